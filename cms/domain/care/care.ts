import { addDays, addMonths, type CivilDate } from '../time/civil-date.ts';
import { isOnSlotEdge, type Window } from '../time/time-of-day.ts';
import { type SpecialDays, timetableWeekday, workdaysFrom } from '../time/workdays.ts';

/** 全日托、半日托、计时托、临时托 (泰政办发〔2021〕71号, R33). */
export const CARE_FORMS = ['full_day', 'half_day', 'hourly', 'temporary'] as const;
export type CareForm = (typeof CARE_FORMS)[number];

/** No single prepayment may span more than three months (R72, 江苏 and 泰州 plan §8). */
export const MAX_PREPAID_MONTHS = 3;

export const HALF_DAY_PARTS = ['morning', 'afternoon'] as const;
export type HalfDayPart = (typeof HALF_DAY_PARTS)[number];

/** What a family asks for, before price and place. Times are minutes since local midnight. */
export type CareRequest =
  | ({ form: 'full_day'; date: CivilDate; months: number; meals: boolean } & ByMonth)
  | ({ form: 'half_day'; date: CivilDate; part: HalfDayPart; months: number; meals: boolean } & ByMonth)
  | { form: 'half_day'; date: CivilDate; part: HalfDayPart; months: 0; meals: boolean }
  | { form: 'hourly'; date: CivilDate; window: Window }
  | { form: 'temporary'; date: CivilDate; window: Window };

interface ByMonth {
  /** Some of its weekdays (ISO digits in order: `'135'` is Monday, Wednesday and Friday); every working day when absent. */
  weekdays?: string;
  /** The last day of care that ends within a month: the day before the child is three. Nobody asks for it: the birth date says it. */
  until?: CivilDate;
}

/** One stay in the centre: what a place is held and sold for. */
export interface Occasion extends Window {
  date: CivilDate;
}

/** A billing month of monthly care: from its first day to the day before the same date next month, or to the last day of care. */
export interface ServicePeriod {
  from: CivilDate;
  to: CivilDate;
  /** The weekdays on which the child comes in it, of care on some of them (ISO digits in order). */
  weekdays?: string;
}

/** How a centre cuts its day; editable per centre, because no national definition exists. */
export interface DayParts {
  fullDay: Window;
  morning: Window;
  afternoon: Window;
}

export function isMonthly(request: CareRequest): boolean {
  return (request.form === 'full_day' || request.form === 'half_day') && request.months > 0;
}

/** Billing months tied to service months (R71). Empty for care that is not sold by the month. */
export function servicePeriods(request: CareRequest): ServicePeriod[] {
  if (!('months' in request)) return [];
  const { until, weekdays } = request as ByMonth;
  return Array.from({ length: request.months }, (_, month) => {
    const to = addDays(addMonths(request.date, month + 1), -1);
    return {
      from: addMonths(request.date, month),
      to: until && until < to ? until : to,
      ...(weekdays === undefined ? {} : { weekdays }),
    };
  });
}

/** On which weekdays care by the month is wanted; nothing of care on every working day, and of single stays. */
export const weekdaysOf = (request: CareRequest): string | undefined => ('weekdays' in request ? request.weekdays : undefined);

/** How such care is sold: its form, by how many months (0 is singly), and on which weekdays. */
export const soldAs = (request: CareRequest): { form: CareForm; months: number; weekdays?: string } => ({
  form: request.form,
  months: 'months' in request ? request.months : 0,
  weekdays: weekdaysOf(request),
});

/** Every working day of the week, as digits. */
const WHOLE_WEEK = '12345';

/** Weekdays as a request has them: each once and in order; none where they are the whole working week. */
export function chosenWeekdays(digits: string): string | undefined {
  const weekdays = [...new Set(digits)].sort().join('');
  return weekdays === '' || weekdays === WHOLE_WEEK ? undefined : weekdays;
}

/**
 * The working days of a service month for which its fee is paid: all of them, or those on the weekdays that it has. A made-up
 * working day is worked as a Monday, and is one of care that has Mondays.
 */
export function careDays({ from, to, weekdays }: ServicePeriod, special: SpecialDays): readonly CivilDate[] {
  const days = workdaysFrom(from, to, special);
  return weekdays === undefined ? days : days.filter((date) => weekdays.includes(String(timetableWeekday(date, special))));
}

/**
 * Every stay that the request means. Monthly care is every statutory working day of its periods, or each on its weekdays,
 * on which the centre is open (`isOpen`).
 */
export function occasionsOf(
  request: CareRequest,
  { parts, special, isOpen }: { parts: DayParts; special: SpecialDays; isOpen: (date: CivilDate) => boolean },
): Occasion[] {
  if (request.form === 'hourly' || request.form === 'temporary') {
    return [{ date: request.date, ...request.window }];
  }
  const window = request.form === 'full_day' ? parts.fullDay : parts[request.part];
  if (request.months === 0) return [{ date: request.date, ...window }];
  return servicePeriods(request)
    .flatMap((period) => careDays(period, special))
    .filter(isOpen)
    .map((date) => ({ date, ...window }));
}

export const REQUEST_PROBLEMS = [
  'months_out_of_range',
  'weekdays_not_working',
  'too_short',
  'not_on_half_hour',
  'ends_before_start',
  'session_too_long',
] as const;
export type RequestProblem = (typeof REQUEST_PROBLEMS)[number];

/** What is wrong with the shape of a request, whatever the centre. `undefined` when nothing is. */
export function requestProblem(
  request: CareRequest,
  { sessionMaxMinutes }: { sessionMaxMinutes: number },
): RequestProblem | undefined {
  if (request.form === 'full_day' && (request.months < 1 || request.months > MAX_PREPAID_MONTHS)) return 'months_out_of_range';
  if (request.form === 'half_day' && (request.months < 0 || request.months > MAX_PREPAID_MONTHS)) return 'months_out_of_range';
  if (/[^1-5]/.test(weekdaysOf(request) ?? '')) return 'weekdays_not_working';
  if (!('window' in request)) return undefined;
  const { from, to } = request.window;
  if (to <= from) return 'ends_before_start';
  if (!isOnSlotEdge(from) || !isOnSlotEdge(to)) return 'not_on_half_hour';
  if (to - from < 60) return 'too_short';
  if (request.form === 'temporary' && to - from > sessionMaxMinutes) return 'session_too_long';
  return undefined;
}
