import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { earlyEndOf } from '#domain/booking/booking-state.ts';
import { isLive } from '#domain/booking/one-at-a-time.ts';
import { prepaidAt } from '#domain/booking/prepayment.ts';
import { type Renewal, renewalOf } from '#domain/booking/renewal.ts';

/** What may follow a family's monthly care at its centre; nothing where it is no such care, is over or was ended early, is followed already, or the child is three by then. */
export async function renewalFor(
  portal: Pick<Portal, 'bookings' | 'children' | 'city' | 'now' | 'special'>,
  booking: BookingRecord,
): Promise<Renewal | undefined> {
  const { bookings, children, now, special } = portal;
  const at = now();
  if (booking.status !== 'confirmed' || booking.endsAt <= at || earlyEndOf(booking.actions)) return undefined;
  const live = (await bookings.liveOf(booking.childId)).filter((one) => isLive(one, at));
  const child = await children.find(booking.childId);
  if (!child) return undefined;
  const { birthDate } = child;
  return renewalOf(booking, prepaidAt(live, booking.facilityId), { today: todayOf(portal), special: special(), birthDate });
}
