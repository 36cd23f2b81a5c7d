import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import { isLive } from '#domain/booking/one-at-a-time.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

/** What the guardian who is linked with one has booked: whoever it is sees all of it, and alone signs. */
export async function listLinked(
  portal: Pick<Portal, 'bookings' | 'guardians' | 'now'>,
  guardianId: string,
): Promise<{ other: Guardian; ahead: BookingRecord[]; past: BookingRecord[] } | undefined> {
  const other = await portal.guardians.otherOf(guardianId);
  return other && { other, ...(await listBookings(portal, other.id)) };
}

/** All of a family's that end after an instant, whoever of its guardians booked. */
export async function listOfFamily(
  { bookings, guardians }: Pick<Portal, 'bookings' | 'guardians'>,
  guardianId: string,
  since: Instant,
): Promise<BookingRecord[]> {
  const lists = await Promise.all((await guardians.familyOf(guardianId)).map((id) => bookings.listOf(id)));
  return lists.flat().filter(({ endsAt }) => endsAt >= since);
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
