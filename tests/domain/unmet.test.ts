import { describe, expect, it } from 'vitest';
import { WAIT_ENDS } from '#cms/records/shapes/waitlist.ts';
import {
  addedUp,
  ageBandOf,
  careOf,
  endedWithoutPlace,
  neverAnswered,
  partOfHours,
  partOfRequest,
  sumsBy,
  toldOf,
} from '#domain/supervision/unmet.ts';

it('an age, a care and a time of day belong to one band each', () => {
  expect([undefined, -1, 0, 11, 12, 23, 24, 36].map(ageBandOf)).toEqual([
    ...['any', 'any', 'under_one', 'under_one', 'one', 'one', 'two', 'two'],
  ]);
  expect([careOf(undefined), careOf([]), careOf(['hourly']), careOf(['hourly', 'temporary'])]).toEqual([
    ...['any', 'any', 'hourly', 'any'],
  ]);
  const hours = [
    { from: 540, to: 720 },
    { from: 480, to: 780 },
    { from: 720, to: 1020 },
    { from: 600, to: 960 },
  ];
  expect(hours.map(partOfHours)).toEqual(['morning', 'morning', 'afternoon', 'both']);
  expect(partOfRequest({ form: 'full_day', date: '2026-12-01', months: 1, meals: false })).toBe('both');
  expect(partOfRequest({ form: 'half_day', part: 'afternoon', date: '2026-12-01', months: 0, meals: false })).toBe('afternoon');
  expect(partOfRequest({ form: 'hourly', date: '2026-12-01', window: { from: 540, to: 600 } })).toBe('morning');
});

it('a wait found nothing unless its family had a place, was offered one it did not want, or parted', () => {
  expect(WAIT_ENDS.filter((end) => !endedWithoutPlace(end)).sort()).toEqual([
    ...['booked', 'declined', 'part_booked', 'parted', 'pointless'],
  ]);
  expect(endedWithoutPlace(undefined)).toBe(false);
});

it('a saved search was never answered when it told of nothing and its family booked nothing', () => {
  expect(neverAnswered({ stopReason: 'time_passed', toldCount: 0 })).toBe(true);
  expect(neverAnswered({ stopReason: 'by_family', toldCount: 0 })).toBe(true);
  expect(neverAnswered({ stopReason: 'booked', toldCount: 0 })).toBe(false);
  expect(neverAnswered({ stopReason: 'time_passed', toldCount: 1 })).toBe(false);
});

describe('a count', () => {
  it('is told to the nearest five, and not where it is small', () => {
    expect([0, 1, 4, 5, 7, 8, 12, 13, 29].map(toldOf)).toEqual([undefined, undefined, undefined, 5, 5, 10, 10, 15, 30]);
  });

  /** What a count may be, of which this is told. */
  const may = (told: number | undefined) => Array.from({ length: 60 }, (_, n) => n).filter((n) => toldOf(n) === told);

  it('that is small cannot be worked out from its sum and the rows beside it', () => {
    for (const first of Array.from({ length: 20 }, (_, n) => n + 5))
      for (const second of [undefined, 5, 6, 7, 8, 9, 10, 11, 12])
        for (const small of [1, 2, 3]) {
          const sum = toldOf(first + (second ?? 0) + small);
          const beside = second === undefined ? [0] : may(toldOf(second));
          const told = may(toldOf(first));
          const fits = [0, 1, 2, 3, 4].filter((guess) => told.some((a) => beside.some((b) => toldOf(a + b + guess) === sum)));
          expect(fits.length, `${first} ${second} ${small}`).toBeGreaterThan(1);
        }
  });

  it('that is the same but for its times is added up', () => {
    const row = { kind: 'wait', day: '2026-11-23', area: '', age: 'one', care: 'any', part: 'any', times: 2 } as const;
    expect(addedUp([row, { ...row, age: 'two' }, row])).toEqual([
      { ...row, times: 4 },
      { ...row, age: 'two' },
    ]);
  });
});

it('sums stand in the order of their list, also where there is nothing', () => {
  const one = { kind: 'search', day: '2026-11-23', area: '', age: 'one', care: 'any', part: 'any' } as const;
  const sums = [
    { ...one, times: 2 },
    { ...one, times: 3 },
    { ...one, age: 'two' as const, times: 1 },
  ];
  expect(sumsBy(sums, ['two', 'under_one', 'one'], ({ age }) => age as 'one')).toEqual([
    { key: 'two', times: 1 },
    { key: 'under_one', times: 0 },
    { key: 'one', times: 5 },
  ]);
});
