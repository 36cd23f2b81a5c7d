/** A calendar day, `YYYY-MM-DD`. It has no time zone and is never turned into a local `Date`. */
export type CivilDate = string;

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const DAY_MS = 86_400_000;

/** @example isCivilDate('2026-02-30') // false */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && fromEpochDay(ms / DAY_MS) === text;
}

/** Days since 1970-01-01. The year is thought to begin in March, so that a leap day is its last. */
function toEpochDay(date: CivilDate): number {
  const [year, month, day] = parts(date);
  const marches = month > 2 ? year : year - 1;
  const inYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return marches * 365 + Math.floor(marches / 4) - Math.floor(marches / 100) + Math.floor(marches / 400) + inYear - 719_468;
}

/** Names of days as far as they are kept: a search asks for the same ones thousands of times. */
const names: CivilDate[] = [];
/** 2149-06-06. */
const LAST_NAMED = 65_535;

function fromEpochDay(day: number): CivilDate {
  const known = names[day];
  if (known !== undefined) return known;
  const date = new Date(day * DAY_MS);
  const name = format(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
  if (day >= 0 && day <= LAST_NAMED) names[day] = name;
  return name;
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return fromEpochDay(toEpochDay(date) + days);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** The same day of a later month, or that month's last day: 01-31 plus one month is 02-28. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year, month, day] = parts(date);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = (index % 12) + 1;
  const clamped = Math.min(day, daysInMonth(targetYear, targetMonth));
  return format(targetYear, targetMonth, clamped);
}

export function weekdayOf(date: CivilDate): Weekday {
  return (((toEpochDay(date) + 3) % 7) + 1) as Weekday;
}

/** Every day from `from` to `to`, both included. */
export function datesFrom(from: CivilDate, to: CivilDate): CivilDate[] {
  const first = toEpochDay(from);
  const length = Math.max(0, toEpochDay(to) - first + 1);
  return Array.from({ length }, (_, i) => fromEpochDay(first + i));
}

export function mondayOf(date: CivilDate): CivilDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** The Monday of the week that is worked in or comes next: a weekend belongs to neither. @example weekAhead('2026-11-29') // '2026-11-30' */
export function weekAhead(today: CivilDate): CivilDate {
  return mondayOf(weekdayOf(today) > 5 ? addDays(today, 2) : today);
}

/** Of what each holds from a day on until the next does, what is in force on a day; of two of one day the one that is listed last. */
export function inForceOn<Dated extends { effectiveOn: CivilDate }>(all: readonly Dated[], on: CivilDate): Dated | undefined {
  let newest: Dated | undefined;
  for (const one of all) if (one.effectiveOn <= on && !(newest && newest.effectiveOn > one.effectiveOn)) newest = one;
  return newest;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function parts(date: CivilDate): [number, number, number] {
  if (date.length !== 10) return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  const digit = (at: number) => date.charCodeAt(at) - 48;
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  return [year, digit(5) * 10 + digit(6), digit(8) * 10 + digit(9)];
}

function format(year: number, month: number, day: number): CivilDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
