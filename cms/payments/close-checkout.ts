import { type Settling, settlePayment } from './settle-payment.ts';

/**
 * Closes what could still be paid for a booking that has ended, and takes in a payment that was faster than the clock.
 * @throws PaymentError when the provider cannot be asked now.
 */
export async function closeCheckout(portal: Settling, id: string): Promise<'closed' | 'nothing_due'> {
  const { providerRef, reference, status } = await portal.payments.get(id);
  if (!providerRef || (status !== 'open' && status !== 'declined')) return 'nothing_due';
  const state = await portal.payment.cancelCheckout(providerRef);
  if (!state) throw new Error(`the provider does not know the checkout of ${reference}`);
  await settlePayment(portal, state);
  return 'closed';
}
