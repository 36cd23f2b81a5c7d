import type { CivilDate } from '#domain/time/civil-date.ts';
import { type BookingRecord, toBooking } from './booking.ts';
import type { Kept } from './kept.ts';

/** What these families have signed and paid for and what lasts to a day or longer. */
export async function readConfirmedBookings(
  { payload }: Pick<Kept, 'payload'>,
  { guardianIds, from }: { guardianIds: readonly string[]; from: CivilDate },
): Promise<BookingRecord[]> {
  const { docs } = await payload.find({
    collection: 'bookings',
    where: {
      guardian: { in: [...guardianIds] },
      status: { equals: 'confirmed' },
      to: { greater_than_equal: from },
    },
    depth: 0,
    pagination: false,
    limit: 0,
  });
  return docs.map(toBooking);
}
