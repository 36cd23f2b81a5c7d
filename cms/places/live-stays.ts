import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Bookings } from '#cms/records/bookings.ts';
import { isLive } from '#domain/booking/one-at-a-time.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

/** A child's stays that hold or have bought places, but for the one that is being dealt with. Whoever writes by it has taken its family's turn. */
export async function liveStays(
  bookings: Pick<Bookings, 'liveOf'>,
  { childId, but, at }: { childId: string; but?: string; at: Instant },
  unit?: Unit,
): Promise<BookingRecord[]> {
  return (await bookings.liveOf(childId, unit)).filter((one) => one.id !== but && isLive(one, at));
}
