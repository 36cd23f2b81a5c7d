import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refundRules } from '#cms/city/taizhou/refund-rules.ts';
import {
  earnestAsked,
  earnestBack,
  earnestBackUntil,
  earnestFor,
  earnestIn,
  earnestLines,
  earnestRuleFor,
  restLines,
} from '#domain/contract/earnest.ts';
import { whyNotOwnRule } from '#domain/contract/own-rule.ts';
import { computeRefund } from '#domain/contract/refund.ts';
import { type RefundCase, refundOfCase } from '#domain/contract/refund-case.ts';
import type { EarnestRule } from '#domain/contract/refund-rules.ts';
import { refundSchedule } from '#domain/contract/refund-schedule.ts';
import { sum } from '#domain/money/money.ts';
import { inTurn, takeOf } from '#domain/money/parts.ts';
import type { PriceLine } from '#domain/money/pricing.ts';
import { addDays, addMonths } from '#domain/time/civil-date.ts';
import { specialDays } from '#domain/time/workdays.ts';

const terms = { rules: refundRules.filter(({ use }) => use !== 'optional'), payWithinDays: 15 };
const place = { terms, timeZone: 'Asia/Shanghai', special: specialDays([]) };
const care: RefundCase = {
  ...{ form: 'full_day', months: 3, care: 208_000, meals: 50_000, start: '2027-04-01', before: true },
  ...{ paid: '2027-03-10', asked: '2027-03-20', by: 'family' },
};

it('whatever was paid as earnest money is in the bills, none of them more than it is, the first filled before the next', () => {
  const sums = fc.record({
    months: fc.integer({ min: 0, max: 3 }),
    care: fc.integer({ min: 1, max: 999_999 }),
    meals: fc.integer({ min: 0, max: 99_999 }),
    per: fc.integer({ min: 1, max: 1000 }),
  });
  fc.assert(
    fc.property(sums, ({ per, ...priced }) => {
      const bill = priced.care + priced.meals;
      const whole = bill * Math.max(1, priced.months);
      const earnest = Math.max(1, Math.floor((whole * per) / 1000));
      const { lines, paid } = refundOfCase({ ...care, ...priced, earnest }, place);
      expect(paid).toBe(earnest);
      for (const one of lines) expect(one.paid).toBeLessThanOrEqual(priced[one.line.kind === 'meals' ? 'meals' : 'care']);
      const starts = [...new Set(lines.map(({ line }) => line.period?.from))];
      const bills = starts.map((from) => sum(lines.filter(({ line }) => line.period?.from === from).map((one) => one.paid)));
      for (const one of bills.slice(0, -1)) expect(one).toBe(bill);
    }),
  );
});

it('before care begins all of it comes back to a family that leaves, and from a centre in breach a fifth of the contract again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 774_000 }), (earnest) => {
      const left = refundOfCase({ ...care, earnest }, place);
      expect([left.total, left.toFamily]).toEqual([earnest, earnest + (left.interest?.total ?? 0)]);
      const broken = refundOfCase({ ...care, by: 'centre', why: 'centre_stopped', earnest }, place);
      expect([broken.total, broken.earnestAgain]).toEqual([earnest, Math.min(earnest, 154_800)]);
      expect(broken.overEarnest).toBe(Math.max(0, earnest - 154_800));
      expect(broken.toFamily).toBe(earnest + broken.earnestAgain + (broken.interest?.total ?? 0));
    }),
  );
});

const fields = { kind: 'earnest', code: 'E1', version: 1, source: '本机构', effectiveOn: '2026-09-01' } as const;
const ask = (firstPercent: number, daysBefore = 30, maxPercent = 20): EarnestRule => ({
  ...fields,
  maxPercent,
  asks: { firstPercent, daysBefore },
});
const withRule = (rule: EarnestRule) => ({ ...terms, rules: [...terms.rules.filter(({ kind }) => kind !== 'earnest'), rule] });
const special = place.special;
const linesOf = (bills: readonly { care: number; meals: number }[]) =>
  bills.flatMap(({ care: fee, meals }, at): PriceLine[] => {
    const from = addMonths('2027-04-01', at);
    const period = { from, to: addDays(addMonths(from, 1), -1) };
    const of = { form: 'full_day', unit: 'month', quantity: 1, period } as const;
    return [
      { ...of, kind: 'care', unitAmount: fee, amount: fee },
      ...(meals > 0 ? [{ ...of, kind: 'meals' as const, unitAmount: meals, amount: meals }] : []),
    ];
  });
const bills = fc.array(fc.record({ care: fc.integer({ min: 1, max: 999_999 }), meals: fc.integer({ min: 0, max: 99_999 }) }), {
  minLength: 1,
  maxLength: 3,
});

it('a contract asks for no more than its part and than a fifth, and the two sums come to the whole, line by line', () => {
  fc.assert(
    fc.property(bills, fc.integer({ min: 1, max: 40 }), (some, percent) => {
      const lines = linesOf(some);
      const whole = sum(lines.map(({ amount }) => amount));
      const asked = earnestIn({ lines, terms: withRule({ ...ask(percent), restDaysBefore: 3 }) });
      if (!asked) return expect(Math.floor((whole * Math.min(percent, 20)) / 100)).toBe(0);
      expect(asked.amount + asked.rest).toBe(whole);
      expect(asked.amount * 100).toBeLessThanOrEqual(whole * Math.min(percent, 20));
      expect(asked.restBy).toBe('2027-03-29');
      const [first, rest] = [earnestLines(lines, asked.amount), restLines(lines, asked.amount)];
      expect([sum(first.map((one) => one.amount)), sum(rest.map((one) => one.amount))]).toEqual([asked.amount, asked.rest]);
      for (const one of [...first, ...rest]) expect(one.amount).toBeGreaterThanOrEqual(0);
      for (const kind of ['care', 'meals'] as const) {
        const of = (all: readonly PriceLine[]) => sum(all.filter((one) => one.kind === kind).map(({ amount }) => amount));
        expect(of(first) + of(rest)).toBe(of(lines));
      }
    }),
  );
});

it('is asked for only long enough before, and of a centre that asks', () => {
  const when = { today: '2027-03-01', lastDaysBefore: 3 };
  expect(earnestAsked(ask(10), { ...when, from: '2027-03-31' })).toMatchObject({ restDaysBefore: 3 });
  expect(earnestAsked(ask(10), { ...when, from: '2027-03-30' })).toBeUndefined();
  expect(earnestAsked({ ...fields, maxPercent: 20 }, { ...when, from: '2027-12-01' })).toBeUndefined();
  expect(earnestAsked(ask(10, 0), { ...when, from: '2027-03-04' }), 'there is no day left for the rest').toBeUndefined();
});

it('is asked for of the forms of care that the rule speaks of, by the newest that asks, in care by the month alone', () => {
  const lines = [{ kind: 'care', unit: 'month', amount: 1000, period: { from: '2027-05-01', to: '2027-05-31' } }] as never;
  const half: EarnestRule = { ...ask(5), code: 'E2', scope: { forms: ['half_day'] } };
  const of = (rules: EarnestRule[], form: 'full_day' | 'half_day') => earnestRuleFor({ rules }, form)?.asks?.firstPercent;
  expect([of([ask(10), half], 'full_day'), of([ask(10), half], 'half_day')]).toEqual([10, 5]);
  expect([of([half], 'full_day'), of([{ ...fields, maxPercent: 20 }], 'full_day')]).toEqual([undefined, undefined]);
  const when = { today: '2027-03-01', lastDaysBefore: 3 };
  const terms = { rules: [half], payWithinDays: 15 };
  expect(earnestFor({ terms, lines, form: 'half_day' }, when)).toMatchObject({ code: 'E2', restDaysBefore: 3 });
  expect(earnestFor({ terms, lines, form: 'full_day' }, when)).toBeUndefined();
  const stay = [{ kind: 'care', unit: 'hour', amount: 1000 }] as never;
  expect(earnestFor({ terms, lines: stay, form: 'half_day' }, when)).toBeUndefined();
});

it('with the rest paid, a family that ends before care begins gets all but the earnest money after its days; a centre gives all', () => {
  const facts = (on: string) => ({ now: `${on}T04:00:00.000Z`, attended: [] as string[], why: undefined });
  fc.assert(
    fc.property(bills, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 30 }), (some, percent, days) => {
      const lines = linesOf(some);
      const basis = {
        lines,
        terms: withRule({ ...ask(percent), restDaysBefore: 3 }),
        timeZone: 'Asia/Shanghai',
        hadSameService: false,
      };
      const asked = earnestIn(basis)?.amount ?? 0;
      const whole = sum(lines.map(({ amount }) => amount));
      const on = addDays('2027-03-01', days);
      const earnest = { amount: asked, paidAt: '2027-03-01T02:00:00.000Z' };
      const paid = { ...facts(on), earnest, paidAt: '2027-03-29T02:00:00.000Z' };
      expect(computeRefund(basis, { ...paid, cause: 'family' }, special).total).toBe(days <= 7 ? whole : whole - asked);
      expect(computeRefund(basis, { ...paid, cause: 'centre' }, special).total).toBe(whole);
    }),
  );
});

it('the seven days of the rest do not give back earnest money whose own are over, and the rules of the month still count', () => {
  fc.assert(
    fc.property(bills, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 4 }), (some, percent, days) => {
      const lines = linesOf(some);
      const terms = withRule({ ...ask(percent), restDaysBefore: 3 });
      const basis = { lines, terms, timeZone: 'Asia/Shanghai', hadSameService: false };
      const asked = earnestIn(basis)?.amount ?? 0;
      const at = { now: `${addDays('2027-04-01', days)}T04:00:00.000Z`, attended: [] as string[], cause: 'family' as const };
      const rest = { ...at, paidAt: '2027-03-29T02:00:00.000Z' };
      const own = { amount: asked, paidAt: '2027-03-01T02:00:00.000Z' };
      const of = (facts: Parameters<typeof computeRefund>[1], one = basis) => computeRefund(one, facts, special).total;
      const back = of({ ...rest, earnest: own });
      const whole = of({ ...rest, earnest: { ...own, paidAt: rest.paidAt } });
      expect(back).toBeLessThanOrEqual(whole);
      expect(back).toBeGreaterThanOrEqual(whole - asked);
      expect(back).toBeGreaterThanOrEqual(of(rest, { ...basis, hadSameService: true }));
    }),
  );
});

it('the stairs say it at the end of the earnest money’s days, and what they say is what comes back', () => {
  const lines = linesOf([{ care: 200_000, meals: 50_000 }]);
  const basis = { lines, terms: withRule({ ...ask(20), restDaysBefore: 3 }), timeZone: 'Asia/Shanghai', hadSameService: true };
  const now = '2027-03-01T02:00:00.000Z';
  const [first, second] = refundSchedule(basis, { now, paidAt: now }, special);
  expect(first).toMatchObject({ ends: 'earnest', amount: 250_000, until: '2027-03-08T15:59:00.000Z' });
  expect(second).toMatchObject({ ends: 'day_before', amount: 200_000 });
  const later = { now: '2027-03-20T02:00:00.000Z', paidAt: '2027-03-19T02:00:00.000Z', earnest: { amount: 50_000, paidAt: now } };
  expect(refundSchedule(basis, later, special)[0]).toMatchObject({ ends: 'day_before', amount: 200_000 });
});

it('comes back within the seven days, later to nobody, and twice from a centre; never less than nothing, never more than paid', () => {
  const of = { terms: withRule(ask(10)) };
  expect(earnestBackUntil(of.terms, '2027-03-01', special)).toBe('2027-03-08');
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 9_999_999 }), fc.integer({ min: 0, max: 40 }), (whole, days) => {
      const amount = Math.floor(whole / 10);
      const when = { on: addDays('2027-03-01', days), backUntil: '2027-03-08' };
      const family = earnestBack({ ...of, amount, whole }, { ...when, by: 'family' });
      expect(family).toEqual({ back: days <= 7 ? amount : 0, again: 0 });
      expect(earnestBack({ ...of, amount, whole }, { ...when, by: 'centre' })).toEqual({ back: amount, again: amount });
      expect(earnestBack({ ...of, amount, whole }, { ...when, by: 'cleared' })).toEqual({ back: amount, again: 0 });
    }),
  );
});

it('a sum that goes back is taken of the payments in turn, of none more than it has, and of their lines as much', () => {
  const has = fc.array(fc.integer({ min: 0, max: 99_999 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(has, fc.integer({ min: 0, max: 1000 }), (most, per) => {
      const amount = Math.floor((sum(most) * per) / 1000);
      const parts = inTurn(amount, most);
      expect(sum(parts)).toBe(amount);
      for (const [at, part] of parts.entries()) {
        expect(part).toBeLessThanOrEqual(most[at] ?? 0);
        if (part < (most[at] ?? 0)) expect(sum(parts.slice(at + 1))).toBe(0);
      }
      const { taken, left } = takeOf(
        most.map((refund, line) => ({ line, refund })),
        amount,
      );
      const of = (some: typeof taken, line: number) => sum(some.filter((one) => one.line === line).map(({ refund }) => refund));
      expect(sum(taken.map(({ refund }) => refund))).toBe(amount);
      for (const [line, refund] of most.entries()) expect(of(taken, line) + of(left, line)).toBe(refund);
    }),
  );
});

it.each([
  [ask(20), undefined],
  [ask(21), 'out_of_bounds'],
  [ask(0), 'out_of_bounds'],
  [ask(15, 30, 10), 'out_of_bounds'],
  [ask(20, 30, 25), 'out_of_bounds'],
  [ask(10, 13), 'out_of_bounds'],
  [ask(10, 14), undefined],
  [{ ...fields, maxPercent: 20 }, undefined],
  [{ ...fields, maxPercent: 21 }, 'out_of_bounds'],
] as const)('a centre keeps to the bounds of the law and of the city: %j', (rule, problem) => {
  expect(whyNotOwnRule(rule, refundRules)?.problem).toBe(problem);
});
