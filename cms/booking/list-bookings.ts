import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { isLive } from '#domain/booking/one-at-a-time.ts';

/** A family's bookings, the next stay first, then what is over. */
export async function listBookings(
  { bookings, now }: Pick<Portal, 'bookings' | 'now'>,
  guardianId: string,
): Promise<{ ahead: BookingRecord[]; past: BookingRecord[] }> {
  const all = await bookings.listOf(guardianId);
  const at = now();
  const isAhead = (one: BookingRecord) => one.endsAt > at && isLive(one, at);
  return { ahead: all.filter(isAhead), past: all.filter((one) => !isAhead(one)).reverse() };
}
