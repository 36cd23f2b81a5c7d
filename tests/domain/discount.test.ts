import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refundRules } from '#cms/city/taizhou/refund-rules.ts';
import { settle } from '#domain/contract/month-settlement.ts';
import { computeRefund } from '#domain/contract/refund.ts';
import type { RefundTerms } from '#domain/contract/refund-rules.ts';
import { comesForAMonth, type Discount, discounted, discountOn, longestOffered, undoesOffered } from '#domain/money/discount.ts';
import { type PriceItem, priceRequest } from '#domain/money/pricing.ts';
import { specialDays, workdaysFrom } from '#domain/time/workdays.ts';

const discount = (over: Partial<Discount>): Discount => ({
  ...{ id: over.kind ?? 'd', kind: 'offer', percent: 10, startsOn: '2026-11-01', name: { zh: '开园优惠', en: 'Opening' } },
  ...over,
});
const wish = { form: 'full_day', months: 1, hasSibling: false } as const;
const kindOn = (discounts: Discount[], over = {}, today = '2026-11-24') =>
  discountOn(discounts, { ...wish, ...over }, today)?.kind;

describe('offers that follow each other', () => {
  const span = (startsOn: string, endsOn: string, forms?: Discount['forms']) =>
    discount({ startsOn, endsOn, ...(forms ? { forms } : {}) });

  it('count together, unless the list price was asked for as many days between; what overlaps counts once', () => {
    const first = span('2026-01-01', '2026-03-01');
    expect(longestOffered([])).toBe(0);
    expect(longestOffered([first])).toBe(60);
    expect(longestOffered([span('2026-04-01', '2026-05-10'), first])).toBe(100);
    expect(longestOffered([first, span('2026-04-30', '2026-06-08')]), '59 days between').toBe(100);
    expect(longestOffered([first, span('2026-05-01', '2026-06-09')]), '60 days between').toBe(60);
    expect(longestOffered([first, span('2026-02-01', '2026-03-11')])).toBe(70);
    expect(longestOffered([first, span('2026-01-05', '2026-01-31')])).toBe(60);
  });

  it('for other care, or of another kind, are another matter', () => {
    const [full, half] = [span('2026-01-01', '2026-03-01', ['full_day']), span('2026-03-02', '2026-05-01', ['half_day'])];
    expect(longestOffered([full, half])).toBe(61);
    expect(longestOffered([full, span('2026-03-02', '2026-05-01')])).toBe(121);
    expect(longestOffered([discount({ kind: 'siblings', startsOn: '2020-01-01' })])).toBe(0);
  });

  it('stay as they were once they have begun: they are ended, not undone', () => {
    const before = span('2026-01-01', '2026-03-01');
    const undone = (after: Partial<Discount> | undefined, today = '2026-02-01') =>
      undoesOffered(before, after && { ...before, ...after }, today);
    expect([undone({ endsOn: '2026-02-01' }), undone({ endsOn: '2026-03-10' }), undone({ percent: 5 })]).toEqual([
      false,
      false,
      false,
    ]);
    expect([undone({ endsOn: '2026-01-31' }), undone({ startsOn: '2026-01-20' }), undone({ kind: 'months' })]).toEqual([
      true,
      true,
      true,
    ]);
    expect([undone(undefined), undone({ forms: ['full_day'] }), undone({ endsOn: '2026-02-28' }, '2026-05-01')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([undone(undefined, '2025-12-31'), undone({ startsOn: '2026-01-20' }, '2025-12-31')]).toEqual([false, false]);
  });
});

describe('a discount is given', () => {
  const siblings = discount({ kind: 'siblings', percent: 10 });
  const months = discount({ kind: 'months', percent: 15, leastMonths: 3 });
  const offer = discount({ percent: 20, startsOn: '2026-11-24', endsOn: '2026-11-30' });

  it('where a brother or sister is there, for so many months at once, or between two days, both among them', () => {
    expect([kindOn([siblings]), kindOn([siblings], { hasSibling: true })]).toEqual([undefined, 'siblings']);
    expect([kindOn([months], { months: 2 }), kindOn([months], { months: 3 })]).toEqual([undefined, 'months']);
    const days = ['2026-11-23', '2026-11-24', '2026-11-30', '2026-12-01'];
    expect(days.map((day) => kindOn([offer], {}, day))).toEqual([undefined, 'offer', 'offer', undefined]);
  });

  it('once: the largest, of equals the first kind; on its forms alone, and never on care that is sold singly', () => {
    const all = { hasSibling: true, months: 3 };
    expect(kindOn([siblings, months], all)).toBe('months');
    expect(kindOn([months, { ...siblings, percent: 15 }], all)).toBe('siblings');
    expect(kindOn([{ ...siblings, forms: ['half_day'] }], all)).toBeUndefined();
    expect(kindOn([siblings, offer], { ...all, months: 0 })).toBeUndefined();
  });
});

const items: PriceItem[] = [
  { id: 'c', kind: 'care', form: 'full_day', unit: 'month', amount: 208_005, startsOn: '2026-01-01' },
  { id: 'm', kind: 'meals', form: 'full_day', unit: 'month', amount: 50_000, startsOn: '2026-01-01' },
];
const request = { form: 'full_day', date: '2026-12-01', months: 2, meals: true } as const;
const listed = () => {
  const priced = priceRequest(request, { items, classId: 'a', occasions: [] });
  if (!priced.ok) throw new Error(priced.code);
  return priced;
};

describe('with a discount', () => {
  const special = specialDays([]);
  const terms: RefundTerms = { rules: refundRules.filter(({ kind }) => kind !== 'cooling_off'), payWithinDays: 15 };

  it('each month of care costs less to the fen, beside its list price; meals and what has none stay as they are', () => {
    const { lines, total } = discounted(listed(), discount({ percent: 15 }));
    const [care] = lines;
    expect(care).toMatchObject({ amount: 176_804, listAmount: 208_005, unitAmount: 208_005 });
    expect(care?.discount).toEqual({ kind: 'offer', percent: 15, name: { zh: '开园优惠', en: 'Opening' } });
    expect(lines.filter(({ kind }) => kind === 'meals')).toEqual(listed().lines.filter(({ kind }) => kind === 'meals'));
    expect(total).toBe(2 * (176_804 + 50_000));
    expect(discounted(listed(), undefined)).toEqual(listed());
  });

  it('the family gets back what it paid less what it used at the list price, never less than nothing; by the centre’s cause at its own', () => {
    const days = workdaysFrom('2026-12-01', '2026-12-31', special);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: days.length }), (percent, came) => {
        const { lines } = discounted(listed(), discount({ percent }));
        const basis = { lines, terms, timeZone: 'Asia/Shanghai', hadSameService: true };
        const at = { now: '2026-12-31T10:00:00.000Z', paidAt: '2026-11-24T00:00:00.000Z', attended: days.slice(0, came) };
        const [family] = computeRefund(basis, { ...at, cause: 'family' }, special).lines;
        const [centre] = computeRefund(basis, { ...at, cause: 'centre' }, special).lines;
        const plain = { ...basis, lines: lines.map(({ listAmount: _, ...line }) => line) };
        const [paid] = computeRefund(plain, { ...at, cause: 'centre' }, special).lines;
        expect(centre?.refund).toBe(paid?.refund);
        expect(centre?.usedAtList).toBeUndefined();
        const list = listed().lines[0]?.amount ?? 0;
        const full =
          computeRefund({ ...basis, lines: listed().lines }, { ...at, cause: 'family' }, special).lines[0]?.refund ?? 0;
        expect(family?.refund).toBe(Math.max(0, (lines[0]?.amount ?? 0) - (list - full)));
      }),
      { numRuns: 200 },
    );
  });

  it('a month that is over while the family stays is settled at the price that it paid', () => {
    const { lines } = discounted(listed(), discount({ percent: 20 }));
    const basis = { lines, terms, timeZone: 'Asia/Shanghai', hadSameService: true };
    const plain = { ...basis, lines: lines.map(({ listAmount: _, discount: __, ...line }) => line) };
    const month = { span: { from: '2026-12-01', to: '2026-12-31' }, attended: [], notGiven: [] };
    const sums = (of: typeof basis) => settle(of, month, special).lines.map(({ refund }) => refund);
    expect(sums(basis)).toEqual(sums(plain));
  });
});

it('a brother or sister counts once it has come for a month, and only while it goes on', () => {
  const on = (...paid: [string, string][]) =>
    comesForAMonth(
      paid.map(([from, to]) => ({ from, to })),
      '2027-03-01',
    );
  expect(on(['2027-02-01', '2027-04-30'])).toBe(true);
  expect(on(['2027-02-02', '2027-04-30']), 'not a month yet').toBe(false);
  expect(on(['2027-03-08', '2027-06-04']), 'only booked').toBe(false);
  expect(on(['2027-01-04', '2027-02-26']), 'has left').toBe(false);
  expect(on(['2027-01-04', '2027-02-26'], ['2027-03-01', '2027-03-31']), 'goes on by another contract').toBe(true);
  expect(on(['2026-03-02', '2026-05-29'], ['2027-03-08', '2027-06-04']), 'was there a year ago').toBe(false);
});
