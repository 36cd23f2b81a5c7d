import { describe, expect, it } from 'vitest';
import { WAIT_ENDS } from '#cms/records/shapes/waitlist.ts';
import {
  ageBandOf,
  careOf,
  endedWithoutPlace,
  FEWEST_SHOWN,
  neverAnswered,
  partOfHours,
  partOfRequest,
  sumsBy,
  tellParts,
  tellTable,
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

describe('a table', () => {
  const told = (...counts: number[]) => tellTable(counts.map((times) => ({ times }))).map(({ hidden }) => hidden);

  it('hides what is small, and nought is told', () => {
    expect(told(0, 9, 8, 7)).toEqual([false, false, false, false]);
    expect(told(4, 3, 9, 0)).toEqual([true, true, false, false]);
  });

  it('hides the next smallest where the sum would tell what is hidden', () => {
    expect(told(2, 9, 30)).toEqual([true, true, false]);
    expect(told(1, 2, 9, 30)).toEqual([true, true, true, false]);
    expect(told(2)).toEqual([true]);
  });

  it('of parts hides what the sum of their whole would tell, and all of a whole that is hidden', () => {
    const areas: [whole: string, times: number][] = [
      ['a', 7],
      ['a', 2],
      ['b', 3],
      ['b', 30],
      ['c', 9],
    ];
    const rows = areas.map(([whole, times]) => ({ whole, times }));
    const of = (hiddenOnes: string) =>
      tellParts(rows, {
        wholes: ['a', 'b', 'c'].map((key) => ({ key, times: 9, hidden: hiddenOnes.includes(key) })),
        wholeOf: ({ whole }) => whole,
      }).map(({ hidden }) => hidden);
    expect(of('')).toEqual([true, true, true, true, false]);
    expect(of('c')).toEqual([true, true, true, true, true]);
  });

  it('never leaves a small count, one hidden row alone, or hidden ones that come to a small sum', () => {
    for (let n = 0; n < 500; n++) {
      const counts = Array.from({ length: 1 + (n % 6) }, (_, at) => (n * 7919 + at * 104_729) % 13);
      const rows = tellTable(counts.map((times) => ({ times })));
      const hidden = rows.filter((row) => row.hidden);
      expect(rows.filter((row) => !row.hidden && row.times > 0 && row.times < FEWEST_SHOWN)).toEqual([]);
      const isAll = hidden.length === counts.filter((times) => times > 0).length;
      const sum = hidden.reduce((total, { times }) => total + times, 0);
      if (hidden.length > 0 && !isAll) expect([hidden.length > 1, sum >= FEWEST_SHOWN]).toEqual([true, true]);
    }
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
