import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Bookings } from '#cms/records/bookings.ts';
import { isLive } from '#domain/booking/one-at-a-time.ts';
import { prepaidAt } from '#domain/booking/prepayment.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

/** A child's stays that hold or have bought places, but for the one that is being dealt with. Whoever writes by it has taken its family's turn. */
export async function liveStays(
  bookings: Pick<Bookings, 'liveOf'>,
  { childId, but, at }: { childId: string; but?: string; at: Instant },
  unit?: Unit,
): Promise<BookingRecord[]> {
  return (await bookings.liveOf(childId, unit)).filter((one) => one.id !== but && isLive(one, at));
}

/**
 * What a guardian who is not linked has booked of the same child at a centre: the cap on what is paid ahead is the child's,
 * whoever pays. In a unit of work, after the family's turn, those who sell to it at once wait for each other.
 */
export async function paidElsewhere(
  bookings: Pick<Bookings, 'countedElsewhere'>,
  { childId, facilityId, at }: { childId: string; facilityId: string; at: Instant },
  unit?: Unit,
): Promise<BookingRecord[]> {
  return prepaidAt(await bookings.countedElsewhere(childId, unit), facilityId).filter((one) => isLive(one, at));
}
