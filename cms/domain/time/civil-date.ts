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

function toEpochDay(date: CivilDate): number {
  const [year, month, day] = parts(date);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

function fromEpochDay(day: number): CivilDate {
  const date = new Date(day * DAY_MS);
  return format(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
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
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

function format(year: number, month: number, day: number): CivilDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
