import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import {
  attendanceOn,
  attendedDates,
  type BookingAction,
  creditedOf,
  datesNotGiven,
  earlyEndOf,
} from '#domain/booking/booking-state.ts';
import { isMonthly } from '#domain/care/care.ts';
import type { DayNotGiven } from '#domain/contract/month-sums.ts';
import { type Delivery, deliveries } from '#domain/money/delivery.ts';
import { deliveryEntry } from '#domain/money/ledger.ts';
import { wasStoppedOn } from '#domain/places/credential.ts';
import { ofClass, openingOn } from '#domain/places/opening.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { type Crediting, creditDaysOver } from './credit-taken.ts';
import { type LetterNeeds, sendToFamily } from './family-letters.ts';

export type Delivering = Pick<Portal, 'bookings' | 'city' | 'ledger' | 'special' | 'supplies'>;

/** When the first day of a booking, or the next after a moment, will have been given; none when all have been. */
export const nextDelivery = (
  { city }: Pick<Portal, 'city'>,
  bought: Pick<BookingRecord, 'lines' | 'occasions' | 'paidFor'>,
  after: Instant = '',
): Instant | undefined => deliveries(bought, city.timeZone).find(({ at }) => at > after)?.at;

type Delivered = 'completed' | 'delivered' | 'ends_early' | 'nothing_due';

/**
 * Books each day of a booking that has been given, and ends the booking with its last stay. What others have had of days
 * that the family did not need is credited before. What its family has ended early is left to whoever settles that.
 */
export async function deliverCare(
  portal: Delivering & Crediting & LetterNeeds & Pick<Portal, 'now' | 'work'>,
  id: string,
): Promise<Delivered> {
  let isCredited = false;
  const done = await portal.work(async (unit): Promise<Delivered> => {
    const { bookings, now } = portal;
    const kept = await bookings.get(id, unit);
    const at = now();
    if (kept.status !== 'confirmed') return 'nothing_due';
    const early = earlyEndOf(kept.actions);
    if (early && at >= early.settlesAt) return 'ends_early';
    const booking = await creditDaysOver(portal, kept, { at, unit });
    isCredited = booking !== kept;
    await bookGiven(portal, booking, { at, unit });
    const found = findNotGiven(portal, booking, at);
    if (at >= booking.endsAt && !early) {
      // A month is settled at its time; a stay that was not given, at once.
      const isShut = !isMonthly(booking.request) && daysNotGiven(portal, booking, at).length > 0;
      // Of a day that was given free of charge there is nothing to settle.
      const also = isShut && booking.contractId ? { nextSettlementAt: at } : {};
      const missed = isShut ? [] : noShows(booking, at);
      const ended = { ...booking, actions: [...booking.actions, ...found, ...missed] };
      await bookings.addAction(ended, { type: 'complete', at, by: { kind: 'system' } }, unit, also);
      return 'completed';
    }
    let current = booking;
    for (const action of found) current = await bookings.addAction(current, action, unit);
    await bookings.set(id, lookedAtUntil(portal, booking, at), unit);
    return 'delivered';
  });
  // The money goes with all that is due.
  if (isCredited) await sendToFamily(portal, id);
  return done;
}

/** A single stay that is over, of a child that nobody said would not come and that did not: a fact of its own, which a later note of its coming takes back. */
function noShows({ actions, occasions, request }: BookingRecord, at: Instant): BookingAction[] {
  if (isMonthly(request)) return [];
  return occasions
    .filter(({ date }) => !attendanceOn(actions, date).here && !attendanceOn(actions, date).absent)
    .map(({ date }) => ({ type: 'no_show', date, at, by: { kind: 'system' } }));
}

/** What a booking says once its days up to a moment have been looked at: they are not looked at again. */
export const lookedAtUntil = (portal: Pick<Portal, 'city'>, booking: BookingRecord, at: Instant) => ({
  nextDeliveryAt: nextDelivery(portal, booking, at) ?? earlyEndOf(booking.actions)?.settlesAt ?? booking.endsAt,
});

/** The days up to a moment that are found not to have been given and of which the booking does not say so yet. */
export function findNotGiven(portal: Looking, booking: BookingRecord, at: Instant): BookingAction[] {
  const noted = datesNotGiven(booking.actions);
  return daysNotGiven(portal, booking, at)
    .filter(({ date }) => !noted.has(date))
    .map(({ date }) => ({ type: 'not_given', date, at, by: { kind: 'system' } }));
}

type Looking = Pick<Portal, 'city' | 'special' | 'supplies'>;

/**
 * The booked days up to a moment. One on which the centre was shut, or might take no child, and this one did not come was
 * not given. A day is judged by the centre's record once, when it is over; later only who came can change it.
 */
function daysUntil({ city, special, supplies }: Looking, booking: BookingRecord, until: Instant) {
  const { actions, nextDeliveryAt = '', status } = booking;
  const centre = supplies.get(booking.facilityId);
  const came = new Set(attendedDates(actions));
  const noted = datesNotGiven(actions);
  const credited = new Map(creditedOf(actions).map(({ date, care }) => [date, care]));
  const isJudged = ({ date, at }: Delivery) =>
    (status === 'completed' || at < nextDeliveryAt) &&
    !actions.some((action) => action.type === 'undo_check_in' && action.date === date && action.at > at);
  const mightTakeNone = ({ date }: Delivery) =>
    centre !== undefined &&
    (wasStoppedOn(centre.standing, date) ||
      !('open' in openingOn(date, { ...ofClass(centre, booking.classId), special: special() })));
  const wasGiven = (day: Delivery) => came.has(day.date) || (!noted.has(day.date) && (isJudged(day) || !mightTakeNone(day)));
  return deliveries(booking, city.timeZone)
    .filter(({ at }) => at <= until)
    .map((day) => ({ ...day, care: day.care - (credited.get(day.date) ?? 0), given: wasGiven(day) }));
}

/** The booked days up to a moment that were not given, with what of the fee they would have used up. */
export const daysNotGiven = (portal: Looking, booking: BookingRecord, until: Instant): DayNotGiven[] =>
  daysUntil(portal, booking, until).filter(({ given }) => !given);

/**
 * Writes the days given up to a moment that are not in the books yet, each as of its own end, so that a clock that was
 * away changes nothing; one that counted as not given before the child was noted, as of that moment.
 */
export async function bookGiven(
  portal: Delivering,
  booking: BookingRecord,
  { at: until, unit }: { at: Instant; unit: Unit },
): Promise<void> {
  const noted = datesNotGiven(booking.actions);
  const entries = daysUntil(portal, booking, until)
    .filter(({ given }) => given)
    .map((day) => deliveryEntry(booking.id, noted.has(day.date) ? { ...day, at: until } : day));
  const { ledger } = portal;
  const written = await ledger.written(
    entries.map(({ key }) => key),
    unit,
  );
  for (const entry of entries.filter(({ key, postings }) => postings.length > 0 && !written.has(key)))
    await ledger.write(entry, { bookingId: booking.id, facilityId: booking.facilityId }, unit);
}
