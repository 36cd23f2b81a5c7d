import type { Delivery, EventReading } from '#cms/ports/payment/port.ts';
import { type Settling, settlePayment } from './settle-payment.ts';
import { settleRefund } from './settle-refund.ts';

type Refused = Extract<EventReading, { error: string }>;

/**
 * Takes in one webhook call of the payment provider. Events may come late, twice or in any order:
 * each effect happens once. May throw a `PaymentError` when the provider cannot be asked for the
 * state, and then wants the event again.
 */
export async function takePaymentEvent(portal: Settling, delivery: Delivery): Promise<'taken' | 'ignored' | Refused> {
  const event = await portal.payment.readEvent(delivery);
  if ('error' in event) return event;
  if ('ignored' in event) return 'ignored';
  const outcome = event.type === 'payment' ? await settlePayment(portal, event) : await settleRefund(portal, event);
  portal.log.info({ event: event.id, reference: event.reference, status: event.status, outcome }, 'payment event');
  return 'taken';
}
