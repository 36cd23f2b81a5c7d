import type { Portal } from '#cms/portal/portal.ts';
import { inTransaction } from '#cms/ports/database/in-transaction.ts';
import type { RefundState } from '#cms/ports/payment/port.ts';
import { getBooking } from '#cms/records/find-booking.ts';
import { type JournalEntry, returnedRefundEntry } from '#domain/money/ledger.ts';
import { writeEntry } from './write-entry.ts';

/**
 * Takes in what the provider says of a refund. Only one that bounced is news: the books say again
 * that the family is owed, and staff find it under the refunds that failed. Safe to call any number
 * of times.
 */
export async function settleRefund(portal: Portal, state: RefundState): Promise<'recorded' | 'unchanged' | 'unknown'> {
  const { payload } = portal;
  const where = { reference: { equals: state.key ?? '' } } as const;
  const outcome = await inTransaction(payload, async (req) => {
    const refund = (await payload.find({ collection: 'refunds', where, depth: 0, limit: 1, req })).docs[0];
    if (!refund) return 'unknown';
    if (state.status !== 'failed' || refund.status !== 'sent') return 'unchanged';
    await payload.update({ collection: 'refunds', id: refund.id, depth: 0, req, data: { status: 'failed' } });
    const keys = [`refund:${refund.reference}`, `late-refund:${refund.reference}`];
    const written = (await payload.find({ collection: 'ledger-entries', where: { key: { in: keys } }, depth: 0, limit: 1, req }))
      .docs[0];
    if (written) {
      const booking = await getBooking(portal, String(refund.booking), req);
      const entry = returnedRefundEntry(written as unknown as JournalEntry, { refund: refund.reference, at: portal.now() });
      await writeEntry(portal, booking, entry, req);
    }
    return 'recorded';
  });
  if (outcome === 'recorded')
    portal.log.error({ reference: state.key, refundRef: state.refundRef }, 'a refund came back: it needs a person');
  if (outcome === 'unknown')
    portal.log.warn({ refundRef: state.refundRef }, 'the provider tells of a refund that is not in the books');
  return outcome;
}
