import { type CareRequest, type HalfDayPart, isMonthly, servicePeriods, weekdaysOf } from '../care/care.ts';
import { BOOKABLE_DAYS } from '../care/span.ts';
import type { RefundLine } from '../contract/refund.ts';
import { type Fen, sum } from '../money/money.ts';
import { addDays, type CivilDate } from '../time/civil-date.ts';
import type { Window } from '../time/time-of-day.ts';
import type { BookingAction } from './booking-state.ts';

export const CARE_CHANGE_PROBLEMS = [
  'change_not_monthly',
  'change_ends_early',
  'change_waits',
  'change_not_agreed',
  'change_no_day',
  'change_day',
  'change_same_care',
  'change_not_sold',
  'change_moved_on',
] as const;

/** Care by the month that a family wants in the place of what it has at a centre. */
export interface WantedCare {
  /** First day of a service month of what it has, or the day on which care can follow that. */
  from: CivilDate;
  classId: string;
  form: 'full_day' | 'half_day';
  /** Of half days alone. */
  part?: HalfDayPart;
  /** Some weekdays alone (ISO digits in order); every working day when absent. */
  weekdays?: string;
  months: number;
}

/** From which day on the child comes to another class or at other hours; only if its family pays by `paidBy`, where that is named. */
export interface ChangeAhead {
  classId: string;
  booking: string;
  from: CivilDate;
  /** Minutes since midnight. */
  hours: Window;
  paidBy?: CivilDate;
}

/**
 * From which days on other care can take the place of care by the month: the first of each of its service months that comes
 * no sooner than so many days after today, and no later than anything can be booked. The first of all is none: what has not
 * begun is cancelled, and costs nothing.
 *
 * @example changeDays({ request: { date: '2026-12-01', months: 3, … }, to: '2027-02-26' }, { today: '2026-12-26', noticeDays: 7 }) // ['2027-02-01']
 */
export function changeDays(
  { request, to }: { request: CareRequest; to: CivilDate },
  { today, noticeDays }: { today: CivilDate; noticeDays: number },
): CivilDate[] {
  const [, ...later] = isMonthly(request) ? servicePeriods(request) : [];
  const soonest = addDays(today, noticeDays);
  return later.map(({ from }) => from).filter((from) => soonest <= from && from <= to && isInReach(from, today));
}

/** Whether care that begins on a day can be booked by now. */
export const isInReach = (from: CivilDate, today: CivilDate): boolean => from <= addDays(today, BOOKABLE_DAYS);

/** A choice as an address and a form name it: its class, its form of care and the part of the day. */
export const careCode = ({ classId, form, part }: Pick<WantedCare, 'classId' | 'form' | 'part'>): string =>
  [classId, form, part].filter(Boolean).join('.');

/** How many of its months begin on a day or later. */
export const monthsFrom = (request: CareRequest, from: CivilDate): number =>
  servicePeriods(request).filter((period) => period.from >= from).length;

/** What is asked for as a request: with the meals that the child has now, where the centre sells them with it. */
export const requestOf = ({ from: date, form, part = 'morning', months, weekdays }: WantedCare, meals: boolean): CareRequest => {
  const some = { date, months, meals, ...(weekdays === undefined ? {} : { weekdays }) };
  return form === 'half_day' ? { form, part, ...some } : { form, ...some };
};

/** Whether it is what the child has already. */
export function isSameCare(
  has: { classId: string; request: CareRequest },
  { classId, form, part, weekdays }: Pick<WantedCare, 'classId' | 'form' | 'part' | 'weekdays'>,
): boolean {
  const { request } = has;
  if (weekdaysOf(request) !== weekdays) return false;
  return has.classId === classId && request.form === form && (request.form !== 'half_day' || request.part === part);
}

/** What was paid for the months that other care takes the place of, line by line; nothing where one of them has begun. */
export function replacedMonths(lines: readonly RefundLine[], from: CivilDate) {
  const of = lines.filter(({ line }) => line.period && line.period.from >= from);
  if (of.length === 0 || of.some(({ reason }) => reason.code !== 'not_begun')) return undefined;
  const months = Map.groupBy(of, ({ line }) => line.period?.from ?? from);
  const back = (some: readonly RefundLine[], kind: RefundLine['line']['kind']): Fen =>
    sum(some.filter(({ line }) => line.kind === kind).map(({ refund }) => refund));
  return {
    lines: of.filter(({ refund }) => refund > 0),
    back: sum(of.map(({ refund }) => refund)),
    months: [...months.values()].map((some) => ({
      from: some[0]?.line.period?.from ?? from,
      to: some[0]?.line.period?.to ?? from,
      care: back(some, 'care'),
      meals: back(some, 'meals'),
    })),
  };
}

/** That such months are settled before they begin, as nothing of them is given. */
export const settledAhead = (months: NonNullable<ReturnType<typeof replacedMonths>>['months'], at: string): BookingAction[] =>
  months.map((month) => ({ type: 'settle_month', at, by: { kind: 'system' }, ...month }));
