import { type CareRequest, isMonthly, MAX_PREPAID_MONTHS } from '../care/care.ts';
import { BOOKABLE_DAYS } from '../care/span.ts';
import type { ClassSupply, FacilitySupply } from '../places/facility.ts';
import { closedOn, type NoPlace } from '../places/no-place.ts';
import { isOpenForSome, type OpeningContext, ofClass } from '../places/opening.ts';
import { addDays, addMonths, type CivilDate, datesFrom, weekdayOf } from '../time/civil-date.ts';
import { timetableWeekday } from '../time/workdays.ts';

/** Stays that are booked together, over all children: two children once a week for three months, make-up days among them. */
export const MOST_STAYS = 30;

/** The same hours again on these weekdays (ISO digits), from the day asked for to a last one. */
export interface Repeat {
  weekdays: string;
  until: CivilDate;
}

/** The days of an order beside the one asked for: of a repeat, and named one by one; and those that the family leaves out. */
export interface OrderDays {
  repeat?: Repeat;
  dates?: readonly CivilDate[];
  without?: readonly CivilDate[];
}

export interface ClosedDay extends NoPlace {
  date: CivilDate;
}

/** Why days cannot be booked together; with the last that could be, or how many stays there may be. */
export type OrderProblem =
  | { problem: 'repeat_ends_before_start' | 'repeat_not_for_months' | 'no_days_left' }
  | { problem: 'repeat_too_long'; until: CivilDate }
  | { problem: 'too_many_stays'; most: number };

/** A centre as far as its days off go, with those of its classes that may take the children; itself where none is named. */
interface Opens extends OpeningContext, Pick<FacilitySupply, 'classClosures'> {
  classes?: readonly Pick<ClassSupply, 'id'>[];
}

/** Why nobody of an order can come on a day: the centre is shut, or each of the classes. */
function shutOn(date: CivilDate, centre: Opens): NoPlace | undefined {
  const { classes = [], special } = centre;
  if (isOpenForSome(centre, classes, { date, special })) return undefined;
  return closedOn(date, ofClass(centre, classes[0]?.id ?? ''));
}

/**
 * The last day of what is booked together from a day on: one payment spans three months at most (promise 5), and nothing is
 * booked further ahead than any stay.
 */
export function repeatsUntil(first: CivilDate, today: CivilDate): CivilDate {
  return [addDays(addMonths(first, MAX_PREPAID_MONTHS), -1), addDays(today, BOOKABLE_DAYS)].sort()[0] ?? first;
}

/**
 * The days that a repeat means, and those on which the centre is shut, which are left out by themselves. As in a weekly
 * search a make-up working day counts by the timetable that it follows; the first, which was named, by its own weekday too.
 */
export function repeatDays(
  first: CivilDate,
  { weekdays, until }: Repeat,
  centre: Opens,
): { dates: CivilDate[]; closed: ClosedDay[] } {
  const isMeant = (weekday: number) => weekdays.includes(String(weekday));
  const meant = datesFrom(first, until).filter(
    (date) => isMeant(timetableWeekday(date, centre.special)) || (date === first && isMeant(weekdayOf(date))),
  );
  const closed = meant.flatMap((date) => {
    const why = shutOn(date, centre);
    return why ? [{ date, ...why }] : [];
  });
  return { dates: meant.filter((date) => !closed.some((one) => one.date === date)), closed };
}

/** Which days an order is for, the first first, each once. Only care that is sold stay by stay is had on several. */
export function orderDays(
  request: CareRequest,
  { repeat, dates = [], without = [] }: OrderDays,
  { today, children, ...centre }: Opens & { today: CivilDate; children: number },
): { ok: true; dates: CivilDate[]; closed: ClosedDay[] } | ({ ok: false } & OrderProblem) {
  if ((repeat || dates.length > 0) && isMonthly(request)) return { ok: false, problem: 'repeat_not_for_months' };
  if (repeat && repeat.until < request.date) return { ok: false, problem: 'repeat_ends_before_start' };
  const named = [...new Set([request.date, ...dates])].sort();
  const last = repeatsUntil(named[0] ?? request.date, today);
  if ((repeat && repeat.until > last) || (dates.length > 0 && (named.at(-1) ?? '') > last))
    return { ok: false, problem: 'repeat_too_long', until: last };
  const { dates: meant, closed } = repeat ? repeatDays(request.date, repeat, centre) : { dates: named, closed: [] };
  const left = [...new Set([...meant, ...dates])].sort().filter((date) => !without.includes(date));
  if (left.length === 0) return { ok: false, problem: 'no_days_left' };
  if (left.length * children > MOST_STAYS) return { ok: false, problem: 'too_many_stays', most: MOST_STAYS };
  return { ok: true, dates: left, closed };
}
