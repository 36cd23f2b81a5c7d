import type { Payload } from 'payload';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { type BookingRecord, toBooking } from './booking.ts';

/** The confirmed bookings of these families that are not over by `today`, by family. */
export async function confirmedAhead(
  payload: Payload,
  guardianIds: readonly string[],
  today: CivilDate,
): Promise<Map<string, BookingRecord[]>> {
  const { docs } = await payload.find({
    collection: 'bookings',
    where: {
      guardian: { in: [...new Set(guardianIds)] },
      status: { equals: 'confirmed' },
      to: { greater_than_equal: today },
    },
    depth: 0,
    pagination: false,
    limit: 0,
  });
  return Map.groupBy(docs.map(toBooking), ({ guardianId }) => guardianId);
}
