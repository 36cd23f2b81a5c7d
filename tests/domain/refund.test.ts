import { describe, expect, it } from 'vitest';
import { servicePeriods } from '#domain/care/care.ts';
import { computeRefund, type RefundBasis } from '#domain/contract/refund.ts';
import { refundSchedule } from '#domain/contract/refund-schedule.ts';
import { percentOf, share, sum } from '#domain/money/money.ts';
import type { PriceLine } from '#domain/money/pricing.ts';
import { specialDays, workdaysFrom } from '#domain/time/workdays.ts';
import { exampleTerms } from './example.ts';

/** March 2027 has 23 working days and April 22; the published example has 22 in its month. */
const none = specialDays([]);
const start = '2027-04-01';
const periods = servicePeriods({ form: 'full_day', date: start, months: 3, meals: true });
const lines: PriceLine[] = periods.flatMap((period) => [
  { kind: 'care', form: 'full_day', unit: 'month', unitAmount: 208_000, quantity: 1, amount: 208_000, period },
  { kind: 'meals', form: 'full_day', unit: 'month', unitAmount: 50_000, quantity: 1, amount: 50_000, period },
]);
const basis: RefundBasis = { lines, terms: exampleTerms, timeZone: 'Asia/Shanghai', hadSameService: false };
const april = workdaysFrom('2027-04-01', '2027-04-30', none);
const paidAt = '2027-03-10T02:00:00Z';

const leavesAfter = (days: number) =>
  computeRefund(basis, { now: '2027-04-20T02:00:00Z', paidAt, attended: april.slice(0, days), cause: 'family' }, none).total;

describe('the published refund example: 22 working days, 2,080 yuan of care, 500 yuan of meals, three months', () => {
  it('has 22 working days in its first month and costs 7,740 yuan', () => {
    expect(april).toHaveLength(22);
    expect(sum(lines.map(({ amount }) => amount))).toBe(774_000);
  });
  it('gives back 7,233.09 after 4 days', () => expect(leavesAfter(4)).toBe(723_309));
  it('gives back 6,450.00 after 11 days', () => expect(leavesAfter(11)).toBe(645_000));
  it('gives back 5,387.27 after 12 days', () => expect(leavesAfter(12)).toBe(538_727));
  it('gives everything back on day 6 after payment, nothing attended', () => {
    const soon = { now: '2027-03-16T02:00:00Z', paidAt, attended: [], cause: 'family' } as const;
    expect(computeRefund(basis, soon, none).total).toBe(774_000);
  });
  it('gives back the days on which the centre was shut, where the band leaves less', () => {
    const notGiven = april.slice(12, 15).map((date) => ({ date, care: share(208_000, 1, 22) }));
    const facts = { now: '2027-04-28T02:00:00Z', paidAt, notGiven, cause: 'family' } as const;
    const care = (days: number) => computeRefund(basis, { ...facts, attended: april.slice(0, days) }, none).lines[0];
    expect(care(12)).toMatchObject({ refund: 3 * share(208_000, 1, 22), reason: { code: 'days_shut', days: 3 } });
    expect(care(11), 'the band gives more').toMatchObject({ refund: 104_000, reason: { code: 'attended_band' } });
    const last = refundSchedule(basis, { ...facts, attended: april.slice(0, 12) }, none).at(-1);
    expect(last).toMatchObject({ amount: 516_000 + 3 * share(208_000, 1, 22) });
  });
  it('draws the stairs from the same rule', () => {
    const steps = refundSchedule(basis, { now: paidAt, paidAt }, none);
    expect(steps.map(({ amount }) => amount)).toEqual([774_000, 723_309, 645_000, 516_000]);
    expect(steps[0]).toMatchObject({ ends: 'day_before', until: '2027-03-31T15:59:00.000Z' });
  });
  it('draws the seven days that go on after the first day, less the meals that may be eaten by then', () => {
    const soon = '2027-03-29T02:00:00Z';
    const [before, cooling, first] = refundSchedule(basis, { now: soon, paidAt: soon }, none);
    expect(before).toMatchObject({ amount: 774_000, fixed: 724_000 });
    // Until Monday 5 April: three working days of meals at most.
    expect(cooling).toMatchObject({ ends: 'cooling_off', until: '2027-04-05T15:59:00.000Z', most: 774_000, fixed: 724_000 });
    expect(cooling?.amount).toBe(774_000 - 50_000 + share(50_000, 19, 22));
    expect(first).toMatchObject({ kind: 'days', fromDays: 0, toDays: 4 });
    const again = refundSchedule({ ...basis, hadSameService: true }, { now: soon, paidAt: soon }, none);
    expect(again.map(({ kind }) => kind)).toEqual(['time', 'days', 'days', 'days']);
  });
  it('draws the stairs of the month that runs, once the first is over', () => {
    const now = '2027-05-12T02:00:00Z';
    const steps = refundSchedule(basis, { now, paidAt, attended: april }, none);
    expect(steps).toHaveLength(3);
    for (const step of steps) {
      if (step.kind !== 'days') throw new Error('stairs of hours for care by the month');
      const { toDays, amount } = step;
      const may = workdaysFrom('2027-05-01', '2027-05-31', none).slice(0, toDays);
      const facts = { now, paidAt, attended: [...april, ...may], cause: 'family' } as const;
      expect(amount).toBe(computeRefund({ ...basis, hadSameService: true }, facts, none).total);
      expect(amount).toBeLessThan(516_000);
    }
  });
});

describe('the seven days', () => {
  const begun: RefundBasis = { ...basis, lines: lines.slice(0, 2) };
  const at = (now: string, paid: string, days: number) =>
    computeRefund(begun, { now, paidAt: paid, attended: april.slice(0, days), cause: 'family' }, none);
  it('deduct only the meals that were eaten', () => {
    const { lines: back } = at('2027-04-06T02:00:00Z', '2027-04-01T01:00:00Z', 3);
    expect(back.map(({ refund }) => refund)).toEqual([208_000, share(50_000, 19, 22)]);
  });
  it('do not count the day of payment, and roll past a weekend', () => {
    // Paid Saturday 3 April: the seventh day is Saturday 10 April, so Monday 12 April still counts.
    expect(at('2027-04-12T10:00:00Z', '2027-04-03T02:00:00Z', 6).lines[0]?.reason.code).toBe('cooling_off');
    expect(at('2027-04-13T02:00:00Z', '2027-04-03T02:00:00Z', 6).lines[0]?.reason.code).toBe('attended_band');
  });
  it('are lost by a family that had the same service before', () => {
    const known = { ...begun, hadSameService: true };
    const refund = computeRefund(
      known,
      { now: '2027-04-06T02:00:00Z', paidAt: '2027-04-01T01:00:00Z', attended: april.slice(0, 3), cause: 'family' },
      none,
    );
    expect(refund.lines[0]?.refund).toBe(percentOf(208_000, 80));
  });
});

describe('care sold by the hour', () => {
  const occasion = { date: '2026-11-25', from: 540, to: 720 };
  const hourly: RefundBasis = {
    lines: [{ kind: 'care', form: 'hourly', unit: 'hour', unitAmount: 2600, quantity: 3, amount: 7800, occasion }],
    terms: exampleTerms,
    timeZone: 'Asia/Shanghai',
    hadSameService: true,
  };
  const back = (now: string) =>
    computeRefund(hourly, { now, paidAt: '2026-11-20T00:00:00Z', attended: [], cause: 'family' }, none).total;
  it.each([
    ['three days before, to the minute', '2026-11-22T01:00:00Z', 7800],
    ['a minute later', '2026-11-22T01:01:00Z', 6240],
    ['42 hours before', '2026-11-23T07:06:00Z', 6240],
    ['a day before, to the minute', '2026-11-24T01:00:00Z', 6240],
    ['two hours before', '2026-11-24T23:00:00Z', 3900],
    ['an hour before', '2026-11-25T00:00:00Z', 0],
    ['after it began', '2026-11-25T01:00:00Z', 0],
  ])('%s', (_, now, fen) => expect(back(now)).toBe(fen));
  it('is being given once the child is received, though before its hour and within the seven days', () => {
    const early = { now: '2026-11-25T00:50:00Z', paidAt: '2026-11-24T00:00:00Z', cause: 'family' } as const;
    const first = { ...hourly, hadSameService: false };
    expect(computeRefund(first, { ...early, attended: [] }, none).total).toBe(7800);
    expect(computeRefund(first, { ...early, attended: ['2026-11-25'] }, none).total).toBe(0);
  });
  it('comes back whole when the centre is the cause', () => {
    const facts = { now: '2026-11-25T00:30:00Z', paidAt: '2026-11-20T00:00:00Z', attended: [], cause: 'centre' } as const;
    expect(computeRefund(hourly, facts, none).total).toBe(7800);
  });
  it('draws one tread per tier that is still ahead', () => {
    const steps = refundSchedule(hourly, { now: '2026-11-23T07:06:00Z', paidAt: '2026-11-23T07:06:00Z' }, none);
    expect(steps.map(({ amount }) => amount)).toEqual([6240, 3900, 0]);
  });
});
