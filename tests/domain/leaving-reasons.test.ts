import { describe, expect, it } from 'vitest';
import { refundRules } from '#cms/city/taizhou/refund-rules.ts';
import { servicePeriods } from '#domain/care/care.ts';
import { settle } from '#domain/contract/month-settlement.ts';
import { computeRefund, type RefundBasis, type RefundFacts } from '#domain/contract/refund.ts';
import { refundClauses } from '#domain/contract/refund-clauses.ts';
import { refundDates } from '#domain/contract/refund-dates.ts';
import { type RefundRule, reasonsAsked } from '#domain/contract/refund-rules.ts';
import { laterMonths, refundSchedule, stepsByReason } from '#domain/contract/refund-schedule.ts';
import { LANGS } from '#domain/language/lang.ts';
import type { PriceLine } from '#domain/money/pricing.ts';
import { datesFrom } from '#domain/time/civil-date.ts';
import { specialDays, workdaysFrom } from '#domain/time/workdays.ts';

/** April 2027 has 22 working days, May 21, June 22. */
const none = specialDays([]);
const timeZone = 'Asia/Shanghai';
const months = servicePeriods({ form: 'full_day', date: '2027-04-01', months: 3, meals: true });
const lines: PriceLine[] = months.flatMap((period) =>
  (['care', 'meals'] as const).map((kind): PriceLine => {
    const amount = kind === 'care' ? 220_000 : 50_000;
    return { kind, form: 'full_day', unit: 'month', unitAmount: amount, quantity: 1, amount, period };
  }),
);
const byCode = (code: string) => refundRules.find((rule) => rule.code === code) as RefundRule;
const [f2, f4, f5, f7] = ['F2', 'F4', 'F5', 'F7'].map(byCode) as [RefundRule, RefundRule, RefundRule, RefundRule];
const health = { ...f4, code: 'W1', upToDays: undefined, scope: { why: ['health'] } } as RefundRule;
const basisOf = (...rules: RefundRule[]): RefundBasis => ({
  lines,
  terms: { rules, payWithinDays: 15 },
  timeZone,
  hadSameService: true,
});
const april = workdaysFrom('2027-04-01', '2027-04-30', none);
const facts: RefundFacts = {
  now: '2027-04-30T04:00:00Z',
  paidAt: '2027-03-10T02:00:00Z',
  attended: april.slice(0, 12),
  cause: 'family',
};

describe('why a family leaves', () => {
  it('is asked only where a rule that says how much comes back hangs on it', () => {
    expect(reasonsAsked(basisOf(f2, f7).terms)).toEqual([]);
    expect(reasonsAsked(basisOf(f2, health).terms)).toEqual(['health']);
    // What only a centre can be the cause of is no question to a family; meals come back whatever the reason.
    const ofCentre = { ...f4, scope: { why: ['centre_moved'], endedBy: ['centre'] } } as RefundRule;
    const meals = { ...f7, scope: { why: ['health'] } } as RefundRule;
    expect(reasonsAsked(basisOf(ofCentre, meals).terms)).toEqual([]);
  });

  it('is its own choice where it names none', () => {
    const rule = { ...f4, upToDays: undefined, scope: { why: ['own_choice'] } } as RefundRule;
    expect(computeRefund(basisOf(rule), facts, none).lines[0]?.refund).toBe(100_000);
    expect(computeRefund(basisOf(rule, f2), { ...facts, why: 'health' }, none).lines[0]?.refund).toBe(0);
    // A centre that names no ground has not left of its own choice: it is the cause, and pays all days that were not had.
    expect(computeRefund(basisOf(rule, f2), { ...facts, cause: 'centre' }, none).lines[0]?.rule).toBeUndefined();
  });

  it('does not count while the family stays', () => {
    const away = { ...f5, scope: { why: ['own_choice'] } } as RefundRule;
    const span = { from: '2027-04-01', to: '2027-04-30' };
    const settled = (rule: RefundRule) => settle(basisOf(rule), { span, attended: [], notGiven: [] }, none);
    expect(settled(f5).lines[0]?.refund).toBe(220_000);
    expect(settled(away).lines[0]?.refund).toBe(0);
  });

  it('stands in the clause, with who ended it and what the centre may ask to see, in every language', () => {
    const rule = { ...health, scope: { why: ['health', 'moved_away'], endedBy: ['family'] } } as RefundRule;
    const [clause] = refundClauses({ rules: [rule], payWithinDays: 15 });
    expect(clause?.zh).toMatch(
      /^仅限甲方解除、因孩子的身体原因或者甲方搬家退出的（乙方可以请甲方出示新住址的证明或者医院的证明）：按月/,
    );
    expect(clause?.en).toMatch(
      /^Only if the family ends it, where the family leaves for this reason: the child’s health, or the family moves away/,
    );
    expect(clause?.en).toContain(
      '(the centre may ask to see something that shows the new address or a note from a hospital). For care',
    );
    const centre = refundClauses({ rules: [{ ...f4, scope: { endedBy: ['centre'] } } as RefundRule], payWithinDays: 15 })[0];
    expect([centre?.zh.slice(0, 14), centre?.en.slice(0, 48)]).toEqual([
      '仅限因乙方原因解除的：按月托',
      'Only if it is the centre’s doing that care ends.',
    ]);
    for (const lang of LANGS) expect(refundClauses({ rules: [f4], payWithinDays: 15 })[0]?.[lang]).not.toMatch(/^(仅限|Only)/);
  });

  it('has stairs of its own before signing, where they are others', () => {
    const now = '2027-03-10T02:00:00Z';
    expect(stepsByReason(basisOf(f2, f7), { now, paidAt: now }, none)).toEqual([]);
    const [one, ...more] = stepsByReason(basisOf(f2, health), { now, paidAt: now }, none);
    expect([one?.why, more]).toEqual(['health', []]);
    expect(one?.steps).toEqual(refundSchedule(basisOf(f2, health), { now, paidAt: now, why: 'health' }, none));
    expect(one?.later.map(({ from }) => from)).toEqual(['2027-05-01', '2027-06-01']);
  });
});

describe('what leaving gives back', () => {
  const basis = basisOf(f2, f7);
  const now = '2027-03-10T02:00:00Z';

  it('is told of every month, by the days attended in it', () => {
    const later = laterMonths(basis, { now, paidAt: now }, none);
    expect(later.map(({ from, to }) => [from, to])).toEqual(months.slice(1).map(({ from, to }) => [from, to]));
    // May has 21 working days: 4, 10 and 21 of them.
    expect(later[0]?.steps.map(({ fromDays, toDays, fixed }) => [fromDays, toDays, fixed])).toEqual([
      [0, 4, 176_000 + 270_000],
      [5, 10, 110_000 + 270_000],
      [11, 21, 270_000],
    ]);
    expect(later[1]?.steps.at(-1)).toMatchObject({ fixed: 0, amount: 0 });
  });

  it('is told of every date of the whole period, and is what the calculator says on it', () => {
    const dates = refundDates(basis, { now, paidAt: now }, none);
    const told = dates.flatMap(({ days }) => days.flatMap(({ from, to }) => datesFrom(from, to)));
    expect(told).toEqual(datesFrom('2027-04-01', '2027-06-30'));
    for (const { from, days } of dates)
      for (const step of days)
        for (const date of datesFrom(step.from, step.to)) {
          const at = `${date}T04:00:00Z`;
          const before = workdaysFrom('2027-04-01', from, none).filter((day) => day < from);
          const came = workdaysFrom(from, date, none);
          const on = (attended: string[]) =>
            computeRefund(basis, { now: at, paidAt: now, attended, cause: 'family' }, none).total;
          expect([date, step.least, step.most]).toEqual([date, on([...before, ...came]), on(before)]);
        }
  });

  it('begins with today once care is under way, and has no dates of a single stay', () => {
    const dates = refundDates(basis, { now: '2027-05-10T02:00:00Z', paidAt: now, attended: april }, none);
    expect([dates.length, dates[0]?.days[0]?.from]).toEqual([2, '2027-05-10']);
    const stay = { ...lines[0], period: undefined, occasion: { date: '2027-04-01', from: 540, to: 600 } } as PriceLine;
    expect(refundDates({ ...basis, lines: [stay] }, { now, paidAt: now }, none)).toEqual([]);
  });
});
