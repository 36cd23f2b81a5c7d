import type { Delivery, EventReading, PaymentEvent } from '#cms/ports/payment/port.ts';
import { type Settling, settlePayment } from './settle-payment.ts';
import { settleRefund } from './settle-refund.ts';
import { takeOutside } from './take-outside.ts';

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
  if (!(await isOfItsAccount(portal, event))) {
    portal.log.error({ event: event.id, reference: event.reference, account: event.account }, 'an event of another’s account');
    return 'ignored';
  }
  const outcome = await settle(portal, event);
  portal.log.info({ event: event.id, reference: event.reference, status: event.status, outcome }, 'payment event');
  return 'taken';
}

/**
 * Whether an event comes from the account on which the payment was asked for. A centre with an account of its own can name
 * any payment there, and money of another's would be told of.
 */
async function isOfItsAccount({ payments }: Settling, { account, reference }: PaymentEvent): Promise<boolean> {
  if (account === undefined) return true;
  const parts = await payments.partsOf(reference);
  return parts.every(({ merchant }) => (merchant || null) === account);
}

const DISPUTE_STATUS = { open: 'open', lost: 'given', won: 'returned' } as const;

async function settle(portal: Settling, event: PaymentEvent): Promise<string> {
  if (event.type === 'payment') return settlePayment(portal, event);
  if (event.type === 'refund') return settleRefund(portal, event);
  const { disputeRef: ref, reference, amount, currency, status } = event;
  return takeOutside(portal, { ref, reference, amount, currency, kind: 'dispute', status: DISPUTE_STATUS[status] });
}
