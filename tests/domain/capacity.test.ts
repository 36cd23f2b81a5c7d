import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addClaim,
  type Claim,
  type ClassLimits,
  capacityAt,
  confirmClaim,
  removeClaim,
  soldAt,
} from '#domain/places/capacity.ts';
import type { Shift } from '#domain/places/shift.ts';
import { slotsOf } from '#domain/time/time-of-day.ts';

const infants: ClassLimits = { places: 12, maxSize: 10, childrenPerStaff: 3 };
const day = { date: '2026-11-25', weekday: 3 } as const;
let people = 0;
const carer = (from: number, to: number): Shift => ({ staff: `carer ${people++}`, weekdays: '12345', from, to });
const now = '2026-11-24T00:00:00Z';

describe('capacity is the least of places, class size and staff × ratio', () => {
  it.each([
    [1, 3, 'staff_ratio'],
    [3, 9, 'staff_ratio'],
    [4, 10, 'class_size'],
  ])('%i carers: %i children, limited by %s', (carers, capacity, limit) => {
    const shifts = Array.from({ length: carers }, () => carer(480, 1080));
    expect(capacityAt(540, day, infants, shifts)).toMatchObject({ capacity, limit, staff: carers });
  });
  it('counts places the centre has set', () => {
    const shifts = Array.from({ length: 5 }, () => carer(480, 1080));
    expect(capacityAt(540, day, { ...infants, places: 6 }, shifts)).toMatchObject({ capacity: 6, limit: 'places' });
  });
  it('counts a shift only on its weekdays, within its dates, and when it covers the whole half hour', () => {
    expect(capacityAt(540, { ...day, weekday: 6 }, infants, [carer(480, 1080)]).capacity).toBe(0);
    expect(capacityAt(540, day, infants, [{ ...carer(480, 1080), endsOn: '2026-11-24' }]).capacity).toBe(0);
    expect(capacityAt(540, day, infants, [carer(555, 1080)]).capacity).toBe(0);
  });
});

describe('claims', () => {
  const shifts = [carer(480, 1080)];
  const context = { capacityOf: (minute: number) => capacityAt(minute, day, infants, shifts), now };
  const stay = (booking: string, from: number, to: number, until?: string): Claim => ({
    booking,
    from,
    to,
    ...(until ? { until } : {}),
  });

  it('are taken whole or not at all', () => {
    const busy = [stay('a', 600, 630), stay('b', 600, 630), stay('c', 600, 630)];
    expect(addClaim(busy, stay('d', 540, 720), context)).toMatchObject({ ok: false, minute: 600, capacity: 3, sold: 3 });
    expect(addClaim(busy, stay('d', 630, 720), context).ok).toBe(true);
  });
  it('that have run out take no place', () => {
    const held = ['a', 'b', 'c'].map((id) => stay(id, 540, 600, '2026-11-23T23:59:00Z'));
    const outcome = addClaim(held, stay('d', 540, 600), context);
    expect(outcome).toEqual({ ok: true, claims: [stay('d', 540, 600)] });
  });
  it('made twice for one booking count once, and given back twice are given back once', () => {
    const once = addClaim([], stay('a', 540, 600), context);
    const twice = once.ok ? addClaim(once.claims, stay('a', 540, 600), context) : once;
    expect(twice).toEqual({ ok: true, claims: [stay('a', 540, 600)] });
    expect(removeClaim(removeClaim([stay('a', 540, 600), stay('b', 540, 600)], 'a'), 'a')).toEqual([stay('b', 540, 600)]);
  });
  it('lose their end when they are paid for', () => {
    expect(confirmClaim([stay('a', 540, 600, '2026-11-24T00:15:00Z')], 'a')).toEqual([stay('a', 540, 600)]);
  });
  it('never exceed the capacity of any slot, whatever is asked for in whatever order', () => {
    const wish = fc.record({
      booking: fc.string({ minLength: 1, maxLength: 3 }),
      start: fc.integer({ min: 0, max: 18 }),
      length: fc.integer({ min: 1, max: 10 }),
      back: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 60 }), (wishes) => {
        let claims: readonly Claim[] = [];
        for (const { booking, start, length, back } of wishes) {
          if (back) claims = removeClaim(claims, booking);
          else {
            const outcome = addClaim(claims, stay(booking, 480 + start * 30, 480 + (start + length) * 30), context);
            if (outcome.ok) claims = outcome.claims;
          }
        }
        for (const minute of slotsOf({ from: 480, to: 1080 })) {
          expect(soldAt(minute, claims)).toBeLessThanOrEqual(capacityAt(minute, day, infants, shifts).capacity);
        }
      }),
      { numRuns: 500 },
    );
  });
});
