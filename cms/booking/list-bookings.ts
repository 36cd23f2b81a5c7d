import type { Portal } from '#cms/portal/portal.ts';
import { type BookingRecord, toBooking } from '#cms/records/booking.ts';

/** A family's bookings, the next stay first, then what is over. */
export async function listBookings(
  { payload, now }: Portal,
  guardianId: string,
): Promise<{ ahead: BookingRecord[]; past: BookingRecord[] }> {
  const { docs } = await payload.find({
    collection: 'bookings',
    where: { guardian: { equals: guardianId } },
    sort: 'startsAt',
    depth: 0,
    limit: 200,
  });
  const all = docs.map(toBooking);
  const at = now();
  const isAhead = (one: BookingRecord) =>
    one.endsAt > at &&
    ['held', 'signed', 'confirmed'].includes(one.status) &&
    (one.status === 'confirmed' || (one.holdUntil ?? '') > at);
  return { ahead: all.filter(isAhead), past: all.filter((one) => !isAhead(one)).reverse() };
}
