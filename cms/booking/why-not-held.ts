import { conflict, noPlace, type Problem, type Result, tooMany, unprocessable } from '#cms/core/problem.ts';
import { overHours, refuseHours } from '#cms/places/child-hours.ts';
import { isThereThen } from '#cms/places/enrolled/hand-over.ts';
import { whyAtHomeThen } from '#cms/places/infections/kept-out.ts';
import { liveStays } from '#cms/places/live-stays.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Actor } from '#domain/booking/booking-state.ts';
import {
  MOST_UNPAID_HOLDS,
  MOST_WAITING_CHILDREN,
  overlapping,
  UNPAID_COUNTS_MINUTES,
  whyNoMoreHolds,
} from '#domain/booking/one-at-a-time.ts';
import {
  type AheadPayRule,
  exceedsPrepaidCap,
  monthsThatFit,
  type PrepaidSpan,
  payDays,
  prepaidAt,
  prepaidUntil,
  stayPastCap,
} from '#domain/booking/prepayment.ts';
import { type CareRequest, isMonthly, type Occasion, servicePeriods } from '#domain/care/care.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { isFull } from '#domain/places/no-place.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { type Instant, minutesBetween, plusMinutes, toLocal } from '#domain/time/zoned-time.ts';
import type { Quote } from './quote-care.ts';

export type Refusing = Parameters<typeof isThereThen>[0] &
  Pick<Portal, 'bookings' | 'city' | 'guardians' | 'infections' | 'now' | 'supplies'>;

/** The chooser's "no" is the hold's. Who came first to the last place is judged by the claims alone, read in the hold's own unit. */
export function refuseUnplaced({ why }: Pick<Quote, 'why'>, by?: Pick<Actor, 'kind'>): Problem | undefined {
  if (why?.reason === 'hours_used_up') return overHours(why, by);
  return why && !isFull(why.reason) ? noPlace({ reason: why.reason, when: why.when }, why.failsOn) : undefined;
}

/** A family, in its turn, has few places that wait for payment: what it books together counts once. */
export async function whyNoMore(
  { bookings, guardians }: Refusing,
  { guardianId, children, at }: { guardianId: string; children: readonly string[]; at: Instant },
  unit: Unit,
): Promise<Problem | undefined> {
  await guardians.takeTurn(guardianId, unit);
  const unpaid = await bookings.unpaidOf(guardianId, plusMinutes(at, -UNPAID_COUNTS_MINUTES), unit);
  const refused = whyNoMoreHolds(unpaid, at, children);
  if (!refused) return undefined;
  if ('until' in refused) return tooMany('holds_unpaid', { params: pauseUntil(refused.until, at) });
  const most = { too_many_holds: MOST_UNPAID_HOLDS, too_many_children_held: MOST_WAITING_CHILDREN }[refused.reason];
  return conflict(refused.reason, { params: { most } });
}

/** The booking whose later months care takes the place of, as it will be left. */
export type Changing = Pick<BookingRecord, 'id' | 'occasions' | 'party' | 'to'>;

interface Wanted {
  wish: { childId: string; request: CareRequest; by: Actor; ahead?: AheadPayRule; changes?: Changing };
  occasions: Occasion[];
  span: PrepaidSpan;
  facility: FacilitySupply;
  at: Instant;
}

/**
 * A child is in one place at a time, not where it is kept at home, has no more hours than the city gives, and no more than three months are paid ahead:
 * what is signed `ahead` is paid for on the days that are named, and what takes the place of other care too.
 */
export async function whyNotHeld(
  portal: Refusing,
  { wish, occasions, span, facility, at }: Wanted,
  unit?: Unit,
): Promise<Result<{ pays?: { from: CivilDate; to: CivilDate } }>> {
  const { city } = portal;
  const { changes } = wish;
  const may = await whyNotThere(portal, { wish, occasions, facility, at }, unit);
  if (!may.ok) return may;
  const prepaid = prepaidAt(may.live, facility.id);
  const today = toLocal(at, city.timeZone).date;
  if (!isMonthly(wish.request)) return refuseStayPastCap(prepaid, span, today) ?? { ok: true };
  if (!changes && !exceedsPrepaidCap(prepaid, span, today)) return { ok: true };
  // To the end of its last month, as it is offered.
  const whole = { from: wish.request.date, to: servicePeriods(wish.request).at(-1)?.to ?? span.to };
  const pays = wish.ahead && payDays(prepaid, whole, { today, ...wish.ahead });
  if (pays) return { ok: true, pays };
  const months = 'months' in wish.request ? wish.request.months : 0;
  const fits = monthsThatFit(prepaid, { from: wish.request.date, to: span.to }, { months, today });
  const until = prepaidUntil(prepaid, span, today);
  // A shorter stay from the same day, and the day from which this one can be signed and paid for.
  const params = { until, count: fits.months, from: fits.from ?? 'never' };
  return unprocessable('prepaid_cap', { field: 'months', params });
}

/** A child is in one place at a time, and has no more hours than the city gives; what else it has, as what is asked for leaves it. */
export async function whyNotThere(
  portal: Refusing,
  { wish, occasions, facility, at }: Omit<Wanted, 'span'>,
  unit?: Unit,
): Promise<Result<{ live: BookingRecord[] }>> {
  const { changes } = wish;
  if (await isThereThen(portal, { ...wish, facilityId: facility.id, occasions }, unit))
    return conflict('child_enrolled_then', { field: 'date' });
  const ill = await whyAtHomeThen(portal, { ...wish, facilityId: facility.id, occasions }, unit);
  if (ill) return ill;
  const all = await liveStays(portal.bookings, { childId: wish.childId, at }, unit);
  const live = all.map((one) => (one.id === changes?.id ? { ...one, ...changes } : one));
  const elsewhere = overlapping(live, occasions);
  if (elsewhere) return childIsTaken(elsewhere, wish.by);
  const hours = { childId: wish.childId, facility, form: wish.request.form, occasions, by: wish.by, but: changes?.id };
  const over = await refuseHours(portal, hours, unit);
  return over ?? { ok: true, live };
}

/**
 * A single stay, with all else of the child that is paid for at its centre, is within three months too: from which day on it
 * can be paid for, or from which day on a stay can be had as it is.
 */
export function refuseStayPastCap(prepaid: readonly PrepaidSpan[], stay: PrepaidSpan, today: CivilDate): Problem | undefined {
  const past = stayPastCap(prepaid, stay, today);
  if (!past) return undefined;
  const { until, from = 'never', earliest = 'never' } = past;
  return unprocessable('prepaid_cap_stay', { field: 'date', params: { until, from, earliest } });
}

/** A family hears which booking of its own it is; at the counter what it has elsewhere is not told. */
export function childIsTaken({ number }: Pick<BookingRecord, 'number'>, by: Actor): Problem {
  if (by.kind === 'staff') return conflict('child_taken_then', { field: 'date' });
  return conflict('child_booked_then', { field: 'date', params: { number } });
}

function pauseUntil(until: Instant, at: Instant) {
  const minutes = Math.ceil(minutesBetween(at, until));
  return { minutes, seconds: minutes * 60 };
}
