import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { servicePeriods } from '#domain/care/care.ts';
import { computeRefund, type RefundBasis, type RefundFacts } from '#domain/contract/refund.ts';
import { refundClauses } from '#domain/contract/refund-clauses.ts';
import type { RefundRule, RefundTerms } from '#domain/contract/refund-rules.ts';
import { refundSchedule } from '#domain/contract/refund-schedule.ts';
import { paymentEntry, refundEntry } from '#domain/money/ledger.ts';
import { sum } from '#domain/money/money.ts';
import type { PriceLine } from '#domain/money/pricing.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { specialDays, workdaysFrom } from '#domain/time/workdays.ts';
import { plusMinutes, toInstant } from '#domain/time/zoned-time.ts';
import { exampleTerms } from './example.ts';

const none = specialDays([]);
const source = { version: 1, source: 'example', effectiveOn: '2026-01-01' };
const percent = fc.integer({ min: 0, max: 100 });
const fen = fc.integer({ min: 1, max: 1_000_000 });
const falling = (length: number, max: number) =>
  fc.array(fc.integer({ min: 0, max }), { minLength: length, maxLength: length }).map((list) => list.sort((a, b) => b - a));

const rule = fc.oneof(
  fc.integer({ min: 1, max: 15 }).map((days): RefundRule => ({ kind: 'cooling_off', code: 'F1', days, ...source })),
  fc.tuple(fc.integer({ min: 0, max: 10 }), percent, percent, percent).map(
    ([upToDays, first, second, otherwisePercent]): RefundRule => ({
      kind: 'monthly_band',
      code: 'F2',
      bands: [
        { upToDays, percent: first },
        { upToDays: 'half', percent: second },
      ],
      otherwisePercent,
      ...source,
    }),
  ),
  fc.constant<RefundRule>({ kind: 'meals_unused', code: 'F7', ...source }),
  fc.tuple(falling(3, 200), falling(4, 100)).map(
    ([hours, percents]): RefundRule => ({
      kind: 'tiered',
      code: 'T1',
      tiers: hours.map((hoursBefore, at) => ({ hoursBefore, percent: percents[at] ?? 0 })),
      otherwisePercent: percents[3] ?? 0,
      ...source,
    }),
  ),
);
const terms = fc.record({ rules: fc.uniqueArray(rule, { selector: ({ kind }) => kind }), payWithinDays: fc.constant(15) });
const date = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2027-01-01', days));
const monthly = fc.tuple(date, fc.integer({ min: 1, max: 3 }), fen, fen).map(([from, months, care, meals]) =>
  servicePeriods({ form: 'full_day', date: from, months, meals: true }).flatMap((period): PriceLine[] => [
    { kind: 'care', form: 'full_day', unit: 'month', unitAmount: care, quantity: 1, amount: care, period },
    { kind: 'meals', form: 'full_day', unit: 'month', unitAmount: meals, quantity: 1, amount: meals, period },
  ]),
);
const single = fc.tuple(date, fc.integer({ min: 16, max: 30 }), fen).map(([on, half, amount]): PriceLine[] => [
  {
    kind: 'care',
    form: 'hourly',
    unit: 'hour',
    unitAmount: amount,
    quantity: 1,
    amount,
    occasion: { date: on, from: half * 30, to: half * 30 + 60 },
  },
]);
const basisOf = (lines: fc.Arbitrary<PriceLine[]>): fc.Arbitrary<RefundBasis> =>
  fc.record({ lines, terms, timeZone: fc.constantFrom('Asia/Shanghai', 'America/Vancouver'), hadSameService: fc.boolean() });
const instant = fc
  .integer({ min: -40 * 1440, max: 160 * 1440 })
  .map((minutes) => plusMinutes('2027-01-01T00:00:00.000Z', minutes));

const facts = fc
  .record({
    now: instant,
    ago: fc.integer({ min: 0, max: 60 * 1440 }),
    attended: fc.uniqueArray(date, { maxLength: 70 }),
    cause: fc.constantFrom('family' as const, 'centre' as const),
  })
  .map(({ ago, ...rest }): RefundFacts => ({ ...rest, paidAt: plusMinutes(rest.now, -ago) }));
const ownFault = (now: string, paidAt: string): RefundFacts => ({ now, paidAt, attended: [], cause: 'family' });

describe('whatever was agreed and whatever happened, a refund', () => {
  it('is a whole number of fen between nothing and what was paid, line by line', () => {
    fc.assert(
      fc.property(basisOf(fc.oneof(monthly, single)), facts, (basis, happened) => {
        const { lines, total } = computeRefund(basis, happened, none);
        for (const line of lines) {
          expect(Number.isSafeInteger(line.refund)).toBe(true);
          expect(line.refund).toBeGreaterThanOrEqual(0);
          expect(line.refund).toBeLessThanOrEqual(line.paid);
        }
        expect(total).toBe(sum(lines.map(({ refund }) => refund)));
        expect(total).toBeLessThanOrEqual(sum(basis.lines.map(({ amount }) => amount)));
      }),
      { numRuns: 1000 },
    );
  });
  it('never exceeds what was paid, even by a rule that somebody mistyped', () => {
    const absurd: RefundTerms = {
      payWithinDays: 15,
      rules: [{ kind: 'tiered', code: 'T1', tiers: [{ hoursBefore: 24, percent: 800 }], otherwisePercent: -20, ...source }],
    };
    fc.assert(
      fc.property(single, instant, (lines, now) => {
        const { total } = computeRefund(
          { lines, terms: absurd, timeZone: 'Asia/Shanghai', hadSameService: true },
          ownFault(now, now),
          none,
        );
        return total >= 0 && total <= sum(lines.map(({ amount }) => amount));
      }),
    );
  });
  it('is the same for the same contract and facts, and touches neither', () => {
    fc.assert(
      fc.property(basisOf(fc.oneof(monthly, single)), facts, (basis, happened) => {
        const before = structuredClone({ basis, happened });
        expect(computeRefund(basis, happened, none)).toEqual(
          computeRefund(structuredClone(basis), structuredClone(happened), none),
        );
        expect({ basis, happened }).toEqual(before);
      }),
      { numRuns: 200 },
    );
  });
  it('of a single stay never grows by waiting', () => {
    fc.assert(
      fc.property(basisOf(single), instant, fc.integer({ min: 0, max: 20_000 }), (basis, now, later) => {
        const at = (when: string) => computeRefund(basis, ownFault(when, now), none).total;
        expect(at(plusMinutes(now, later))).toBeLessThanOrEqual(at(now));
      }),
      { numRuns: 500 },
    );
  });
  it('is never less when the centre is the cause', () => {
    fc.assert(
      fc.property(basisOf(single), facts, (basis, happened) => {
        const of = (cause: RefundFacts['cause']) => computeRefund(basis, { ...happened, cause }, none).total;
        expect(of('centre')).toBeGreaterThanOrEqual(of('family'));
      }),
    );
  });
  it('leaves the books balanced, care and meals apart', () => {
    fc.assert(
      fc.property(basisOf(fc.oneof(monthly, single)), facts, (basis, happened) => {
        const { lines } = computeRefund(basis, happened, none);
        const paid = (kind: string) => sum(basis.lines.filter((line) => line.kind === kind).map(({ amount }) => amount));
        const back = (kind: string) => sum(lines.filter(({ line }) => line.kind === kind).map(({ refund }) => refund));
        const postings = [
          paymentEntry({ payment: 'p', at: 'then', into: 'clearing', care: paid('care'), meals: paid('meals') }),
          refundEntry({ refund: 'r', at: 'now', from: 'clearing', care: back('care'), meals: back('meals') }),
        ].flatMap((entry) => entry.postings);
        const balance = (account: string) => sum(postings.filter((one) => one.account === account).map(({ amount }) => amount));
        expect(sum(postings.map(({ amount }) => amount))).toBe(0);
        expect(balance('clearing')).toBe(paid('care') + paid('meals') - back('care') - back('meals'));
        expect(balance('prepaid_care')).toBeLessThanOrEqual(0);
        expect(balance('prepaid_meals')).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('the stairs', () => {
  it('of a single stay say what the calculator says, at every edge and between', () => {
    fc.assert(
      fc.property(basisOf(single), instant, (basis, now) => {
        for (const step of refundSchedule(basis, { now, paidAt: now }, none)) {
          if (step.kind !== 'time') throw new Error('a single stay has steps in time');
          const first = basis.lines[0]?.occasion;
          const start = first ? toInstant({ date: first.date, minute: first.from }, basis.timeZone) : '';
          const last = step.until === start ? plusMinutes(start, -1) : step.until;
          for (const at of [plusMinutes(step.from, 1), last]) {
            if (at > step.from && at <= last) expect(computeRefund(basis, ownFault(at, now), none).total).toBe(step.amount);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
  it('of care by the month say what leaving gives back after every number of days in a band: one sum, and the meals not eaten', () => {
    fc.assert(
      fc.property(basisOf(monthly), (basis) => {
        const period = basis.lines[0]?.period;
        if (!period) throw new Error('care by the month has periods');
        const days = workdaysFrom(period.from, period.to, none);
        const now = toInstant({ date: period.to, minute: 720 }, basis.timeZone);
        const paidAt = plusMinutes(now, -80 * 1440);
        for (const step of refundSchedule(basis, { now, paidAt }, none)) {
          if (step.kind !== 'days') throw new Error('care by the month has steps in days');
          for (let count = step.fromDays; count <= step.toDays; count += 1) {
            const left = computeRefund(
              { ...basis, hadSameService: true },
              { now, paidAt, attended: days.slice(0, count), cause: 'family' },
              none,
            );
            const meals = left.lines.filter(({ line }) => line.kind === 'meals' && line.period?.from === period.from);
            expect(left.total).toBe(step.fixed + sum(meals.map(({ refund }) => refund)));
            if (count === step.fromDays) expect(left.total).toBe(step.most);
            if (count === step.toDays) expect(left.total).toBe(step.amount);
            expect(step.amount <= left.total && left.total <= step.most).toBe(true);
          }
        }
      }),
    );
  });
});

describe('clause and calculator are made of one rule', () => {
  const clause = (terms: RefundTerms, code: string) => refundClauses(terms).find((one) => one.code === code);
  it.each([
    ['F1', 'days', 7, 9],
    ['F2', 'percent', 80, 73],
    ['T1', 'hoursBefore', 72, 71],
    ['T1', 'percent', 50, 47],
    ['', 'payWithinDays', 15, 11],
  ])('%s: another figure for %s changes the words in both languages', (code, key, from, to) => {
    const changed: RefundTerms = JSON.parse(JSON.stringify(exampleTerms).replaceAll(`"${key}":${from}`, `"${key}":${to}`));
    expect(changed).not.toEqual(exampleTerms);
    const said = clause(changed, code || 'payout');
    for (const words of [said?.zh, said?.en]) {
      expect(words).toMatch(new RegExp(`(?<!\\d)${to}(?!\\d)`));
      expect(words).not.toMatch(new RegExp(`(?<!\\d)${from}(?!\\d)`));
    }
  });
  it('says every figure of every rule, in both languages', () => {
    fc.assert(
      fc.property(terms, (agreed) => {
        for (const { kind, code, ...figures } of agreed.rules) {
          const said = clause(agreed, code);
          const numbers = [
            ...JSON.stringify({ ...figures, version: 0, effectiveOn: '' }).matchAll(
              /"(percent|otherwisePercent|hoursBefore|upToDays|days)":(\d+)/g,
            ),
          ];
          for (const [, key, value] of numbers) {
            // "All of it" is said in words.
            if (value === '100' && key === 'percent') continue;
            expect(said?.zh, kind).toMatch(new RegExp(`(?<!\\d)${value}(?!\\d)`));
            expect(said?.en, kind).toMatch(new RegExp(`(?<!\\d)${value}(?!\\d)`));
          }
        }
      }),
    );
  });
});
