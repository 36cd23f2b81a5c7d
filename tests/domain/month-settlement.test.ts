import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { servicePeriods } from '#domain/care/care.ts';
import { nextToSettle, type Settled, settle, settlesAt } from '#domain/contract/month-settlement.ts';
import { computeRefund, type RefundBasis, type RefundLine } from '#domain/contract/refund.ts';
import type { RefundTerms } from '#domain/contract/refund-rules.ts';
import { sum } from '#domain/money/money.ts';
import type { PriceLine } from '#domain/money/pricing.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { specialDays } from '#domain/time/workdays.ts';
import { toInstant } from '#domain/time/zoned-time.ts';
import { exampleTerms } from './example.ts';

const none = specialDays([]);
const timeZone = 'Asia/Shanghai';
/** Three months from a Tuesday; 22 or 23 working days each. */
const periods = servicePeriods({ form: 'full_day', date: '2026-12-01', months: 3, meals: true });
const linesOf = (care: number, meals: number) =>
  periods.flatMap((period): PriceLine[] => [
    { kind: 'care', form: 'full_day', unit: 'month', unitAmount: care, quantity: 1, amount: care, period },
    { kind: 'meals', form: 'full_day', unit: 'month', unitAmount: meals, quantity: 1, amount: meals, period },
  ]);
const reaching = (reaches: 'month_of_leaving' | 'every_begun_month' | undefined): RefundTerms => ({
  ...exampleTerms,
  rules: exampleTerms.rules.map((rule) =>
    rule.kind === 'monthly_band' || rule.kind === 'meals_unused' ? { ...rule, reaches } : rule,
  ),
});
const basisOf = (care: number, meals: number, terms: RefundTerms): RefundBasis => ({
  lines: linesOf(care, meals),
  terms,
  timeZone,
  hadSameService: true,
});
const backOf = (lines: readonly RefundLine[], kind: string) =>
  sum(lines.filter(({ line }) => line.kind === kind).map(({ refund }) => refund));
const spanOf = (month: number) => periods[month] ?? { from: '', to: '' };

describe('a service month that is over', () => {
  it('gives back meals by working day, and the care of the days on which the centre was shut', () => {
    const basis = basisOf(208000, 50000, reaching('every_begun_month'));
    const attended = ['2026-12-01', '2026-12-02', '2026-12-03'];
    const notGiven = [{ date: '2026-12-09', care: 9043 }];
    const { lines, total } = settle(basis, { span: spanOf(0), attended, notGiven }, none);
    expect(lines.map(({ refund, reason }) => [refund, reason.code])).toEqual([
      [9043, 'days_shut'],
      [Math.round((50000 * 20) / 23), 'meals_unused'],
    ]);
    expect(total).toBe(sum(lines.map(({ refund }) => refund)));
  });

  it('gives back no meals where the contract speaks of the month of leaving alone', () => {
    const basis = basisOf(208000, 50000, reaching('month_of_leaving'));
    const { lines } = settle(basis, { span: spanOf(1), attended: [], notGiven: [] }, none);
    expect(lines.map(({ refund, reason }) => [refund, reason.code])).toEqual([
      [0, 'month_over'],
      [0, 'month_over'],
    ]);
  });

  it('is settled once, in order, when the centre has had the working days of the contract', () => {
    const lines = linesOf(1, 1);
    expect(nextToSettle(lines, [])).toMatchObject({ from: '2026-12-01', to: '2026-12-31' });
    expect(nextToSettle(lines, [{ from: '2026-12-01', to: '2026-12-31' }])).toMatchObject({ from: '2027-01-01' });
    expect(nextToSettle(lines, periods)).toBeUndefined();
    expect(settlesAt(spanOf(0), { terms: exampleTerms, timeZone }, none)).toBe('2026-12-31T16:00:00.000Z');
    const asking = exampleTerms.rules.map((rule) => (rule.kind === 'monthly_band' ? { ...rule, answerWithinWorkdays: 3 } : rule));
    // Friday, Monday, Tuesday.
    expect(settlesAt(spanOf(0), { terms: { ...exampleTerms, rules: asking }, timeZone }, none)).toBe('2027-01-05T16:00:00.000Z');
  });

  it('settled or not, comes to the same when the family leaves: never less, never more than was paid', () => {
    const day = fc.integer({ min: 0, max: 89 }).map((days) => addDays('2026-12-01', days));
    const story = fc.record({
      care: fc.integer({ min: 1, max: 500_000 }),
      meals: fc.integer({ min: 1, max: 100_000 }),
      reach: fc.constantFrom('month_of_leaving' as const, 'every_begun_month' as const, undefined),
      attended: fc.uniqueArray(day, { maxLength: 60 }),
      shut: fc.uniqueArray(day, { maxLength: 10 }),
      leaves: day,
      cause: fc.constantFrom('family' as const, 'centre' as const),
    });
    fc.assert(
      fc.property(story, ({ care, meals, reach, attended: all, shut, leaves, cause }) => {
        const basis = basisOf(care, meals, reaching(reach));
        const attended = all.filter((date) => date <= leaves);
        const notGiven = shut
          .filter((date) => date <= leaves && !attended.includes(date))
          .map((date) => ({ date, care: Math.floor(care / 23) }));
        const settled = periods
          .filter(({ to }) => to < leaves)
          .map((span): Settled => {
            const { lines } = settle(basis, { span, attended, notGiven }, none);
            return { ...span, care: backOf(lines, 'care'), meals: backOf(lines, 'meals') };
          });
        const now = toInstant({ date: leaves, minute: 600 }, timeZone);
        const facts = { now, paidAt: '2026-11-01T00:00:00.000Z', attended, notGiven, cause };
        const without = computeRefund(basis, facts, none);
        const after = computeRefund(basis, { ...facts, settled }, none);
        for (const [at, { line, paid, refund }] of after.lines.entries()) {
          const before = settled.find(({ from }) => from === line.period?.from)?.[line.kind] ?? 0;
          expect(before + refund).toBeLessThanOrEqual(paid);
          expect(before + refund).toBe(Math.max(before, without.lines[at]?.refund ?? 0));
        }
      }),
      { numRuns: 500 },
    );
  });
});
