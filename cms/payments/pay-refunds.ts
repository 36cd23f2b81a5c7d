import type { Portal } from '#cms/portal/portal.ts';
import { inTransaction } from '#cms/ports/database/in-transaction.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import { getBooking } from '#cms/records/find-booking.ts';
import type { Refund } from '#cms/records/payload-types.ts';
import type { RefundLine } from '#domain/contract/refund.ts';
import { lateRefundEntry, refundEntry } from '#domain/money/ledger.ts';
import { issueReceipt } from './issue-receipt.ts';
import { writeEntry } from './write-entry.ts';

/** The refunds that are due and not yet sent, the oldest first: all of them, or one booking's. */
export async function findDueRefunds({ payload }: Pick<Portal, 'payload'>, bookingId?: string): Promise<string[]> {
  const { docs } = await payload.find({
    collection: 'refunds',
    where: { status: { equals: 'requested' }, ...(bookingId ? { booking: { equals: bookingId } } : {}) },
    sort: 'createdAt',
    depth: 0,
    pagination: false,
    select: {},
  });
  return docs.map(({ id }) => id);
}

/** Sends what a booking is owed at once, while the family looks on. What the provider cannot take now is left to the clock. */
export async function payRefundsOf(portal: Portal, bookingId: string): Promise<void> {
  for (const id of await findDueRefunds(portal, bookingId)) {
    try {
      await payRefund(portal, id);
    } catch (error) {
      if (!(error instanceof PaymentError)) throw error;
      portal.log.warn({ refund: id, code: error.code }, 'a refund will be tried again');
    }
  }
}

/**
 * Sends one refund. The provider's key is the refund's reference, so sending it twice does no harm.
 * @throws PaymentError when the provider cannot take it now: the refund stays `requested`.
 */
export async function payRefund(portal: Portal, id: string): Promise<'sent' | 'refused' | 'nothing_due'> {
  const refund = await portal.payload.findByID({ collection: 'refunds', id, depth: 1, disableErrors: true });
  if (refund?.status !== 'requested') return 'nothing_due';
  const payment = typeof refund.payment === 'object' ? refund.payment : undefined;
  if (!payment?.providerRef) throw new Error(`refund ${refund.reference} names no payment`);
  const result = await portal.payment.refund({
    providerRef: payment.providerRef,
    amount: refund.amount,
    key: refund.reference,
    reason: refund.cause,
  });
  if (result.status !== 'failed') {
    await recordPaidBack(portal, refund, result.refundRef);
    return 'sent';
  }
  portal.log.error({ reference: refund.reference, code: result.code }, 'the provider refused a refund');
  await portal.payload.update({ collection: 'refunds', id, data: { status: 'failed', refundRef: result.refundRef } });
  return 'refused';
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
