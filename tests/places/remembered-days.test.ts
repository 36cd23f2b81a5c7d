import { describe, expect, it, vi } from 'vitest';
import { rememberedDays } from '#cms/places/remembered-days.ts';
import type { PlacesOf } from '#domain/offers/best-class.ts';
import { classPlaces } from '#domain/places/availability.ts';
import type { Claim } from '#domain/places/capacity.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { halfHoursOf } from '#domain/places/free-days.ts';
import { datesFrom } from '#domain/time/civil-date.ts';
import type { SpecialDays } from '#domain/time/workdays.ts';
import { exampleCentre, infants } from '../domain/example-centre.ts';

const dates = datesFrom('2026-11-23', '2026-12-04');
const morning = halfHoursOf({ from: 540, to: 720 }) ?? { before: 0, after: 0 };
const all = (until?: string) =>
  Array.from({ length: infants.places }, (_, n): Claim => ({ booking: `b${n}`, from: 480, to: 1080, ...(until && { until }) }));

/** A class with its claims of one day, the third; what is reckoned of it is counted. */
function kept() {
  const group = { ...infants };
  const here = {
    facility: { ...exampleCentre, classes: [group] } as FacilitySupply,
    claims: [] as Claim[],
    version: 1,
    now: '2026-11-23T02:00:00.000Z',
    special: new Map() as SpecialDays,
    kept: new Set<string>(),
  };
  const reckon = vi.fn();
  const days = (some: readonly string[] = dates) => {
    const { facility, claims, version, now, special } = here;
    const claimsOf = (_: string, date: string) => (date === dates[2] ? claims : []);
    const taken = { claimsOf, versionOf: () => version, heldIn: () => claims.filter(({ until }) => until) };
    const placesOf: PlacesOf = (...of) => {
      reckon();
      return classPlaces(...of, { now, special, claimsOf });
    };
    return rememberedDays(facility, group, some, { now, special, taken, kept: here.kept, placesOf });
  };
  const free = (some?: readonly string[]) => (some ?? dates).map((_, at) => days(some)?.has(at, morning));
  return { here, reckon, days, free };
}

const WEEKDAYS = dates.map((_, at) => at % 7 < 5);
const WITHOUT_THIRD = WEEKDAYS.map((is, at) => is && at !== 2);

describe('the free half hours of a class', () => {
  it('are reckoned once a day for everybody who asks, and only for days that somebody asks about', () => {
    const { reckon, days, free } = kept();
    expect(days()?.has(0, morning)).toBe(true);
    expect(reckon).toHaveBeenCalledTimes(1);
    expect(free()).toEqual(WEEKDAYS);
    expect(free(dates.slice(0, 4))).toEqual(WEEKDAYS.slice(0, 4));
    expect(free()).toEqual(WEEKDAYS);
    expect(reckon).toHaveBeenCalledTimes(dates.length);
  });

  it('are others when a claim, the centre or the calendar is another, or when other days are asked for', () => {
    const { here, free } = kept();
    expect(free()).toEqual(WEEKDAYS);
    Object.assign(here, { claims: all(), version: 2 });
    expect(free()).toEqual(WITHOUT_THIRD);
    Object.assign(here, { claims: [], version: 3 });
    expect(free()).toEqual(WEEKDAYS);
    here.special = new Map([[dates[2] ?? '', { date: dates[2] ?? '', kind: 'holiday', name: { zh: '节', en: 'Holiday' } }]]);
    expect(free()).toEqual(WITHOUT_THIRD);
    here.special = new Map();
    here.facility = { ...here.facility, hours: [] };
    expect(free()).toEqual(dates.map(() => false));
    here.facility = { ...here.facility, hours: exampleCentre.hours };
    expect(free(dates.slice(5))).toEqual(WEEKDAYS.slice(5));
    expect(free(datesFrom('2026-11-23', '2026-12-20')).slice(0, dates.length)).toEqual(WEEKDAYS);
  });

  it('are free again when a hold has run out, and not before; a clock that is set back asks anew', () => {
    const { here, free } = kept();
    Object.assign(here, { claims: all('2026-11-23T02:15:00.000Z') });
    expect(free()).toEqual(WITHOUT_THIRD);
    here.now = '2026-11-23T02:14:59.000Z';
    expect(free()).toEqual(WITHOUT_THIRD);
    here.now = '2026-11-23T02:15:00.000Z';
    expect(free()).toEqual(WEEKDAYS);
    here.now = '2026-11-23T02:05:00.000Z';
    expect(free()).toEqual(WITHOUT_THIRD);
  });

  it('are not remembered where places are kept for who waits, or hang on the children of another class', () => {
    const { here, days } = kept();
    here.kept.add(infants.id);
    expect(days()).toBeUndefined();
    here.kept.clear();
    expect(days()).toBeDefined();
    const group = { ...infants, turnsWith: ['older'] };
    const taken = { claimsOf: () => [], versionOf: () => 1, heldIn: () => [] };
    const look = { now: here.now, special: here.special, taken, kept: here.kept, placesOf: vi.fn() };
    expect(rememberedDays(here.facility, group, dates, look)).toBeUndefined();
  });
});
