import { expect, it } from 'vitest';
import { worthOfDays } from '#domain/contract/closed-days.ts';
import type { PriceLine } from '#domain/money/pricing.ts';
import { asTold } from '#domain/places/shut-stays.ts';
import { datesFrom, weekdayOf } from '#domain/time/civil-date.ts';
import { specialDays } from '#domain/time/workdays.ts';
import { exampleCentre } from './example-centre.ts';

const period = { from: '2026-12-01', to: '2026-12-31' };
const occasions = datesFrom(period.from, period.to)
  .filter((date) => weekdayOf(date) <= 5)
  .map((date) => ({ date, from: 510, to: 1020 }));
const line = (kind: 'care' | 'meals', amount: number) => ({ kind, amount, period }) as unknown as PriceLine;
const bought = { lines: [line('care', 208_000), line('meals', 50_000)], occasions };
const of = (days: string[]) => worthOfDays(bought, days, { timeZone: 'Asia/Shanghai', special: specialDays([]) });

it('two days of a month of 23 come to their parts of the fee and of the meals, to the fen', () => {
  expect(occasions).toHaveLength(23);
  // 2,080.00 / 23 = 90.434… a day, 500.00 / 23 × 2 = 43.478…
  expect(of(['2026-12-03', '2026-12-04']).meals).toBe(4348);
  expect(Math.abs(of(['2026-12-03', '2026-12-04']).care - 18_087)).toBeLessThanOrEqual(1);
});

it('all days come to all of it, and a day on which nobody is booked to nothing', () => {
  expect(of(occasions.map(({ date }) => date))).toEqual({ care: 208_000, meals: 50_000 });
  expect(of(['2026-12-05'])).toEqual({ care: 0, meals: 0 });
});

it('families know of no days off that can still be taken back', () => {
  const reason = { zh: '停水', en: 'No water' };
  const closures = [
    { from: '2026-12-03', to: '2026-12-03', reason, isPending: true },
    { from: '2026-12-10', to: '2026-12-10', reason },
  ];
  expect(asTold({ ...exampleCentre, closures }).closures.map(({ from }) => from)).toEqual(['2026-12-10']);
});
