import { inTransaction } from '../database/in-transaction.ts';
import type { Portal } from '../portal.ts';
import { getBooking } from './find-booking.ts';
import { settlePayment } from './settle-payment.ts';
import { addAction, releasePlaces } from './write-booking.ts';

/**
 * Ends the holds whose time has run out. Their claims stopped counting the moment it did; this
 * clears them away, closes the checkout, and takes in a payment that was faster than the clock.
 */
export async function expireHolds(portal: Portal): Promise<number> {
  const { payload } = portal;
  const { docs } = await payload.find({
    collection: 'bookings',
    where: { status: { in: ['held', 'signed'] }, holdUntil: { less_than: portal.now() } },
    depth: 0,
    limit: 100,
    select: { number: true },
  });
  for (const { id } of docs) await expireHold(portal, id);
  return docs.length;
}

async function expireHold(portal: Portal, id: string): Promise<void> {
  await inTransaction(portal.payload, async (req) => {
    const booking = await getBooking(portal, id, req);
    if (booking.status !== 'held' && booking.status !== 'signed') return;
    await releasePlaces(portal, booking, req);
    await addAction(portal, booking, { type: 'expire', at: portal.now(), by: { kind: 'system' } }, req);
  });
  const { docs } = await portal.payload.find({
    collection: 'payments',
    where: { booking: { equals: id }, status: { in: ['open', 'declined'] } },
    depth: 0,
    pagination: false,
  });
  for (const { providerRef } of docs) {
    const state = providerRef ? await portal.payment.cancelCheckout(providerRef) : undefined;
    if (state) await settlePayment(portal, state);
  }
}
