import type { CareForm, CareRequest, Occasion } from '../care/care.ts';
import { BOOKABLE_DAYS } from '../care/span.ts';
import { addDays, type CivilDate } from '../time/civil-date.ts';
import { isOnSlotEdge, type Window } from '../time/time-of-day.ts';
import { type BookingAction, type BookingStatus, cancellationOf } from './booking-state.ts';

/** Days that a centre adds to one booking at a time. */
export const MOST_GIVEN_DAYS = 10;

interface Had {
  status: BookingStatus;
  actions: readonly BookingAction[];
}

/** From which booking a stay was given free of charge, and why; `undefined` of one that was bought. */
export const givenOf = (actions: readonly BookingAction[]) => actions.find((action) => action.type === 'give');

/**
 * Whether a centre can add days to a booking: to what was paid for, as long as it lasts and after it; where it was cancelled,
 * only if that was the centre's doing. A day that was given itself is none to add to.
 */
export function canBeAddedTo({ actions, status }: Had): boolean {
  if (givenOf(actions)) return false;
  return status === 'confirmed' || status === 'completed' || cancellationOf(actions)?.cause === 'centre';
}

/**
 * As what a day is given: by the hour where care was bought so, else as a single stay. The price list and the hours that a
 * child may have count it as that.
 */
export const givenRequest = (form: CareForm, { date, ...window }: Occasion): CareRequest =>
  form === 'hourly' ? { form, date, window } : { form: 'temporary', date, window };

export const GIVEN_DAY_PROBLEMS = [
  'given_none',
  'given_too_many',
  'given_twice',
  'given_too_far',
  'given_hours',
  'given_booked_already',
] as const;
type GivenDayProblem = (typeof GIVEN_DAY_PROBLEMS)[number];

/** What is wrong with the days that a centre would add, whoever else wants the places. Days in order, hours in minutes. */
export function whyNotGiven(
  days: readonly CivilDate[],
  window: Window,
  { booked, today }: { booked: readonly Occasion[]; today: CivilDate },
): { code: GivenDayProblem; date?: CivilDate } | undefined {
  if (days.length === 0) return { code: 'given_none' };
  if (days.length > MOST_GIVEN_DAYS) return { code: 'given_too_many' };
  const twice = days.find((day, at) => days.indexOf(day) !== at);
  if (twice) return { code: 'given_twice', date: twice };
  if (!isOnSlotEdge(window.from) || !isOnSlotEdge(window.to) || window.to - window.from < 60) return { code: 'given_hours' };
  const far = days.find((day) => day > addDays(today, BOOKABLE_DAYS));
  if (far) return { code: 'given_too_far', date: far };
  const had = days.find((day) => booked.some((one) => one.date === day && one.from < window.to && window.from < one.to));
  return had ? { code: 'given_booked_already', date: had } : undefined;
}
