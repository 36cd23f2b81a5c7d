import { ageInMonths } from '../time/age.ts';
import { addDays, addMonths, type CivilDate, isCivilDate } from '../time/civil-date.ts';
import { parseTime } from '../time/time-of-day.ts';
import { type Instant, toInstant } from '../time/zoned-time.ts';

/** When an activity is, as its organiser writes it down: a first day, the same weekday for so many weeks, further days. */
export interface ActivityTimes {
  date: CivilDate;
  from: string;
  to: string;
  weeks?: number | null;
  /** One a line. */
  moreDates?: string | null;
}

/** One meeting of an activity. Who signs up comes to all of them. */
export interface Session {
  date: CivilDate;
  startsAt: Instant;
  endsAt: Instant;
}

/** The most weeks that an activity goes on. */
export const MOST_WEEKS = 52;

/** Days in a text, one a line; what is none is left out. */
const datesIn = (lines: string): CivilDate[] =>
  lines.split('\n').flatMap((line) => (isCivilDate(line.trim()) ? [line.trim()] : []));

/** Every day on which an activity meets, each once, the first first; none while its first day is not written. */
export function sessionDates({ date, weeks, moreDates }: Pick<ActivityTimes, 'date' | 'weeks' | 'moreDates'>): CivilDate[] {
  const count = Math.min(MOST_WEEKS, Math.max(1, weeks ?? 1));
  const weekly = isCivilDate(date ?? '') ? Array.from({ length: count }, (_, at) => addDays(date, 7 * at)) : [];
  return [...new Set([...weekly, ...datesIn(typeof moreDates === 'string' ? moreDates : '')])].sort();
}

export function sessionsOf(times: ActivityTimes, timeZone: string): Session[] {
  const instant = (date: CivilDate, time: string) => toInstant({ date, minute: parseTime(time) ?? 0 }, timeZone);
  return sessionDates(times).map((date) => ({
    date,
    startsAt: instant(date, times.from),
    endsAt: instant(date, times.to),
  }));
}

/** The next one that has not begun; nothing once the last has. */
export const nextSession = (sessions: readonly Session[], now: Instant): Session | undefined =>
  sessions.find(({ startsAt }) => startsAt > now);

/** Those that have begun, without what was called off before. */
export const heldSessions = (sessions: readonly Session[], now: Instant, cancelledAt?: Instant | null): Session[] =>
  sessions.filter(({ startsAt }) => startsAt <= now && (!cancelledAt || startsAt < cancelledAt));

const REMINDED_AT = '10:00';
const WEEK_BEFORE = 7;
const TWO_DAYS_BEFORE = 2;

/**
 * When those who are signed up are to be reminded next: a week before it begins for the first time, and two days before
 * each time. Nothing where no such moment is still to come.
 */
export function nextReminder(sessions: readonly Session[], now: Instant, timeZone: string): Instant | undefined {
  const before = ({ date }: Session, days: number) =>
    toInstant({ date: addDays(date, -days), minute: parseTime(REMINDED_AT) ?? 0 }, timeZone);
  const moments = [
    ...sessions.slice(0, 1).map((one) => before(one, WEEK_BEFORE)),
    ...sessions.map((one) => before(one, TWO_DAYS_BEFORE)),
  ];
  return moments.filter((moment) => moment > now).sort()[0];
}

/** Why a child is not of the age that an activity is for on its day, and until or from when it is. */
export type AgeProblem = { reason: 'too_young'; from: CivilDate } | { reason: 'too_old'; until: CivilDate };

export function ageProblem(
  birthDate: CivilDate,
  { fromMonth, toMonth }: { fromMonth: number; toMonth: number },
  on: CivilDate,
): AgeProblem | undefined {
  const months = ageInMonths(birthDate, on);
  if (months < fromMonth) return { reason: 'too_young', from: addMonths(birthDate, fromMonth) };
  if (months > toMonth) return { reason: 'too_old', until: addDays(addMonths(birthDate, toMonth + 1), -1) };
  return undefined;
}
