import type { Portal } from '#cms/portal/portal.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import { isStillDue } from './pay-extra.ts';
import { type Settling, settlePayment } from './settle-payment.ts';

const MAY_BE_PAID = ['open', 'declined', 'pending'];

/**
 * Ids of payments that could still be made although nothing is to be paid: their booking has ended, or the time for a
 * longer stay is over. A provider may keep a page open longer than we hold a place; what is paid on it then goes back.
 */
export async function findClosable({
  bookings,
  now,
  payments,
}: Pick<Portal, 'bookings' | 'now' | 'payments'>): Promise<string[]> {
  const extras = await payments.openExtras();
  const of = new Map(
    (await bookings.findAll([...new Set(extras.map(({ bookingId }) => bookingId))])).map((one) => [one.id, one]),
  );
  const over = extras.filter(({ bookingId, extra }) => !isStillDue(of.get(bookingId)?.actions ?? [], extra, now()));
  return [...new Set([...(await payments.closable()), ...over.map(({ id }) => id)])];
}

/** As long as a family waits for the answer. */
const PATIENCE_MS = 8_000;

/**
 * Closes what could still be paid for a booking that has ended, and for all that the same checkout covers; takes in a payment
 * that was faster than the clock.
 * @throws PaymentError when the provider cannot be asked now.
 */
export async function closeCheckout(portal: Settling, id: string): Promise<'closed' | 'nothing_due'> {
  const { providerRef, checkout, status } = await portal.payments.get(id);
  if (!providerRef || !MAY_BE_PAID.includes(status)) return 'nothing_due';
  const state = await portal.payment.cancelCheckout(providerRef);
  if (!state) throw new Error(`the provider does not know the checkout ${checkout}`);
  await settlePayment(portal, state);
  return 'closed';
}

/**
 * Before a family gives up a hold: nothing can be paid for it any more, and what was paid is taken in.
 * `false` when the provider does not say so in time.
 */
export async function closeAll(
  portal: Settling & Pick<Portal, 'payments'>,
  bookingId: string,
  patienceMs = PATIENCE_MS,
): Promise<boolean> {
  const attempts = (await portal.payments.listOf(bookingId)).filter(({ status }) => MAY_BE_PAID.includes(status));
  if (attempts.length === 0) return true;
  const closing = Promise.all(attempts.map(({ id }) => closeCheckout(portal, id))).then(
    () => true,
    (error: unknown) => {
      if (error instanceof PaymentError) return false;
      throw error;
    },
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, patienceMs, false);
  });
  return Promise.race([closing, late]).finally(() => clearTimeout(timer));
}
