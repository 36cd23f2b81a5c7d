import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import { isLive } from '#domain/booking/one-at-a-time.ts';

/** What the guardian who is linked with one has booked and signed, and is still to come. */
export async function listLinked(
  portal: Pick<Portal, 'bookings' | 'guardians' | 'now'>,
  guardianId: string,
): Promise<{ other: Guardian; ahead: BookingRecord[] } | undefined> {
  const other = await portal.guardians.otherOf(guardianId);
  if (!other) return undefined;
  const { ahead } = await listBookings(portal, other.id);
  return { other, ahead: ahead.filter(({ status }) => status !== 'held') };
}

/** One guardian's bookings, the next stay first, then what is over. */
export async function listBookings(
  { bookings, now }: Pick<Portal, 'bookings' | 'now'>,
  guardianId: string,
): Promise<{ ahead: BookingRecord[]; past: BookingRecord[] }> {
  const all = await bookings.listOf(guardianId);
  const at = now();
  const isAhead = (one: BookingRecord) => one.endsAt > at && isLive(one, at);
  return { ahead: all.filter(isAhead), past: all.filter((one) => !isAhead(one)).reverse() };
}
