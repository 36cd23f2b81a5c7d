import type { InEveryLanguage } from '../language/lang.ts';
import { addDays, type CivilDate } from '../time/civil-date.ts';
import { slotsOf, type Window } from '../time/time-of-day.ts';
import { type SpecialDays, timetableWeekday } from '../time/workdays.ts';

/** One line of a centre's weekly hours. `weekdays` are ISO digits: `'12345'` is Monday to Friday. */
export interface OpeningHours extends Window {
  weekdays: string;
  /** Of a season's hours, its first and last day. */
  startsOn?: CivilDate;
  endsOn?: CivilDate;
}

export interface Closure {
  from: CivilDate;
  to: CivilDate;
  reason: InEveryLanguage;
  /** Of these classes alone; of the whole centre where none is named. */
  classIds?: readonly string[];
  /** It can still be taken back: nothing can be booked, but nobody has been told. */
  isPending?: boolean;
}

/** What a centre has of days off: its own, and those of some of its classes. */
interface DaysOff {
  closures: readonly Closure[];
  classClosures?: readonly Closure[];
}

/** A centre as one of its classes is open: shut on the days off of that class too. */
export function ofClass<F extends DaysOff>(facility: F, classId: string): F {
  const own = (facility.classClosures ?? []).filter(({ classIds }) => classIds?.includes(classId));
  return own.length > 0 ? { ...facility, closures: [...facility.closures, ...own] } : facility;
}

/** The same with one more: of the whole centre, or of some classes. */
export const withDaysOff = <F extends DaysOff>(facility: F, closure: Closure): F =>
  closure.classIds?.length
    ? { ...facility, classClosures: [...(facility.classClosures ?? []), closure] }
    : { ...facility, closures: [closure, ...facility.closures] };

export const CLOSED_REASONS = ['closed_that_weekday', 'holiday', 'closure'] as const;
export type ClosedReason = (typeof CLOSED_REASONS)[number];
export type DayOpening = { open: Window[] } | { closed: ClosedReason; note?: InEveryLanguage };

/** What says when a centre is open: its hours and days off, and the city's calendar. */
export interface OpeningContext {
  hours: readonly OpeningHours[];
  closures: readonly Closure[];
  special: SpecialDays;
}

const isOfSeason = ({ startsOn, endsOn }: OpeningHours): boolean => startsOn !== undefined || endsOn !== undefined;

/** The weekly hours that count on a day: those of a season that holds it, and else those of the whole year. */
export function hoursOn<H extends OpeningHours>(hours: readonly H[], date: CivilDate): readonly H[] {
  if (!hours.some(isOfSeason)) return hours;
  const holds = ({ startsOn, endsOn }: OpeningHours) => (startsOn ?? date) <= date && date <= (endsOn ?? date);
  const season = hours.filter((one) => isOfSeason(one) && holds(one));
  return season.length > 0 ? season : hours.filter((one) => !isOfSeason(one));
}

/**
 * When a centre is open on a day. A closure beats everything; a statutory holiday closes; a
 * make-up working day is worked as a Monday would be.
 */
export function openingOn(date: CivilDate, { hours, closures, special }: OpeningContext): DayOpening {
  const closure = closures.find(({ from, to }) => from <= date && date <= to);
  if (closure) return { closed: 'closure', note: closure.reason };
  const exception = special.get(date);
  if (exception?.kind === 'holiday') return { closed: 'holiday', note: exception.name };
  const weekday = timetableWeekday(date, special);
  const open = hoursOn(hours, date)
    .filter(({ weekdays }) => weekdays.includes(String(weekday)))
    .map(({ from, to }) => ({ from, to }))
    .sort((a, b) => a.from - b.from)
    .reduce<Window[]>(joined, []);
  return open.length > 0 ? { open } : { closed: 'closed_that_weekday' };
}

/** Lines that overlap, as of two seasons, are one stretch: no half hour is there twice. */
function joined(all: readonly Window[], next: Window): Window[] {
  const last = all.at(-1);
  if (!last || next.from >= last.to) return [...all, next];
  return [...all.slice(0, -1), { from: last.from, to: Math.max(last.to, next.to) }];
}

/** The half hours of a day on which one of a centre's classes is open; of the centre itself where none is named. */
export function openSlots(
  facility: Omit<OpeningContext, 'special'> & DaysOff,
  classId: string,
  { date, special }: { date: CivilDate; special: SpecialDays },
): number[] {
  const opening = openingOn(date, { ...ofClass(facility, classId), special });
  return 'open' in opening ? opening.open.flatMap(slotsOf) : [];
}

/** Of so many days from one on, or back from it, those on which a centre is open. */
export function openDaysFrom(
  from: CivilDate,
  { days, back = false }: { days: number; back?: boolean },
  context: OpeningContext,
): CivilDate[] {
  const all = Array.from({ length: days }, (_, n) => addDays(from, back ? -n : n));
  return all.filter((date) => 'open' in openingOn(date, context));
}

/** Whether any of some classes is open on a day; without any, whether the centre is. */
export function isOpenForSome(
  facility: Omit<OpeningContext, 'special'> & DaysOff,
  classes: readonly { id: string }[],
  { date, special }: { date: CivilDate; special: SpecialDays },
): boolean {
  const ids = classes.length > 0 ? classes.map(({ id }) => id) : [''];
  return ids.some((id) => 'open' in openingOn(date, { ...ofClass(facility, id), special }));
}
