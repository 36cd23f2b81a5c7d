import type { CareForm, DayParts, Occasion } from '../care/care.ts';
import { HALF_DAY_PARTS, MAX_PREPAID_MONTHS, occasionsOf } from '../care/care.ts';
import { bindsHandover, type HandoverTimes, handedOverFrom } from '../places/handover-times.ts';
import { addDays, type CivilDate, datesFrom } from '../time/civil-date.ts';
import { covers, overlaps, type Window } from '../time/time-of-day.ts';
import { type SpecialDays, timetableWeekday } from '../time/workdays.ts';

/** When a family needs care, before it has chosen a centre or a kind of care. Times are minutes since local midnight. */
export type WantedTime = WantedWindow | WantedWeekly | WantedSoon;

/** All of these hours on one day. */
export interface WantedWindow extends Window {
  kind: 'window';
  date: CivilDate;
  /** Half days by the month: so many months that begin on that day, and not the one half day. */
  months?: number;
  /** Of care by the month: on these weekdays alone (ISO digits in order). */
  weekdays?: string;
}

/** The same hours on certain weekdays (ISO digits, `'12345'`), from a day on, for a number of weeks. */
export interface WantedWeekly extends Window {
  kind: 'weekly';
  date: CivilDate;
  weekdays: string;
  weeks: number;
}

/** Any time, of at least so many minutes, on one of so many days from a day on. */
export interface WantedSoon {
  kind: 'soon';
  date: CivilDate;
  days: number;
  minutes: number;
}

/** The day after which nothing of it is left to come. */
export function lastDayOf(wanted: WantedTime): CivilDate {
  if (wanted.kind === 'weekly') return addDays(wanted.date, wanted.weeks * 7 - 1);
  return wanted.kind === 'soon' ? addDays(wanted.date, wanted.days - 1) : wanted.date;
}

/** Whether two families may be after the same place: their days meet, and their hours. */
export function wantsMeet(one: WantedTime, other: WantedTime): boolean {
  if (one.date > lastDayOf(other) || other.date > lastDayOf(one)) return false;
  return one.kind === 'soon' || other.kind === 'soon' || overlaps(one, other);
}

/**
 * The days a weekly wish means. A statutory holiday is none of them, for every centre is closed then; a make-up
 * working day counts by the timetable it follows.
 */
export function weeklyDates({ date, weekdays, weeks }: WantedWeekly, special: SpecialDays): CivilDate[] {
  return datesFrom(date, addDays(date, weeks * 7 - 1))
    .filter((day) => special.get(day)?.kind !== 'holiday')
    .filter((day) => weekdays.includes(String(timetableWeekday(day, special))));
}

export interface CentreDay {
  parts: DayParts;
  /** Longest temporary session, in minutes. */
  sessionMaxMinutes: number;
  special: SpecialDays;
  isOpen: (date: CivilDate) => boolean;
  /** When children are brought to the classes that could take this one, and fetched. */
  handing?: readonly HandoverTimes[];
}

/** What would be booked: stays, and for care sold by the month how many months, and on which weekdays where on some. */
export interface WantedStays {
  stays: Occasion[];
  months: number;
  weekdays?: string;
}

/**
 * What a centre would sell as this kind of care to a family that needs these hours: hourly and temporary care the
 * hours themselves, half-day care the half of the day that holds them, full-day care whole months of days that hold
 * them, on every working day or on some `weekdays`. `undefined` when this kind of care cannot cover them.
 */
export function staysFor(
  form: CareForm,
  wanted: WantedWindow | WantedWeekly,
  { parts, sessionMaxMinutes, special, isOpen }: CentreDay,
  weekdays?: string,
): WantedStays | undefined {
  const dates = wanted.kind === 'weekly' ? weeklyDates(wanted, special) : [wanted.date];
  const daily = (window: Window | undefined): WantedStays | undefined =>
    window && dates.length > 0
      ? { months: 0, stays: dates.map((date) => ({ date, from: window.from, to: window.to })) }
      : undefined;
  if (form === 'hourly') return daily(wanted);
  if (form === 'temporary') return daily(wanted.to - wanted.from <= sessionMaxMinutes ? wanted : undefined);
  if (form === 'half_day') {
    const part = HALF_DAY_PARTS.find((one) => covers(parts[one], wanted));
    if (!part || wanted.kind !== 'window' || !wanted.months) return daily(part && parts[part]);
    const { date, months } = wanted;
    const stays = occasionsOf({ form, part, date, months, meals: false, weekdays }, { parts, special, isOpen });
    return stays[0]?.date === date ? { stays, months, weekdays } : undefined;
  }
  if (!covers(parts.fullDay, wanted)) return undefined;
  // Full days are sold Monday to Friday; who needs a Saturday is not served by them.
  if (wanted.kind === 'weekly' && /[67]/.test(wanted.weekdays)) return undefined;
  const months = wanted.kind === 'weekly' ? Math.min(MAX_PREPAID_MONTHS, Math.ceil(wanted.weeks / 5)) : 1;
  const from = (date: CivilDate) => occasionsOf({ form, date, months, meals: false, weekdays }, { parts, special, isOpen });
  const stays = from(wanted.date);
  const first = stays[0]?.date ?? wanted.date;
  // A month is booked from its first day of care on, which of some weekdays may be later than the day that was said.
  if (wanted.kind === 'weekly') return { stays: weekdays && first > wanted.date ? from(first) : stays, months, weekdays };
  // Otherwise the day asked for is not among those of the month.
  return dates.includes(first) && stays.length > 0 ? { stays, months, weekdays } : undefined;
}

/** The windows in which "any time" can be met on one day, earliest first. */
export function windowsOn(
  form: CareForm,
  { minutes }: WantedSoon,
  open: readonly Window[],
  { parts, handing = [] }: CentreDay,
): Window[] {
  if (form === 'full_day') return [parts.fullDay];
  if (form === 'half_day') return [parts.morning, parts.afternoon].filter(({ from, to }) => to - from >= minutes);
  if (handing.some(bindsHandover)) {
    const found = handing.flatMap((times) => handedOverFrom(times, { open, minutes }));
    return [...new Map(found.map((one) => [`${one.from} ${one.to}`, one])).values()].sort((a, b) => a.from - b.from);
  }
  return open.flatMap(({ from, to }) => {
    const starts: Window[] = [];
    for (let start = Math.ceil(from / 60) * 60; start + minutes <= to; start += 60)
      starts.push({ from: start, to: start + minutes });
    return starts;
  });
}
