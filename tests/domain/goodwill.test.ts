import { expect, it } from 'vitest';
import { goodwillLeft, goodwillLines } from '#domain/contract/goodwill.ts';
import type { PriceLine } from '#domain/money/pricing.ts';

const month = (kind: 'care' | 'meals', from: string, amount: number): PriceLine =>
  ({ kind, form: 'full_day', unit: 'month', unitAmount: amount, quantity: 1, amount, period: { from, to: from } }) as PriceLine;
const [first, meals, second] = [
  month('care', '2026-12-01', 218000),
  month('meals', '2026-12-01', 50000),
  month('care', '2027-01-01', 218000),
];
const lines = [first, meals, second];

it('what came back, and the most that the contract can still give, are not the centre’s to give; meals never are', () => {
  const back = [
    { line: first, refund: 18000 },
    { line: meals, refund: 20000 },
  ];
  const mayCome = [
    { line: second, refund: 109000 },
    { line: second, refund: 218000 },
    { line: first, refund: 100000 },
  ];
  expect(goodwillLeft(lines, { back, mayCome }).map(({ refund }) => refund)).toEqual([100000, 0]);
  expect(goodwillLeft(lines, { back, mayCome: [] }).map(({ refund }) => refund)).toEqual([200000, 218000]);
  // More than there was is nothing, and not less.
  expect(goodwillLeft([first], { back: [{ line: first, refund: 218001 }], mayCome: [] })[0]?.refund).toBe(0);
});

it('a sum is taken of each line what is left, in their order, and comes to exactly that sum', () => {
  const left = [
    { line: first, refund: 50 },
    { line: second, refund: 100 },
  ];
  expect(goodwillLines(70, left).map(({ line, refund }) => [line.period?.from, refund])).toEqual([
    ['2026-12-01', 50],
    ['2027-01-01', 20],
  ]);
  expect(goodwillLines(50, left)).toHaveLength(1);
});
