import { expect, it } from 'vitest';
import type { RotaShift } from '#domain/places/counted-shifts.ts';
import { ownClasses } from '#domain/places/own-classes.ts';

const shift = (classId: string, over: Partial<RotaShift> = {}): RotaShift => ({
  ...{ id: classId, classId, staff: 'wang', weekdays: '12345', from: 480, to: 1020 },
  ...over,
});
/** A Wednesday. */
const day = { date: '2026-11-25', weekday: 3 } as const;
const own = (shifts: RotaShift[], { staff = ['wang'], absences = [] as { staff: string; from: string; to: string }[] } = {}) => [
  ...ownClasses(shifts, { staff, day, absences }),
];

it('are those of somebody’s shifts of the day', () => {
  expect(own([shift('a'), shift('b', { staff: 'li' }), shift('c', { weekdays: '12' })])).toEqual(['a']);
  const dated = [shift('a', { startsOn: '2026-11-26' }), shift('b', { endsOn: '2026-11-24' }), shift('c', { endsOn: day.date })];
  expect(own(dated)).toEqual(['c']);
});

it('by all entries that are theirs, with what they watch while children sleep', () => {
  const shifts = [shift('a', { watches: 'b' }), shift('c', { staff: 'wang-again' })];
  expect(own(shifts, { staff: ['wang', 'wang-again'] })).toEqual(['a', 'b', 'c']);
});

it('are none of somebody who is away, or of nobody', () => {
  const away = { staff: 'wang', from: '2026-11-24', to: '2026-11-25' };
  expect(own([shift('a')], { absences: [away] })).toEqual([]);
  expect(own([shift('a')], { absences: [{ ...away, to: '2026-11-24' }] })).toEqual(['a']);
  expect(own([shift('a')], { staff: [] })).toEqual([]);
});
