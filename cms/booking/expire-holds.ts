import { type Settling, settlePayment } from '#cms/payments/settle-payment.ts';
import { releasePlaces } from '#cms/places/change-claims.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';

const AT_ONCE = 100;

/**
 * Ends the holds whose time has run out. Their claims stopped counting the moment it did; this
 * clears them away, closes the checkouts, and takes in a payment that was faster than the clock.
 */
export async function expireHolds(portal: Settling): Promise<number> {
  const ids = await portal.bookings.ranOutBy(portal.now(), AT_ONCE);
  for (const id of ids) await expireHold(portal, id);
  await closeCheckouts(portal);
  return ids.length;
}

async function expireHold(portal: Settling, id: string): Promise<void> {
  const { bookings, now, work } = portal;
  await work(async (unit) => {
    const booking = await bookings.get(id, unit);
    if (booking.status !== 'held' && booking.status !== 'signed') return;
    await releasePlaces(portal, booking, unit);
    await bookings.addAction(booking, { type: 'expire', at: now(), by: { kind: 'system' } }, unit);
  });
}

/** Closes what could still be paid for a booking that has ended. What cannot be closed now is tried again. */
async function closeCheckouts(portal: Settling): Promise<void> {
  for (const { providerRef, reference } of await portal.payments.closable(AT_ONCE)) {
    try {
      const state = providerRef ? await portal.payment.cancelCheckout(providerRef) : undefined;
      if (state) await settlePayment(portal, state);
    } catch (error) {
      if (!(error instanceof PaymentError)) throw error;
      portal.log.warn({ code: error.code, reference }, 'a checkout could not be closed yet');
    }
  }
}
