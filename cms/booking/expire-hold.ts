import type { Portal } from '#cms/portal/portal.ts';
import { inTransaction } from '#cms/ports/database/in-transaction.ts';
import { getBooking } from '#cms/records/find-booking.ts';
import { addAction, releasePlaces } from '#cms/records/write-booking.ts';

/** The holds whose time has run out, the first to run out first. */
export async function findExpiredHolds({ payload, now }: Pick<Portal, 'payload' | 'now'>): Promise<string[]> {
  const { docs } = await payload.find({
    collection: 'bookings',
    where: { status: { in: ['held', 'signed'] }, holdUntil: { less_than_equal: now() } },
    sort: 'holdUntil',
    depth: 0,
    pagination: false,
    select: {},
  });
  return docs.map(({ id }) => id);
}

/** Ends a hold whose time has run out. Its claims stopped counting the moment it did; this clears them away. */
export function expireHold(portal: Portal, id: string): Promise<'expired' | 'nothing_due'> {
  return inTransaction(portal.payload, async (req) => {
    const booking = await getBooking(portal, id, req);
    const open = booking.status === 'held' || booking.status === 'signed';
    if (!open || !booking.holdUntil || booking.holdUntil > portal.now()) return 'nothing_due';
    await releasePlaces(portal, booking, req);
    await addAction(portal, booking, { type: 'expire', at: portal.now(), by: { kind: 'system' } }, req);
    return 'expired';
  });
}
