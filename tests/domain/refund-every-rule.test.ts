import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refundRules } from '#cms/city/taizhou/refund-rules.ts';
import { type RefundCase, refundOfCase } from '#domain/contract/refund-case.ts';
import { LEAVING_REASONS, type RefundRule } from '#domain/contract/refund-rules.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { specialDays } from '#domain/time/workdays.ts';

const none = specialDays([]);
const timeZone = 'Asia/Shanghai';
const rules = fc.subarray(refundRules);
const fen = fc.integer({ min: 1, max: 1_000_000 });
const told: fc.Arbitrary<RefundCase> = fc
  .record({
    form: fc.constantFrom('full_day' as const, 'half_day' as const),
    months: fc.integer({ min: 1, max: 3 }),
    care: fen,
    meals: fc.integer({ min: 0, max: 200_000 }),
    discount: fc.option(fc.integer({ min: 0, max: 400_000 }), { nil: undefined }),
    began: fc.integer({ min: 0, max: 60 }),
    paidBefore: fc.integer({ min: 0, max: 40 }),
    askedAfter: fc.integer({ min: 0, max: 120 }),
    came: fc.integer({ min: 0, max: 23 }),
    why: fc.constantFrom(...LEAVING_REASONS),
    by: fc.constantFrom('family' as const, 'centre' as const),
    before: fc.boolean(),
    later: fc.integer({ min: 0, max: 400 }),
  })
  .map(({ discount, began, paidBefore, askedAfter, later, ...one }) => {
    const start = addDays('2027-01-01', began);
    const paid = addDays(start, -paidBefore);
    const asked = addDays(paid, askedAfter);
    const list = discount === undefined ? {} : { list: one.care + discount };
    return { ...one, ...list, start, paid, asked, paidBack: addDays(asked, later) };
  });
const back = (one: RefundCase, agreed: readonly RefundRule[]) =>
  refundOfCase(one, { terms: { rules: [...agreed], payWithinDays: 15 }, timeZone, special: none });

describe('by whatever rules were agreed, of all that there are', () => {
  it('no line is negative or above what was paid, and the lines come to the whole', () => {
    fc.assert(
      fc.property(told, rules, (one, agreed) => {
        const { lines, total, paid, interest } = back(one, agreed);
        for (const { refund, paid: most } of lines) {
          expect(Number.isSafeInteger(refund)).toBe(true);
          expect(refund >= 0 && refund <= most).toBe(true);
        }
        expect(lines.reduce((sum, { refund }) => sum + refund, 0)).toBe(total);
        expect(total).toBeLessThanOrEqual(paid);
        const parts = interest?.parts ?? [];
        expect(parts.reduce((sum, { amount }) => sum + amount, 0)).toBe(interest?.total ?? 0);
      }),
      { numRuns: 400 },
    );
  });
  it('a day more that the child came never gives more', () => {
    fc.assert(
      fc.property(told, rules, (one, agreed) => {
        const more = { ...one, came: (one.came ?? 0) + 1 };
        expect(back(more, agreed).total).toBeLessThanOrEqual(back(one, agreed).total);
      }),
      { numRuns: 400 },
    );
  });
  it('one more rule that says how much comes back never gives less', () => {
    const sums = refundRules.filter(({ kind }) =>
      ['monthly_band', 'attended_days', 'absence', 'remaining_period'].includes(kind),
    );
    const method = sums.find(({ kind }) => kind === 'monthly_band') as RefundRule;
    fc.assert(
      fc.property(told, fc.constantFrom(...sums), (one, added) => {
        expect(back(one, [method, added]).total).toBeGreaterThanOrEqual(back(one, [method]).total);
      }),
    );
  });
  it('the sum that is paid is the largest of those that are told', () => {
    fc.assert(
      fc.property(told, rules, (one, agreed) => {
        for (const { refund, less = [] } of back(one, agreed).lines)
          for (const other of less) expect(other.refund).toBeLessThanOrEqual(refund);
      }),
    );
  });
});
