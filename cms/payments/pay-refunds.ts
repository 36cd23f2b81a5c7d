import type { Portal } from '#cms/portal/portal.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import type { RefundRecord } from '#cms/records/refunds.ts';
import { lateRefundEntry, refundEntry } from '#domain/money/ledger.ts';
import { issueReceipt } from './issue-receipt.ts';

export type RefundSending = Pick<
  Portal,
  'refunds' | 'payments' | 'bookings' | 'ledger' | 'receipts' | 'payment' | 'city' | 'log' | 'now' | 'work'
>;

const AT_ONCE = 50;

/** Sends every refund that is due and not yet sent. Run after a cancellation, and by the clock for what failed. */
export async function payRefunds(portal: RefundSending): Promise<void> {
  for (const refund of await portal.refunds.due(AT_ONCE)) await payRefund(portal, refund);
}

async function payRefund(portal: RefundSending, refund: RefundRecord): Promise<void> {
  const { refunds, payments, payment: provider, log } = portal;
  const { providerRef } = await payments.get(refund.paymentId);
  if (!providerRef) throw new Error(`refund ${refund.reference} names no payment`);
  const { reference, amount, cause } = refund;
  try {
    const result = await provider.refund({ providerRef, amount, key: reference, reason: cause });
    if (result.status === 'failed') {
      log.error({ reference, code: result.code }, 'the provider refused a refund');
      await refunds.record(refund.id, { status: 'failed', refundRef: result.refundRef });
      return;
    }
    await recordPaidBack(portal, refund, result.refundRef);
  } catch (error) {
    // Stays `requested`, and is tried again: the key makes a second attempt harmless.
    if (!(error instanceof PaymentError)) throw error;
    log.warn({ reference, code: error.code }, 'a refund will be tried again');
  }
}

async function recordPaidBack(portal: RefundSending, { id }: RefundRecord, refundRef: string): Promise<void> {
  const { refunds, bookings, ledger, now, work } = portal;
  const at = now();
  await work(async (unit) => {
    const { status, cause, reference, amount, lines, bookingId } = await refunds.get(id, unit);
    if (status !== 'requested') return;
    const booking = await bookings.get(bookingId, unit);
    await refunds.record(id, { status: 'sent', refundRef, paidBackAt: at }, unit);
    const back = (kind: string) => lines.filter(({ line }) => line.kind === kind).reduce((total, line) => total + line.refund, 0);
    const entry =
      cause === 'late_payment'
        ? lateRefundEntry({ refund: reference, at, amount })
        : refundEntry({ refund: reference, at, care: back('care'), meals: back('meals') });
    await ledger.write(entry, { bookingId, facilityId: booking.facilityId }, unit);
    await issueReceipt(portal, { kind: 'refund', source: `refund:${reference}`, amount, lines, booking, at }, unit);
  });
}
