import type { InEveryLanguage } from '../language/lang.ts';
import { addDays, type CivilDate, datesFrom, type Weekday, weekdayOf } from './civil-date.ts';
import type { LocalTime } from './zoned-time.ts';

export const SPECIAL_DAY_KINDS = ['holiday', 'workday'] as const;

/**
 * A day that the State Council's yearly notice takes out of, or puts into, the working week.
 * Editable data of a city: the notice for a year appears the November before.
 */
export interface SpecialDay {
  date: CivilDate;
  kind: (typeof SPECIAL_DAY_KINDS)[number];
  name: InEveryLanguage;
}

export type SpecialDays = ReadonlyMap<CivilDate, SpecialDay>;

export function specialDays(days: readonly SpecialDay[]): SpecialDays {
  return new Map(days.map((day) => [day.date, day]));
}

/** The month of the year from which the next one's exceptions are waited for. */
const NEXT_YEAR_FROM = '10';

/**
 * The year whose exceptions are not all entered: this one, and from October on the next. Of every kind of day that the year
 * before it has, it has one. Days off that the law fixes are known years ahead; make-up days come with the year's notice.
 */
export function yearMissing(special: SpecialDays, today: CivilDate): string | undefined {
  const [year = '', month = ''] = today.split('-');
  const has = (of: number, kind: SpecialDay['kind']) =>
    [...special.values()].some((day) => day.kind === kind && day.date.startsWith(String(of)));
  const lacks = (of: number) => SPECIAL_DAY_KINDS.some((kind) => has(of - 1, kind) && !has(of, kind));
  const years = [Number(year), ...(month < NEXT_YEAR_FROM ? [] : [Number(year) + 1])];
  const found = years.find(lacks);
  return found === undefined ? undefined : String(found);
}

/** A statutory working day (法定工作日): Monday to Friday, with the year's exceptions. */
export function isWorkday(date: CivilDate, special: SpecialDays): boolean {
  const exception = special.get(date);
  if (exception) return exception.kind === 'workday';
  return weekdayOf(date) <= 5;
}

export function workdaysFrom(from: CivilDate, to: CivilDate, special: SpecialDays): readonly CivilDate[] {
  const spans = known.get(special) ?? new Map<string, readonly CivilDate[]>();
  const span = `${from} ${to}`;
  const days = spans.get(span) ?? datesFrom(from, to).filter((date) => isWorkday(date, special));
  if (spans.size >= SPANS_KEPT) spans.clear();
  known.set(special, spans.set(span, days));
  return days;
}

/** A search asks every centre about the same months. Where the year's exceptions change, they are another map. */
const known = new WeakMap<SpecialDays, Map<string, readonly CivilDate[]>>();
const SPANS_KEPT = 500;

/** The first working day from a day on, itself counted. */
export function workdayFrom(date: CivilDate, special: SpecialDays): CivilDate {
  let day = date;
  while (!isWorkday(day, special)) day = addDays(day, 1);
  return day;
}

/**
 * The last day of a term of so many days: the day from which it runs is not counted, and a last day that is none for work
 * moves to the next that is (民法典 art. 201, 203). Every term that a contract or a rule counts in days ends so.
 */
export const termEnds = (from: CivilDate, days: number, special: SpecialDays): CivilDate =>
  workdayFrom(addDays(from, days), special);

/** From this minute on a day is over as far as care is looked for: 17:00. */
const EVENING = 1020;

/** The day on which care is next to be had: today until the evening, if it is a working day. */
export function nextOpenDay({ date, minute }: LocalTime, special: SpecialDays): CivilDate {
  return workdayFrom(minute >= EVENING ? addDays(date, 1) : date, special);
}

/** The last of so many working days after a day, itself not counted. */
export function workdayAfter(date: CivilDate, count: number, special: SpecialDays): CivilDate {
  let day = date;
  for (let left = count; left > 0; left -= isWorkday(day, special) ? 1 : 0) day = addDays(day, 1);
  return day;
}

/** The weekday whose timetable a day follows: a make-up working day is worked as a Monday. */
export function timetableWeekday(date: CivilDate, special: SpecialDays): Weekday {
  return special.get(date)?.kind === 'workday' ? 1 : weekdayOf(date);
}
