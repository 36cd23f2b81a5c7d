import { describe, expect, it } from 'vitest';
import { type FormValues, isSameSearch, isWholeTime, queryOf, withValue } from '#site/search/form-values.ts';

const HOURS: FormValues = { date: ['2026-12-09'], from: ['09:00'], to: ['12:00'] };

describe('what is chosen last counts', () => {
  it.each<[string, FormValues, string, string[], FormValues]>([
    [
      'any time takes the place of hours',
      { ...HOURS, days: ['1'], form: ['hourly'] },
      'within',
      ['7'],
      { form: ['hourly'], within: ['7'] },
    ],
    ['hours take the place of any time', { within: ['7'] }, 'date', ['2026-12-09'], { date: ['2026-12-09'] }],
    ['hours that are emptied take nobody’s', { within: ['7'] }, 'from', [''], { within: ['7'] }],
    [
      'a place takes that of where one is and of the map',
      { near: ['1,2'], frame: ['1,2,3,4'] },
      'place',
      ['凤城河'],
      { place: ['凤城河'] },
    ],
    ['a place that is emptied too', { at: ['x'], place: ['凤城河'] }, 'place', [''], {}],
    ['where one is takes that of a place', { place: ['凤城河'] }, 'near', ['1,2'], { near: ['1,2'] }],
    ['the map takes that of a radius', { radius: ['3000'] }, 'frame', ['1,2,3,4'], { frame: ['1,2,3,4'] }],
    ['a radius takes that of the map', { frame: ['1,2,3,4'] }, 'radius', ['3000'], { radius: ['3000'] }],
    ['another second place forgets a family’s own', { andAt: ['x'] }, 'and', ['老街'], { and: ['老街'] }],
    ['several of a list stand side by side', { days: ['1'] }, 'days', ['1', '3'], { days: ['1', '3'] }],
  ])('%s', (_, before, name, chosen, after) => {
    expect(withValue(before, name, chosen)).toEqual(after);
  });
});

it('a time is whole with its day and both ends', () => {
  for (const part of ['date', 'from', 'to']) expect(isWholeTime(withValue(HOURS, part, [])), part).toBe(false);
  for (const values of [{}, HOURS, { ...HOURS, days: ['1'] }, { within: ['7'] }]) expect(isWholeTime(values)).toBe(true);
  expect(isWholeTime({ days: ['1'] })).toBe(false);
});

it('the query leaves out what says nothing alone, and two searches are the same in any order', () => {
  expect(`${queryOf({ weeks: ['4'], minutes: ['120'], speaks: ['en', 'zh'] })}`).toBe('speaks=en&speaks=zh');
  expect(`${queryOf({ days: ['1'], weeks: ['4'], sort: ['soonest'], minutes: ['60'] })}`).toBe(
    'days=1&weeks=4&sort=soonest&minutes=60',
  );
  expect(isSameSearch({ form: ['hourly'], place: ['a'] }, { place: ['a'], form: ['hourly'], weeks: ['4'] })).toBe(true);
  expect(isSameSearch({ place: ['a'] }, { place: ['b'] })).toBe(false);
});
