import type { CivilDate } from './civil-date.ts';

/** An instant in UTC, ISO 8601 with a trailing `Z`. */
export type Instant = string;

export interface LocalTime {
  date: CivilDate;
  /** Minutes since local midnight, 0–1439. */
  minute: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of `timeZone` at `instant`. */
export function toLocal(instant: Instant, timeZone: string): LocalTime {
  const field = fieldsOf(new Date(instant), timeZone);
  return {
    date: `${field.year}-${field.month}-${field.day}`,
    minute: Number(field.hour) * 60 + Number(field.minute),
  };
}

/** The instant at which the wall clock of `timeZone` shows `minute` past midnight of `date`. */
export function toInstant({ date, minute }: LocalTime, timeZone: string): Instant {
  const wall = Date.parse(`${date}T00:00:00Z`) + minute * 60_000;
  const guess = wall - offsetAt(wall, timeZone);
  return new Date(wall - offsetAt(guess, timeZone)).toISOString();
}

/** Whether the wall clock of `timeZone` shows that minute, or a later one, at `now`. */
export function hasPassed({ date, minute }: LocalTime, moment: Moment): boolean {
  const local = localAt(moment);
  return date === local.date ? minute <= local.minute : date < local.date;
}

/** The wall clock at one moment, remembered: a search asks for it thousands of times. */
export function localAt({ now, timeZone }: Moment): LocalTime {
  if (lastAsked.now !== now || lastAsked.timeZone !== timeZone) {
    lastAsked = { now, timeZone };
    lastLocal = toLocal(now, timeZone);
  }
  return lastLocal;
}

interface Moment {
  now: Instant;
  timeZone: string;
}

/** Asking the time zone is slow. */
let lastAsked: Moment = { now: '', timeZone: '' };
let lastLocal: LocalTime = { date: '', minute: 0 };

export function minutesBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 60_000;
}

export function plusMinutes(instant: Instant, minutes: number): Instant {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

/** Milliseconds by which local time in `timeZone` is ahead of UTC at `epochMs`. */
function offsetAt(epochMs: number, timeZone: string): number {
  const field = fieldsOf(new Date(epochMs), timeZone);
  const wall = Date.parse(`${field.year}-${field.month}-${field.day}T${field.hour}:${field.minute}:${field.second}Z`);
  return wall - Math.floor(epochMs / 1000) * 1000;
}

function fieldsOf(moment: Date, timeZone: string): Record<string, string> {
  const format = formatters.get(timeZone) ?? newFormatter(timeZone);
  return Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
}

function newFormatter(timeZone: string): Intl.DateTimeFormat {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(timeZone, format);
  return format;
}
