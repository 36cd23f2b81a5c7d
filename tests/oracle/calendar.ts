/** Days and hours of the oracle: counted one by one, on a clock that is eight hours ahead the whole year. */
const HOURS_AHEAD = 8;
const DAY_MS = 86_400_000;

export interface PublicCalendar {
  holidays: ReadonlySet<string>;
  makeUpDays: ReadonlySet<string>;
}

export const nextDay = (day: string, count = 1) => new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
/** Monday is 1, Sunday 7. */
export const weekday = (day: string) => ((new Date(day).getUTCDay() + 6) % 7) + 1;
export const localDay = (instant: string) => new Date(Date.parse(instant) + HOURS_AHEAD * 3_600_000).toISOString().slice(0, 10);
export const momentOf = (day: string, minute: number) =>
  new Date(Date.parse(day) + (minute - HOURS_AHEAD * 60) * 60_000).toISOString();

/** The same day of a later month, or its last where there is none. */
export function sameDayLater(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

export function everyDay(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = nextDay(day)) days.push(day);
  return days;
}

export function isWorkingDay(day: string, { holidays, makeUpDays }: PublicCalendar): boolean {
  if (makeUpDays.has(day)) return true;
  return !holidays.has(day) && weekday(day) < 6;
}
