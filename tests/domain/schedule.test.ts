import { describe, expect, it } from 'vitest';
import { dueItems, isInForce, readMonths, type ScheduleEntry, sortedByMonth } from '#domain/guidance/schedule.ts';

const words = { zh: '事', en: 'thing' };
const entry = (code: string, months: number[], over: Partial<ScheduleEntry> = {}): ScheduleEntry => ({
  ...{ code, kind: 'vaccine', months, what: words, note: words, checked: 'copy', readOn: '2026-11-01', source: words },
  ...over,
});

describe('the schedule of a child', () => {
  it('gives each entry a day for each of its months, a month’s end being kept', () => {
    const items = dueItems([entry('b', [1]), entry('a', [0, 6])], '2026-08-31');
    expect(items.map(({ key, from, to }) => [key, from, to])).toEqual([
      ['a.0', '2026-08-31', '2026-09-30'],
      ['b.1', '2026-09-30', '2026-10-31'],
      ['a.6', '2027-02-28', '2027-03-31'],
    ]);
  });

  it('follows a programme that changes: by the day on which something is due, the old or the new', () => {
    const old = entry('dtp', [3, 5], { until: '2024-12-31' });
    const now = entry('dtp', [2, 4], { effectiveOn: '2025-01-01' });
    const due = (birthDate: string) => dueItems([old, now], birthDate).map(({ key, from }) => [key, from]);
    expect(due('2024-08-01')).toEqual([['dtp.3', '2024-11-01']]);
    expect(due('2024-10-15')).toEqual([['dtp.4', '2025-02-15']]);
    expect(due('2025-01-01')).toEqual([
      ['dtp.2', '2025-03-01'],
      ['dtp.4', '2025-05-01'],
    ]);
    expect(['2024-12-31', '2025-01-01'].map((day) => [isInForce(old, day), isInForce(now, day)])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('is sorted by the month of age that today lies in', () => {
    const items = dueItems([entry('a', [7, 8, 9, 10])], '2026-03-20');
    const { now, before, next } = sortedByMonth(items, { birthDate: '2026-03-20', today: '2026-12-19' });
    expect([before, now, next].map((all) => all.map(({ month }) => month))).toEqual([[7], [8], [9]]);
  });
});

it('months are read as an editor writes them', () => {
  expect(readMonths('2, 4，6、18')).toEqual([2, 4, 6, 18]);
  for (const wrong of ['', 'two', '37', '2;4', '-1']) expect(readMonths(wrong)).toBeUndefined();
});
