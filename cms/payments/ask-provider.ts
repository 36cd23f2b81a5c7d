import { stillOpen } from './open-checkout.ts';
import { type Settlement, type Settling, settlePayment } from './settle-payment.ts';

/**
 * Asks the provider what has become of a booking's open payment, and takes it in; its own message may be late.
 * @throws PaymentError when the provider cannot be asked now.
 */
export async function askProvider(portal: Settling, bookingId: string): Promise<Settlement> {
  const open = stillOpen(await portal.payments.listOf(bookingId));
  if (!open?.providerRef) return 'unchanged';
  const state = await portal.payment.state(open.providerRef);
  return state === undefined || state.status === open.status ? 'unchanged' : settlePayment(portal, state);
}
