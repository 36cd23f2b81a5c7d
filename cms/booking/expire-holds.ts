import { settlePayment } from '#cms/payments/settle-payment.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { inTransaction } from '#cms/ports/database/in-transaction.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import { getBooking } from '#cms/records/find-booking.ts';
import { addAction, releasePlaces } from '#cms/records/write-booking.ts';

const AT_ONCE = 100;

/**
 * Ends the holds whose time has run out. Their claims stopped counting the moment it did; this
 * clears them away, closes the checkouts, and takes in a payment that was faster than the clock.
 */
export async function expireHolds(portal: Portal): Promise<number> {
  const { docs } = await portal.payload.find({
    collection: 'bookings',
    where: { status: { in: ['held', 'signed'] }, holdUntil: { less_than_equal: portal.now() } },
    depth: 0,
    limit: AT_ONCE,
    select: { number: true },
  });
  for (const { id } of docs) await expireHold(portal, id);
  await closeCheckouts(portal);
  return docs.length;
}

async function expireHold(portal: Portal, id: string): Promise<void> {
  await inTransaction(portal.payload, async (req) => {
    const booking = await getBooking(portal, id, req);
    if (booking.status !== 'held' && booking.status !== 'signed') return;
    await releasePlaces(portal, booking, req);
    await addAction(portal, booking, { type: 'expire', at: portal.now(), by: { kind: 'system' } }, req);
  });
}

/** Closes what could still be paid for a booking that has ended. What cannot be closed now is tried again. */
async function closeCheckouts(portal: Portal): Promise<void> {
  const { docs } = await portal.payload.find({
    collection: 'payments',
    where: { status: { in: ['open', 'declined'] }, 'booking.status': { in: ['expired', 'released', 'cancelled'] } },
    depth: 0,
    limit: AT_ONCE,
  });
  for (const { providerRef, reference } of docs) {
    try {
      const state = providerRef ? await portal.payment.cancelCheckout(providerRef) : undefined;
      if (state) await settlePayment(portal, state);
    } catch (error) {
      if (!(error instanceof PaymentError)) throw error;
      portal.log.warn({ code: error.code, reference }, 'a checkout could not be closed yet');
    }
  }
}
