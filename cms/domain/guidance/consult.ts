import { addDays, type CivilDate } from '../time/civil-date.ts';
import { overlaps, type Window } from '../time/time-of-day.ts';
import { type Instant, plusMinutes } from '../time/zoned-time.ts';

/** How an expert is spoken to. */
export const CONSULT_WAYS = ['phone', 'online', 'clinic'] as const;
export type ConsultWay = (typeof CONSULT_WAYS)[number];

/** How a slot stands: anybody may take it, a family has it, the expert has taken it back. */
export const SLOT_STATES = ['open', 'taken', 'withdrawn'] as const;
export type SlotState = (typeof SLOT_STATES)[number];

/** How a family's consultation stands. What was booked and is over is still booked: it took place. */
export const CONSULT_STATES = ['booked', 'cancelled'] as const;
export type ConsultState = (typeof CONSULT_STATES)[number];

/** What a family is told of its consultation. */
export const CONSULT_NEWS = ['booked', 'moved', 'cancelled', 'withdrawn'] as const;
export type ConsultNews = (typeof CONSULT_NEWS)[number];

/** Whether news is still so: a letter may have waited, and the consultation gone on meanwhile. */
export const isConsultStillSo = (news: ConsultNews, { state }: { state: ConsultState }): boolean =>
  state === (news === 'booked' || news === 'moved' ? 'booked' : 'cancelled');

/** Minutes that one consultation may take. */
export const CONSULT_MINUTES = [10, 15, 20, 30] as const;
/** Offered at most so far ahead. */
export const OFFERED_WITHIN_DAYS = 60;
/** Taken, moved or called off up to so many minutes before it begins. */
export const CONSULT_NOTICE = 30;
/** What one offer may hold: a long day of short talks. */
const MOST_AT_ONCE = 48;

export const OFFER_PROBLEMS = ['day', 'hours', 'length', 'none', 'too_many', 'place', 'busy'] as const;
export type OfferProblem = (typeof OFFER_PROBLEMS)[number];

/** @example slotsIn({ from: 540, to: 600 }, 20) // three: 9:00, 9:20, 9:40 */
export function slotsIn({ from, to }: Window, length: number): Window[] {
  const count = Math.max(0, Math.floor((to - from) / length));
  return Array.from({ length: count }, (_, at) => ({ from: from + at * length, to: from + (at + 1) * length }));
}

/** Why an expert cannot offer these hours of a day. */
export function whyNotOffer({
  date,
  today,
  hours,
  length,
  where,
  way,
  others,
}: {
  date: CivilDate;
  today: CivilDate;
  hours: Window;
  length: number;
  way: ConsultWay;
  /** The clinic's address, or the link. */
  where: string;
  /** What the expert offers on that day already. */
  others: readonly Window[];
}): OfferProblem | undefined {
  if (date < today || date > addDays(today, OFFERED_WITHIN_DAYS)) return 'day';
  if (hours.to <= hours.from) return 'hours';
  if (!CONSULT_MINUTES.some((one) => one === length)) return 'length';
  const slots = slotsIn(hours, length);
  if (slots.length === 0) return 'none';
  if (slots.length > MOST_AT_ONCE) return 'too_many';
  if (way !== 'phone' && !where) return 'place';
  return others.some((other) => overlaps(other, hours)) ? 'busy' : undefined;
}

export const CONSULT_PROBLEMS = ['taken', 'too_late', 'has_one', 'over'] as const;
export type ConsultProblem = (typeof CONSULT_PROBLEMS)[number];

/** Whether a slot can still be taken, moved away from or called off. */
export const isAhead = (startsAt: Instant, now: Instant): boolean => now <= plusMinutes(startsAt, -CONSULT_NOTICE);

/** Why a family cannot take a slot for a child. A child has one consultation to come at a time, so that many can have one. */
export function whyNotTake(
  slot: { state: SlotState; startsAt: Instant },
  { now, hasOne }: { now: Instant; hasOne: boolean },
): ConsultProblem | undefined {
  if (!isAhead(slot.startsAt, now)) return 'too_late';
  if (slot.state !== 'open') return 'taken';
  return hasOne ? 'has_one' : undefined;
}
