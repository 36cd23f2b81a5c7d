import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { attendedDates } from '#domain/booking/booking-state.ts';
import { type Delivery, deliveries } from '#domain/money/delivery.ts';
import { deliveryEntry } from '#domain/money/ledger.ts';
import { openingOn } from '#domain/places/opening.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

export type Delivering = Pick<Portal, 'bookings' | 'city' | 'ledger' | 'special' | 'supplies'>;

/** When the first day of a booking, or the next after a moment, will have been given; none when all have been. */
export const nextDelivery = (
  { city }: Pick<Portal, 'city'>,
  bought: Pick<BookingRecord, 'lines' | 'occasions'>,
  after: Instant = '',
): Instant | undefined => deliveries(bought, city.timeZone).find(({ at }) => at > after)?.at;

/** Books each day of a booking that has been given, and ends the booking with its last stay. */
export function deliverCare(
  portal: Delivering & Pick<Portal, 'now' | 'work'>,
  id: string,
): Promise<'completed' | 'delivered' | 'nothing_due'> {
  const { bookings, now, work } = portal;
  return work(async (unit) => {
    const booking = await bookings.get(id, unit);
    const at = now();
    if (booking.status !== 'confirmed') return 'nothing_due';
    await bookGiven(portal, booking, { at, unit });
    if (at >= booking.endsAt) {
      await bookings.addAction(booking, { type: 'complete', at, by: { kind: 'system' } }, unit);
      return 'completed';
    }
    await bookings.set(id, { nextDeliveryAt: nextDelivery(portal, booking, at) ?? booking.endsAt }, unit);
    return 'delivered';
  });
}

/**
 * Writes the days given up to a moment that are not in the books yet, each as of its own end, so that a clock that was
 * away changes nothing. A day on which the centre was shut and the child did not come was not given.
 */
export async function bookGiven(
  { city, ledger, special, supplies }: Delivering,
  booking: BookingRecord,
  { at: until, unit }: { at: Instant; unit: Unit },
): Promise<void> {
  const centre = supplies.get(booking.facilityId);
  const came = new Set(attendedDates(booking.actions));
  const wasGiven = ({ date, at }: Delivery) =>
    at <= until && (came.has(date) || !centre || 'open' in openingOn(date, { ...centre, special: special() }));
  const entries = deliveries(booking, city.timeZone)
    .filter(wasGiven)
    .map((delivery) => deliveryEntry(booking.id, delivery));
  const written = await ledger.written(
    entries.map(({ key }) => key),
    unit,
  );
  for (const entry of entries.filter(({ key, postings }) => postings.length > 0 && !written.has(key)))
    await ledger.write(entry, { bookingId: booking.id, facilityId: booking.facilityId }, unit);
}
