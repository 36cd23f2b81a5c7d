import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import { extendPlaces } from '#cms/places/change-claims.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { type Keep, keeping } from '#cms/records/idempotency.ts';
import type { Actor } from '#domain/booking/booking-state.ts';
import { wasExtended } from '#domain/booking/booking-state.ts';
import { reminderOf } from '#domain/booking/reminder.ts';
import { extendHold as longer, waitsLonger } from '#domain/places/hold-time.ts';
import { othersWait } from './others-wait.ts';

export type Extending = Parameters<typeof othersWait>[0] & Pick<Portal, 'bookings' | 'city' | 'now' | 'sheets' | 'work'>;

/** Gives a family more time to sign and pay, for all that it booked together, once, where nobody else waits for the places. */
export async function extendHold(
  portal: Extending,
  { bookingId, guardianId, by }: { bookingId: string; guardianId: string; by: Actor },
  keep?: Keep<{ booking: BookingRecord }>,
): Promise<Result<{ booking: BookingRecord }>> {
  const { bookings, city, now } = portal;
  const found = await bookings.find(bookingId, guardianId);
  if (!found) return notFound('booking_not_found');
  let wanted = false;
  for (const one of await bookings.together(found)) wanted ||= await othersWait(portal, one);
  return portal.work(
    keeping(keep, async (unit) => {
      const booking = await bookings.get(found.id, unit);
      if ((booking.status !== 'held' && booking.status !== 'signed') || !booking.holdUntil)
        return conflict('not_extended.hold_over');
      // Accepted by its centre, or paid there: it has had longer.
      if (waitsLonger(booking)) return conflict('not_extended.not_extended_here');
      const at = now();
      const held = { until: booking.holdUntil, extended: wasExtended(booking.actions), wanted };
      const extended = longer(held, { now: at, minutes: city.holdExtensionMinutes });
      if (!extended.ok) return conflict(`not_extended.${extended.reason}`);
      const { until } = extended;
      for (const one of await bookings.together(booking, unit)) {
        // Of a payment that came for all some may have been taken, and some gone back.
        if (one.status !== 'held' && one.status !== 'signed') continue;
        await extendPlaces(portal, one, until, unit);
        const also = { holdUntil: until, remindAt: reminderOf({ ...one, holdUntil: until }, at, city.timeZone) ?? null };
        await bookings.addAction(one, { type: 'extend', at, by, until }, unit, also);
      }
      return { ok: true, booking: await bookings.get(found.id, unit) };
    }),
  );
}
