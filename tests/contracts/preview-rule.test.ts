import { afterAll, beforeAll, expect, it } from 'vitest';
import { previewClauses } from '#cms/contracts/preview-clauses.ts';
import { previewRule } from '#cms/contracts/preview-rule.ts';
import type { RefundRule } from '#domain/contract/refund-rules.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { book, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let single: string;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  const stay = { form: 'hourly', date: '2026-12-09', window: { from: 540, to: 660 } } as const;
  single = await book(demo.portal, await newFamily(demo.portal, 71), stay);
});
afterAll(() => demo.close());

const tiered = (percent: number): RefundRule => ({
  ...{ kind: 'tiered', code: 'T1', version: 9, source: '试', effectiveOn: '2027-01-01' },
  tiers: [{ hoursBefore: 1, percent }],
  otherwisePercent: 0,
});
const lookedAt = async (action: string) =>
  (await demo.portal.payload.count({ collection: 'audit-log', where: { action: { equals: action } } })).totalDocs;

it('a rule is tried on the newest booking that it speaks of, beside what its contract gives, and the look is logged', async () => {
  demo.setNow('2026-12-09T00:00:00.000Z');
  const [none, all] = [await previewRule(demo.portal, tiered(0), 'admin'), await previewRule(demo.portal, tiered(100), 'admin')];
  expect(none?.booking.id).toBe(single);
  expect(none?.byThis).toBeLessThan(Number(all?.byThis));
  expect(all?.asSigned).toBe(none?.asSigned);
  expect(await lookedAt('try_refund_rule')).toBe(2);
});

it('clauses are read filled from a contract that there is, and with their blanks where there is none', async () => {
  const clauses = [{ heading: { zh: '孩子', en: 'Child' }, text: { zh: '{child}在园。\n再见。', en: '{child} is here.' } }];
  const read = await previewClauses(demo.portal, { form: 'hourly', oneStay: true, clauses, lang: 'zh', reader: 'admin' });
  expect(read.booking).toBeDefined();
  expect(read.sections[0]?.heading).toContain('孩子');
  const said = read.sections[0]?.paragraphs.map((parts) => parts.map(({ text }) => text).join('')) ?? [];
  expect(said[0]).toMatch(/^[^{]+在园。$/);
  expect(said[1]).toBe('再见。');
  expect(await lookedAt('try_template')).toBe(1);
  const kind = { form: 'temporary', oneStay: false } as const;
  const blank = await previewClauses(demo.portal, { ...kind, clauses, lang: 'en', reader: 'admin' });
  expect(blank).toEqual({
    others: [],
    sections: [{ heading: 'Child', paragraphs: [[{ text: '[child’s name] is here.', important: false }]] }],
  });
});

it('clauses are read on the booking that is chosen, where its contract is of that care: by the month or for one stay', async () => {
  demo.setNow('2026-11-23T07:00:00.000Z');
  const said = { zh: '{child} {period}', en: '{child} {period}' };
  const clauses = [{ heading: { zh: '谁', en: 'Who' }, text: said }];
  const morning = { form: 'half_day', date: '2026-12-10', part: 'morning', meals: false } as const;
  const month = await book(demo.portal, await newFamily(demo.portal, 72), { ...morning, date: '2026-12-01', months: 1 });
  const once = await book(demo.portal, await newFamily(demo.portal, 73), { ...morning, months: 0 });
  const numberOf = async (id: string) => (await demo.portal.bookings.get(id)).number;
  const read = (oneStay: boolean, number?: string) =>
    previewClauses(demo.portal, { form: 'half_day', oneStay, clauses, lang: 'zh', reader: 'admin', number });
  const text = ({ sections }: Awaited<ReturnType<typeof read>>) => JSON.stringify(sections);

  // The newest of its own kind, and never the other's, however new.
  const byMonth = await read(false);
  expect(byMonth.booking).toBe(await numberOf(month));
  expect(text(byMonth)).toContain('宝宝72');
  const stay = await read(true);
  expect([stay.booking, stay.others[0]]).toEqual([await numberOf(once), await numberOf(once)]);
  expect(stay.others).not.toContain(await numberOf(month));

  const older = await book(demo.portal, await newFamily(demo.portal, 74), { ...morning, date: '2026-12-11', months: 0 });
  expect((await read(true)).booking).toBe(await numberOf(older));
  const chosen = await read(true, await numberOf(once));
  expect([chosen.booking, chosen.unknown]).toEqual([await numberOf(once), undefined]);
  expect(text(chosen)).toContain('宝宝73');
  for (const wrong of [await numberOf(month), await numberOf(single), 'B-1'])
    expect(await read(true, wrong)).toMatchObject({ booking: await numberOf(older), unknown: wrong });
});
