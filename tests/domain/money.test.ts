import fc from 'fast-check';
import { expect, it } from 'vitest';
import { split, sum } from '#domain/money/money.ts';

it('an amount in parts comes to itself, to the fen, whatever its weights', () => {
  expect(split(100, [1, 1, 1])).toEqual([33, 34, 33]);
  const weights = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 12 });
  fc.assert(fc.property(fc.integer({ min: 0, max: 9_000_000 }), weights, (amount, of) => sum(split(amount, of)) === amount));
});
