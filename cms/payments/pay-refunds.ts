import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import type { RefundRecord } from '#cms/records/refunds.ts';
import { idOf } from '#cms/records/supply.ts';
import type { Fen } from '#domain/money/money.ts';
import { leftOf } from '#domain/money/parts.ts';
import { attemptKey, bookPaidBack } from './book-paid-back.ts';
import { type LetterNeeds, sendToFamily, writeToFamily } from './family-letters.ts';
import { owedOf, paidPartOf } from './owed.ts';

export type RefundSending = LetterNeeds &
  Pick<
    Portal,
    | 'bookings'
    | 'city'
    | 'contracts'
    | 'ledger'
    | 'log'
    | 'now'
    | 'outsideReturns'
    | 'payment'
    | 'payments'
    | 'receipts'
    | 'refunds'
    | 'terms'
    | 'work'
  >;

/** Sends what a booking is owed at once, while the family looks on. What the provider cannot take now is left to the clock. */
export async function payRefundsOf(portal: RefundSending, bookingId: string): Promise<void> {
  for (const { id, reference } of await portal.refunds.listOf(bookingId)) {
    try {
      await payRefund(portal, id);
    } catch (error) {
      if (!(error instanceof PaymentError)) throw error;
      portal.log.warn({ reference, code: error.code }, 'a refund will be tried again');
    }
  }
}

/**
 * Sends one refund that is due, less what the family has got from elsewhere. Sending it twice does no harm, because each
 * attempt has one key at the provider.
 * @throws PaymentError when the provider cannot take it now: the refund stays `requested`.
 */
export async function payRefund(portal: RefundSending, id: string): Promise<'sent' | 'refused' | 'waits' | 'nothing_due'> {
  const { refunds, payments, payment: provider, log } = portal;
  const refund = await refunds.get(id);
  const { status, reference, cause, paymentId, times } = refund;
  if (status !== 'requested') return 'nothing_due';
  const payment = await payments.get(paymentId);
  const { providerRef } = payment;
  if (!providerRef) throw new Error(`refund ${reference} names no payment`);
  const owed = await owedOf(portal, refund);
  if (owed.unclear) {
    log.error({ reference }, 'money went back in another currency: a person has to say what is still owed');
    await refunds.record(id, { status: 'failed', times: times + 1 });
    return 'refused';
  }
  if (owed.waits) return 'waits';
  const about = { id, facilityId: idOf(payment.facility), covered: owed.covered };
  if (owed.rest === 0) return recordPaidBack(portal, { ...about, arrived: true });
  // The provider would give it out of what was paid for another booking of the same checkout.
  if (owed.rest > leftOf(await paidPartOf(portal, payment))) {
    log.error({ reference, code: 'exceeds_paid' }, 'a refund would be more than was paid for its booking');
    await refunds.record(id, { status: 'failed', times: times + 1 });
    return 'refused';
  }
  const result = await provider.refund({ providerRef, amount: owed.rest, key: attemptKey(refund), reason: cause });
  if (result.status === 'failed') {
    log.error({ reference, code: result.code }, 'the provider refused a refund');
    await refunds.record(id, { status: 'failed', refundRef: result.refundRef, times: times + 1 });
    return 'refused';
  }
  const arrived = result.status === 'succeeded';
  return recordPaidBack(portal, { ...about, refundRef: result.refundRef, arrived });
}

async function recordPaidBack(
  portal: RefundSending,
  { id, facilityId, arrived, ...paid }: { id: string; facilityId: string; covered: Fen; refundRef?: string; arrived: boolean },
): Promise<'sent'> {
  const at = portal.now();
  const task = async (unit: Unit) => {
    const refund = await portal.refunds.get(id, unit);
    if (refund.status !== 'requested') return undefined;
    await bookPaidBack(portal, refund, { ...paid, at, arrivedAt: arrived ? at : undefined }, unit);
    if (arrived) await writeOfArrival(portal, { ...refund, covered: paid.covered }, unit);
    return refund;
  };
  const booked = await portal.work(task, { line: facilityId });
  if (booked && arrived) await sendToFamily(portal, booked.bookingId);
  return 'sent';
}

/** That the money is there, once for each attempt; what the family had got already is no news. */
export async function writeOfArrival(portal: Pick<Portal, 'letters'>, refund: RefundRecord, unit: Unit): Promise<void> {
  const { amount, covered, currency, bookingId: id } = refund;
  if (amount === covered) return;
  const about = { refund: amount - covered, currency, about: attemptKey(refund) };
  await writeToFamily(portal, { id }, 'refund_arrived', { ...about, unit });
}
