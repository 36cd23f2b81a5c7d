import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { type BookingRecord, toBooking } from './booking.ts';
import type { Kept } from './kept.ts';

/** A booking, for the family it belongs to; anybody else's is as good as absent (promise 7). */
export async function findBooking(
  { payload }: Kept,
  id: string,
  guardianId: string | undefined,
  req?: Unit,
): Promise<BookingRecord | undefined> {
  if (!guardianId || !/^[0-9a-f-]{24,36}$/i.test(id)) return undefined;
  const doc = await payload.findByID({ collection: 'bookings', id, depth: 0, disableErrors: true, ...(req ? { req } : {}) });
  const booking = doc ? toBooking(doc) : undefined;
  return booking?.guardianId === guardianId ? booking : undefined;
}

export async function getBooking({ payload }: Kept, id: string, req?: Unit): Promise<BookingRecord> {
  return toBooking(await payload.findByID({ collection: 'bookings', id, depth: 0, ...(req ? { req } : {}) }));
}
