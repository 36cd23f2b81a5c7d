import type { Portal } from '#cms/portal/portal.ts';
import type { RefundState } from '#cms/ports/payment/port.ts';
import { returnedRefundEntry } from '#domain/money/ledger.ts';

/**
 * Takes in what the provider says of a refund. Only one that bounced is news: the books say again
 * that the family is owed, and staff find it under the refunds that failed. Safe to call any number
 * of times.
 */
export async function settleRefund(
  { refunds, bookings, ledger, log, now, work }: Pick<Portal, 'refunds' | 'bookings' | 'ledger' | 'log' | 'now' | 'work'>,
  state: RefundState,
): Promise<'recorded' | 'unchanged' | 'unknown'> {
  const outcome = await work(async (unit) => {
    const refund = await refunds.findByReference(state.key ?? '', unit);
    if (!refund) return 'unknown';
    if (state.status !== 'failed' || refund.status !== 'sent') return 'unchanged';
    await refunds.record(refund.id, { status: 'failed' }, unit);
    const { reference, bookingId } = refund;
    const written = await ledger.find([`refund:${reference}`, `late-refund:${reference}`], unit);
    if (written) {
      const { facilityId } = await bookings.get(bookingId, unit);
      await ledger.write(returnedRefundEntry(written, { refund: reference, at: now() }), { bookingId, facilityId }, unit);
    }
    return 'recorded';
  });
  if (outcome === 'recorded')
    log.error({ reference: state.key, refundRef: state.refundRef }, 'a refund came back: it needs a person');
  if (outcome === 'unknown') log.warn({ refundRef: state.refundRef }, 'the provider tells of a refund that is not in the books');
  return outcome;
}
