import { describe, expect, it } from 'vitest';
import { daysOver, placesWithin } from '#domain/places/filed-places.ts';

describe('the places of classes within those that are filed', () => {
  it.each([
    [60, [9, 15, 20], [9, 15, 20]],
    [20, [15, 15], [10, 10]],
    [10, [9, 15, 20], [3, 3, 4]],
    [0, [9, 15], [0, 0]],
    [5, [0, 9], [0, 5]],
    [undefined, [9, 15], [9, 15]],
    [null, [9], [9]],
  ])('%s: %j are %j', (filed, places, within) => {
    expect(placesWithin(filed, places)).toEqual(within);
  });

  it('never add up to more, take from none what it has not, and leave none unused', () => {
    for (let filed = 0; filed <= 40; filed++)
      for (const places of [[7, 11, 13], [1, 1, 1, 30], [0, 20, 3], [40]]) {
        const within = placesWithin(filed, places);
        const sum = (all: number[]) => all.reduce((one, other) => one + other, 0);
        expect(sum(within)).toBe(Math.min(filed, sum(places)));
        expect(within.filter((one, index) => one > (places[index] ?? 0))).toEqual([]);
      }
  });
});

it('names the days on which all classes together have more children at one moment', () => {
  const stay = (booking: string, from: number, to: number, until?: string) => ({
    booking,
    from,
    to,
    ...(until ? { until } : {}),
  });
  const days = [
    { classId: 'a', date: '2026-12-02', claims: [stay('1', 540, 720), stay('2', 540, 600)] },
    { classId: 'b', date: '2026-12-02', claims: [stay('3', 570, 720)] },
    { classId: 'a', date: '2026-12-01', claims: [stay('4', 540, 600), stay('5', 600, 660), stay('6', 660, 720)] },
    {
      classId: 'b',
      date: '2026-12-03',
      claims: [stay('7', 540, 720), stay('8', 540, 720), stay('9', 540, 720, '2026-11-23T01:00:00Z')],
    },
  ];
  expect(daysOver(2, days, '2026-11-23T02:00:00Z')).toEqual([{ date: '2026-12-02', children: 3 }]);
  expect(daysOver(1, days, '2026-11-23T02:00:00Z').map(({ date }) => date)).toEqual(['2026-12-02', '2026-12-03']);
});
