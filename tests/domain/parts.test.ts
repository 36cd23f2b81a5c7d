import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '#domain/money/money.ts';
import { divideReturned, leftOf } from '#domain/money/parts.ts';

describe('money that a provider gave back by itself, of a payment for several bookings', () => {
  it('is first of those whose money is owed', () =>
    expect(
      divideReturned(70, [
        { received: 100, back: 0, owed: 0 },
        { received: 50, back: 0, owed: 50 },
      ]),
    ).toEqual([20, 50]));

  it('is never more than a booking has left, while any of it has some, and comes to the sum', () => {
    const part = fc.record({ received: fc.nat(1000), back: fc.nat(1000), owed: fc.nat(1000) });
    fc.assert(
      fc.property(fc.nat(4000), fc.array(part, { minLength: 1, maxLength: 5 }), (amount, parts) => {
        const divided = divideReturned(amount, parts);
        expect(sum(divided)).toBe(amount);
        expect(Math.min(...divided)).toBeGreaterThanOrEqual(0);
        const whole = sum(parts.map(leftOf));
        if (amount <= whole) for (const [at, one] of parts.entries()) expect(divided[at]).toBeLessThanOrEqual(leftOf(one));
        const owed = parts.map((one) => Math.min(one.owed, leftOf(one)));
        if (amount >= sum(owed)) for (const [at, one] of owed.entries()) expect(divided[at]).toBeGreaterThanOrEqual(one);
      }),
    );
  });
});
