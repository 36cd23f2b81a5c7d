import type { Portal } from '#cms/portal/portal.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import { type Settling, settlePayment } from './settle-payment.ts';

const MAY_BE_PAID = ['open', 'declined', 'pending'];

/** As long as a family waits for the answer. */
const PATIENCE_MS = 8_000;

/**
 * Closes what could still be paid for a booking that has ended, and takes in a payment that was faster than the clock.
 * @throws PaymentError when the provider cannot be asked now.
 */
export async function closeCheckout(portal: Settling, id: string): Promise<'closed' | 'nothing_due'> {
  const { providerRef, reference, status } = await portal.payments.get(id);
  if (!providerRef || !MAY_BE_PAID.includes(status)) return 'nothing_due';
  const state = await portal.payment.cancelCheckout(providerRef);
  if (!state) throw new Error(`the provider does not know the checkout of ${reference}`);
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
