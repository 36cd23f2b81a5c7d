import fc from 'fast-check';
import { expect, it } from 'vitest';
import { freePlaces, hoursAlike } from '#domain/places/free-places.ts';
import { overlaps, SLOT_MINUTES } from '#domain/time/time-of-day.ts';

const slots = (lefts: readonly number[]) => lefts.map((left, n) => ({ minute: 480 + n * SLOT_MINUTES, left, sold: 4 - left }));

it('half hours with the same figures are one stretch', () => {
  expect(hoursAlike(slots([2, 2, 1, 1, 1, 2]))).toEqual([
    { from: 480, to: 540, left: 2, sold: 2 },
    { from: 540, to: 630, left: 1, sold: 3 },
    { from: 630, to: 660, left: 2, sold: 2 },
  ]);
  const [morning, afternoon] = [slots([1])[0], { minute: 780, left: 1, sold: 3 }];
  expect(hoursAlike(morning ? [morning, afternoon] : [])).toHaveLength(2);
});

it('free places are as long as they can be', () => {
  expect(freePlaces(slots([2, 2, 1, 2]))).toEqual([
    { from: 480, to: 600 },
    { from: 480, to: 540 },
    { from: 570, to: 600 },
  ]);
});

it('as many free places lie over each half hour as it has left, and none is cut without need', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 20 }), (lefts) => {
      const day = slots(lefts);
      const places = freePlaces(day);
      for (const { minute, left } of day)
        expect(places.filter((place) => overlaps(place, { from: minute, to: minute + SLOT_MINUTES }))).toHaveLength(left);
      const rises = lefts.reduce((sum, left, n) => sum + Math.max(0, left - (lefts[n - 1] ?? 0)), 0);
      expect(places).toHaveLength(rises);
    }),
  );
});
