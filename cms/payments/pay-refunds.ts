import type { Portal } from '#cms/portal/portal.ts';
import { inTransaction } from '#cms/ports/database/in-transaction.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import { getBooking } from '#cms/records/find-booking.ts';
import type { Refund } from '#cms/records/payload-types.ts';
import type { RefundLine } from '#domain/contract/refund.ts';
import { lateRefundEntry, refundEntry } from '#domain/money/ledger.ts';
import { issueReceipt } from './issue-receipt.ts';
import { writeEntry } from './write-entry.ts';

/** Sends every refund that is due and not yet sent. Run after a cancellation, and by the clock for what failed. */
export async function payRefunds(portal: Portal): Promise<void> {
  const { docs } = await portal.payload.find({
    collection: 'refunds',
    where: { status: { equals: 'requested' } },
    depth: 1,
    limit: 50,
  });
  for (const refund of docs) await payRefund(portal, refund);
}

async function payRefund(portal: Portal, refund: Refund): Promise<void> {
  const payment = typeof refund.payment === 'object' ? refund.payment : undefined;
  if (!payment?.providerRef) throw new Error(`refund ${refund.reference} names no payment`);
  try {
    const result = await portal.payment.refund({
      providerRef: payment.providerRef,
      amount: refund.amount,
      key: refund.reference,
      reason: refund.cause,
    });
    if (result.status === 'failed') {
      portal.log.error({ reference: refund.reference, code: result.code }, 'the provider refused a refund');
      await portal.payload.update({
        collection: 'refunds',
        id: refund.id,
        data: { status: 'failed', refundRef: result.refundRef },
      });
      return;
    }
    await recordPaidBack(portal, refund, result.refundRef);
  } catch (error) {
    // Stays `requested`, and is tried again: the key makes a second attempt harmless.
    if (!(error instanceof PaymentError)) throw error;
    portal.log.warn({ reference: refund.reference, code: error.code }, 'a refund will be tried again');
  }
}

async function recordPaidBack(portal: Portal, refund: Refund, refundRef: string): Promise<void> {
  const at = portal.now();
  await inTransaction(portal.payload, async (req) => {
    const current = await portal.payload.findByID({ collection: 'refunds', id: refund.id, depth: 0, req });
    if (current.status !== 'requested') return;
    const booking = await getBooking(portal, String(current.booking), req);
    await portal.payload.update({
      collection: 'refunds',
      id: refund.id,
      req,
      data: { status: 'sent', refundRef, paidBackAt: at },
    });
    const lines = (current.lines as unknown as RefundLine[]) ?? [];
    const back = (kind: string) => lines.filter(({ line }) => line.kind === kind).reduce((total, line) => total + line.refund, 0);
    const entry =
      current.cause === 'late_payment'
        ? lateRefundEntry({ refund: current.reference, at, amount: current.amount })
        : refundEntry({ refund: current.reference, at, care: back('care'), meals: back('meals') });
    await writeEntry(portal, booking, entry, req);
    await issueReceipt(
      portal,
      { booking, kind: 'refund', source: `refund:${current.reference}`, amount: current.amount, lines, at },
      req,
    );
  });
}
