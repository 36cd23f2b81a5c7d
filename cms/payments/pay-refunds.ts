import type { Portal } from '#cms/portal/portal.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import { isReturned } from '#domain/contract/refund.ts';
import { lateRefundEntry, refundEntry } from '#domain/money/ledger.ts';
import { backOf } from './book-kept.ts';
import { issueReceipt } from './issue-receipt.ts';

export type RefundSending = Pick<
  Portal,
  'refunds' | 'payments' | 'bookings' | 'ledger' | 'receipts' | 'payment' | 'city' | 'log' | 'now' | 'work'
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
 * Sends one refund that is due. The provider's key is the refund's reference, so sending it twice does no harm.
 * @throws PaymentError when the provider cannot take it now: the refund stays `requested`.
 */
export async function payRefund(portal: RefundSending, id: string): Promise<'sent' | 'refused' | 'nothing_due'> {
  const { refunds, payments, payment: provider, log } = portal;
  const { status, reference, amount, cause, paymentId } = await refunds.get(id);
  if (status !== 'requested') return 'nothing_due';
  const { providerRef } = await payments.get(paymentId);
  if (!providerRef) throw new Error(`refund ${reference} names no payment`);
  const result = await provider.refund({ providerRef, amount, key: reference, reason: cause });
  if (result.status === 'failed') {
    log.error({ reference, code: result.code }, 'the provider refused a refund');
    await refunds.record(id, { status: 'failed', refundRef: result.refundRef });
    return 'refused';
  }
  await recordPaidBack(portal, id, result.refundRef);
  return 'sent';
}

async function recordPaidBack(portal: RefundSending, id: string, refundRef: string): Promise<void> {
  const { refunds, bookings, ledger, now, work } = portal;
  const at = now();
  await work(async (unit) => {
    const { status, cause, reference, amount, lines, bookingId } = await refunds.get(id, unit);
    if (status !== 'requested') return;
    const booking = await bookings.get(bookingId, unit);
    await refunds.record(id, { status: 'sent', refundRef, paidBackAt: at }, unit);
    const entry = isReturned(cause)
      ? lateRefundEntry({ refund: reference, at, amount })
      : refundEntry({ refund: reference, at, care: backOf(lines, 'care'), meals: backOf(lines, 'meals') });
    await ledger.write(entry, { bookingId, facilityId: booking.facilityId }, unit);
    await issueReceipt(portal, { kind: 'refund', source: `refund:${reference}`, amount, lines, booking, at }, unit);
  });
}
