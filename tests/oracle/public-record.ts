import { everyDay, isWorkingDay, nextDay, type PublicCalendar, sameDayLater, weekday } from './calendar.ts';

/** A centre as anybody can read it: its price list, hours, closures, days on which it may take no child, class and shifts. */
export interface PublicRecord {
  calendar: PublicCalendar;
  prices: { kind: string; form: string; unit: string; amount: number; startsOn: string; endsOn?: string | null }[];
  hours: { weekdays: string; opens: number; closes: number }[];
  closures: { from: string; to: string }[];
  stops: { from: string; to: string }[];
  places: number;
  maxSize: number;
  childrenPerStaff: number;
  shifts: { weekdays: string; from: number; to: number }[];
}

export interface Wish {
  form: 'full_day' | 'half_day' | 'hourly' | 'temporary';
  day: string;
  months: number;
  meals: boolean;
  from: number;
  to: number;
}

/** Nothing outside the list may be charged: the price of the list that began last and has not ended. */
export function price(
  { prices }: PublicRecord,
  { form, day, months, meals, from, to }: Wish,
): { care: number; meals: number } | undefined {
  const listed = (kind: string, unit: string) =>
    prices
      .filter((one) => one.kind === kind && one.form === form && one.unit === unit)
      .filter((one) => one.startsOn <= day && (!one.endsOn || one.endsOn >= day))
      .toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1))[0]?.amount;
  const unit = months > 0 ? 'month' : { full_day: 'month', half_day: 'half_day', hourly: 'hour', temporary: 'session' }[form];
  const care = listed('care', unit);
  const eaten = meals ? listed('meals', months > 0 ? 'month' : 'meal') : 0;
  if (care === undefined || eaten === undefined) return undefined;
  return { care: form === 'hourly' ? Math.round((care * (to - from)) / 60) : care, meals: eaten };
}

const covers = (spans: readonly { from: string; to: string }[], day: string) =>
  spans.some(({ from, to }) => from <= day && day <= to);

/** Whether a centre may take no child on a day. */
export const isStopped = ({ stops }: PublicRecord, day: string) => covers(stops, day);

/** Whether a day on which care was promised cannot be given: the centre is shut, or may take no child. */
export const cannotGive = (record: PublicRecord, day: string) => !isOpen(record, day) || isStopped(record, day);

/** Whether a centre works on a day: a make-up day as on a Monday. */
export function isOpen({ calendar, hours, closures }: PublicRecord, day: string): boolean {
  if (covers(closures, day)) return false;
  if (calendar.holidays.has(day)) return false;
  return hours.some(({ weekdays }) => weekdays.includes(workedAs(calendar, day)));
}

/** The minute at which a centre closes on a day; on two stretches of hours, the last. */
export const closesAt = ({ calendar, hours }: PublicRecord, day: string): number =>
  Math.max(0, ...hours.filter(({ weekdays }) => weekdays.includes(workedAs(calendar, day))).map(({ closes }) => closes));

const workedAs = ({ makeUpDays }: PublicCalendar, day: string) => String(makeUpDays.has(day) ? 1 : weekday(day));

/** Days on which the child may come: of months, each statutory working day on which the centre is open. */
export function bookedDays(record: PublicRecord, { day, months }: Wish): string[] {
  if (months === 0) return [day];
  const last = nextDay(sameDayLater(day, months), -1);
  return everyDay(day, last).filter((one) => isWorkingDay(one, record.calendar) && isOpen(record, one));
}

/** Children whom a class may hold at a minute: no more than its places, its legal size, and its staff may look after. */
export function mostChildren(record: PublicRecord, day: string, minute: number): number {
  const staff = record.shifts.filter(
    ({ weekdays, from, to }) => weekdays.includes(workedAs(record.calendar, day)) && from <= minute && minute < to,
  );
  return Math.min(record.places, record.maxSize, staff.length * record.childrenPerStaff);
}

/** No more than three months are paid ahead, over all that is paid for and not yet given, from today or its first day. */
export function isPaidTooFarAhead(spans: readonly { from: string; to: string }[], today: string): boolean {
  const ahead = spans.filter(({ to }) => to >= today);
  const first = ahead.map(({ from }) => (from < today ? today : from)).toSorted()[0];
  return first !== undefined && ahead.some(({ to }) => to >= sameDayLater(first, 3));
}
