import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contractTemplates } from '#cms/city/taizhou/contract-templates.ts';
import { refundRules } from '#cms/city/taizhou/refund-rules.ts';
import { type FrameworkHead, isWholeChain, type Linked, nextLink } from '#domain/contract/annex-chain.ts';
import type { ContractSnapshot } from '#domain/contract/contract.ts';
import { type FRAMEWORK_ENDS, type Framework, frameworkUntil, whyNoAnnex } from '#domain/contract/framework.ts';
import { contractKeptUntil } from '#domain/contract/legal-time.ts';

const inBoth = (words: string) => ({ zh: words, en: words });
const template = contractTemplates.find(({ code }) => code === 'TZ-HOURLY');
if (!template) throw new Error('no template');
const { code, version, effectiveOn, title, clauses } = template;

/** What the example family signed on 23 November for two hours at 18 yuan. */
const signed: Framework['snapshot'] = {
  number: 'C-261123-ABCDEF',
  version: 1,
  template: { code, version, effectiveOn, title },
  clauses,
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  languages: ['zh', 'en'],
  facility: {
    id: 'centre',
    name: inBoth('示例托育园'),
    address: inBoth('海陵区'),
    phone: '0523-1',
    credential: { type: 'filing_receipt', number: 'F-1' },
    supervisor: inBoth('卫健委'),
  },
  guardian: { id: 'parent', name: '林示例', relation: '妈妈', phone: '+8613800000001' },
  child: { id: 'child', name: '小满', birthDate: '2026-03-10' },
  pickups: [],
  consents: [],
  service: {
    form: 'hourly',
    className: inBoth('乳儿班'),
    from: '2026-12-02',
    to: '2026-12-02',
    periods: [],
    occasions: [{ date: '2026-12-02', from: 540, to: 660 }],
  },
  lines: [{ kind: 'care', form: 'hourly', unit: 'hour', unitAmount: 1800, quantity: 2, amount: 3600 }],
  total: 3600,
  terms: { rules: refundRules.filter(({ kind }) => kind === 'tiered'), payWithinDays: 15 },
  calendar: [],
  hadSameService: false,
  refundSteps: [],
  framework: { until: '2027-05-23' },
  signedAt: '2026-11-23T06:00:00.000Z',
  signedName: '林示例',
};
const framework: Framework = { snapshot: signed, stops: [] };
const ON = '2026-12-20';

/** Another stay under it, three hours long: with another child's notes, other persons who collect and another day. */
const { framework: _, signedAt: __, signedName: ___, ...unsigned } = signed;
const next: ContractSnapshot = {
  ...unsigned,
  number: 'C-261220-GHJKLM',
  pickups: [{ name: '外婆', relation: '外婆', phone: '13900000000' }],
  consents: [{ purpose: 'photos', granted: true }],
  service: {
    ...signed.service,
    from: '2026-12-24',
    to: '2026-12-24',
    occasions: [{ date: '2026-12-24', from: 540, to: 720 }],
  },
  lines: [{ kind: 'care', form: 'hourly', unit: 'hour', unitAmount: 1800, quantity: 3, amount: 5400 }],
  total: 5400,
  hadSameService: true,
};

/** Every way in which what is signed next is not what was read once. */
const OTHERWISE: [string, (typeof FRAMEWORK_ENDS)[number], Partial<ContractSnapshot>][] = [
  ['another guardian', 'other_parties', { guardian: { ...next.guardian, id: 'other' } }],
  ['a guardian of another name', 'other_parties', { guardian: { ...next.guardian, name: '林新名' } }],
  ['a guardian by another title', 'other_parties', { guardian: { ...next.guardian, ground: '居委会指定' } }],
  ['another child', 'other_parties', { child: { ...next.child, id: 'other' } }],
  ['a child of another birth date', 'other_parties', { child: { ...next.child, birthDate: '2026-03-11' } }],
  ['another centre', 'other_parties', { facility: { ...next.facility, id: 'other' } }],
  ['a centre under another company', 'other_parties', { facility: { ...next.facility, creditCode: '91321200' } }],
  ['a centre that has moved', 'other_parties', { facility: { ...next.facility, address: inBoth('姜堰区') } }],
  ['another kind of care', 'other_care', { service: { ...next.service, form: 'temporary' } }],
  ['care by the month', 'other_care', { service: { ...next.service, periods: [{ from: ON, to: ON } as never] } }],
  ['a newer template', 'other_template', { template: { ...next.template, version: 2 } }],
  [
    'another version of what the centre adds',
    'other_template',
    { ownTerms: { version: 1, effectiveOn: '2026-12-01', terms: [{ heading: inBoth('书包'), text: inBoth('请带书包') }] } },
  ],
  ['a clause less', 'other_template', { clauses: next.clauses.slice(1) }],
  ['other refund rules', 'other_rules', { terms: { ...next.terms, payWithinDays: 30 } }],
  ['a dearer hour', 'other_prices', { lines: next.lines.map((line) => ({ ...line, unitAmount: 1801 })) }],
  ['a cheaper hour', 'other_prices', { lines: next.lines.map((line) => ({ ...line, unitAmount: 1700 })) }],
  [
    'meals beside it',
    'other_prices',
    { lines: [...next.lines, { kind: 'meals', form: 'hourly', unit: 'meal', unitAmount: 900, quantity: 1, amount: 900 }] },
  ],
  ['money of another country', 'other_prices', { currency: 'CAD' }],
];

describe('a stay is agreed with one tap', () => {
  it('where nothing differs from what was read and signed once but the stay itself', () => {
    expect(whyNoAnnex(framework, next, ON)).toBeUndefined();
  });

  it.each(OTHERWISE)('and not with %s', (_, why, change) => {
    expect(whyNoAnnex(framework, { ...next, ...change }, ON)).toBe(why);
  });

  it('until the last day, for stays up to that day', () => {
    const until = frameworkUntil('2026-11-23', 6);
    expect(until).toBe('2027-05-23');
    const stay = (date: string) => ({ ...next, service: { ...next.service, from: date, to: date } });
    expect(whyNoAnnex(framework, stay(until), until)).toBeUndefined();
    expect(whyNoAnnex(framework, stay('2027-05-24'), until)).toBe('over');
    expect(whyNoAnnex(framework, stay(until), '2027-05-24')).toBe('over');
  });

  it('and not once its family has ended it, or its centre has had to stop since, though it takes children again', () => {
    expect(whyNoAnnex({ ...framework, endedAt: '2026-12-01T00:00:00.000Z' }, next, ON)).toBe('ended');
    const stopped = (from: string, to?: string) => ({ ...framework, stops: [{ from, to, cause: 'suspended' as const }] });
    expect(whyNoAnnex(stopped('2026-12-10', '2026-12-12'), next, ON)).toBe('centre_stopped');
    expect(whyNoAnnex(stopped('2026-11-01'), next, ON)).toBe('centre_stopped');
    expect(whyNoAnnex(stopped('2026-10-01', '2026-10-20'), next, ON)).toBeUndefined();
    // One that is announced for later ends nothing yet.
    expect(whyNoAnnex(stopped('2027-01-10', '2027-01-12'), next, ON)).toBeUndefined();
  });
});

it('a framework and its annexes are kept three years from the last day for which any of them can be agreed', () => {
  const head = { number: signed.number, hash: 'f', signedAt: signed.signedAt, until: signed.framework.until };
  expect(contractKeptUntil(signed)).toBe('2030-05-23');
  expect(contractKeptUntil({ ...next, annex: nextLink(head) })).toBe('2030-05-23');
  expect(contractKeptUntil(next)).toBe('2029-12-24');
});

describe('the chain of a framework', () => {
  const head: FrameworkHead = {
    number: signed.number,
    hash: 'f'.repeat(64),
    signedAt: signed.signedAt,
    until: signed.framework.until,
  };
  /** As long as it is, each with a digest of its own. */
  const digest = fc.stringMatching(/^[0-9a-f]{64}$/);
  const chain = fc.uniqueArray(digest, { minLength: 2, maxLength: 12 }).map((hashes) => {
    const annexes: Linked[] = [];
    for (const hash of hashes) annexes.push({ hash, link: nextLink(head, annexes.at(-1)) });
    return annexes;
  });
  const at = fc.nat({ max: 1000 });

  it('is whole as it was written, and as far as it had come at any time', () => {
    fc.assert(
      fc.property(chain, at, (annexes, n) => {
        expect(isWholeChain(head, annexes)).toBe(true);
        expect(isWholeChain(head, annexes.slice(0, n % annexes.length))).toBe(true);
      }),
    );
  });

  it('shows that an annex before the last was changed, or any left out, moved or put in', () => {
    fc.assert(
      fc.property(chain, at, at, digest, (annexes, a, b, other) => {
        const one = a % (annexes.length - 1);
        const changed = annexes.with(one, { ...(annexes[one] as Linked), hash: other });
        if (annexes[one]?.hash !== other) expect(isWholeChain(head, changed)).toBe(false);
        expect(isWholeChain(head, annexes.toSpliced(one, 1))).toBe(false);
        const two = b % annexes.length;
        const moved = annexes.with(one, annexes[two] as Linked).with(two, annexes[one] as Linked);
        if (one !== two) expect(isWholeChain(head, moved)).toBe(false);
        expect(isWholeChain(head, annexes.toSpliced(one, 0, annexes[one] as Linked))).toBe(false);
      }),
    );
  });

  it('hangs on one framework as it was signed: on none that says something else', () => {
    fc.assert(
      fc.property(chain, fc.constantFrom(...(['number', 'hash', 'signedAt', 'until'] as const)), (annexes, key) => {
        expect(isWholeChain({ ...head, [key]: 'otherwise' }, annexes)).toBe(false);
      }),
    );
  });
});
