import type { Portal } from '#cms/portal/portal.ts';
import { settlePayment } from './settle-payment.ts';

/** What could still be paid for bookings that have ended. */
export async function findOpenCheckouts({ payload }: Pick<Portal, 'payload'>): Promise<string[]> {
  const { docs } = await payload.find({
    collection: 'payments',
    where: {
      status: { in: ['open', 'declined'] },
      'booking.status': { in: ['expired', 'released', 'cancelled'] },
      providerRef: { exists: true },
    },
    sort: 'createdAt',
    depth: 0,
    pagination: false,
    select: {},
  });
  return docs.map(({ id }) => id);
}

/**
 * Closes a checkout, and takes in a payment that was faster than the clock.
 * @throws PaymentError when the provider cannot be asked now.
 */
export async function closeCheckout(portal: Portal, id: string): Promise<'closed' | 'nothing_due'> {
  const payment = await portal.payload.findByID({ collection: 'payments', id, depth: 0, disableErrors: true });
  if (!payment?.providerRef || (payment.status !== 'open' && payment.status !== 'declined')) return 'nothing_due';
  const state = await portal.payment.cancelCheckout(payment.providerRef);
  if (!state) throw new Error(`the provider does not know the checkout of ${payment.reference}`);
  await settlePayment(portal, state);
  return 'closed';
}
