import type { CivilDate, Weekday } from '../time/civil-date.ts';
import type { Window } from '../time/time-of-day.ts';

/** A carer in a class, on the given ISO weekdays, within an optional span of dates. */
export interface Shift extends Window {
  /** Who: somebody who stands on the list twice is there once. */
  staff: string;
  weekdays: string;
  startsOn?: CivilDate;
  endsOn?: CivilDate;
  /** The other class that the same person watches while a nap rule allows it. */
  watches?: string;
  /** The shift of another class, whose carer watches this one besides; without a nap rule in force it counts for nothing here. */
  lent?: boolean;
  /** The same person's shifts elsewhere that were written down earlier: while one of them lasts, this one does not count. */
  yieldsTo?: readonly Shift[];
}

/** A day and the weekday whose timetable it follows (a make-up Saturday follows Monday's). */
export interface TimetableDay {
  date: CivilDate;
  weekday: Weekday;
}

/** Whether a shift counts at a minute: a person is in one place at a time, where the shift that was written down first says. */
export function worksAt(shift: Shift, day: TimetableDay, minute: number): boolean {
  const { weekdays, startsOn, endsOn, from, to, yieldsTo } = shift;
  if (minute < from || to <= minute || !weekdays.includes(String(day.weekday))) return false;
  if (startsOn && day.date < startsOn) return false;
  if (endsOn && endsOn < day.date) return false;
  return !yieldsTo?.some((earlier) => worksAt(earlier, day, minute));
}

/** Whether one person would have to be in two shifts at the same time. */
export function areAtOnce(one: Shift, other: Shift): boolean {
  if (one.staff !== other.staff) return false;
  if (![...one.weekdays].some((day) => other.weekdays.includes(day))) return false;
  if (one.to <= other.from || other.to <= one.from) return false;
  const ends = (shift: Shift) => shift.endsOn ?? '9999-12-31';
  return (one.startsOn ?? '') <= ends(other) && (other.startsOn ?? '') <= ends(one);
}
