import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { outsideEntry } from '#domain/money/ledger.ts';
import { isNews, type OutsideReturn } from '#domain/money/outside-return.ts';
import { bookCameBack, bookPaidBack } from './book-paid-back.ts';
import { owedOf } from './owed.ts';
import { payRefundsOf, type RefundSending } from './pay-refunds.ts';

/** Money that the provider says went back, and that nobody here had asked for. */
export interface HeardOutside extends OutsideReturn {
  /** The provider's number of it. */
  ref: string;
  /** Our number of the payment it was of. */
  reference: string;
}

export type TakingOutside = RefundSending & Pick<Portal, 'outsideReturns'>;

/**
 * Books money that went back without being asked for here: a refund made by hand at the provider, a dispute. What it covers
 * of a refund is not sent again, nor promised. Safe to call any number of times, in any order.
 */
export async function takeOutside(portal: TakingOutside, heard: HeardOutside): Promise<'recorded' | 'unchanged' | 'unknown'> {
  const { log, work } = portal;
  const taken = await work((unit) => take(portal, heard, unit));
  if (taken.outcome !== 'recorded') return taken.outcome;
  const { ref, kind, status } = heard;
  log.warn({ ref, kind, status }, 'the provider gave money back, or took it back, unasked');
  await payRefundsOf(portal, taken.bookingId);
  return 'recorded';
}

type Taken = { outcome: 'unchanged' | 'unknown' } | { outcome: 'recorded'; bookingId: string };

async function take(portal: TakingOutside, heard: HeardOutside, unit: Unit): Promise<Taken> {
  const { payments, outsideReturns, bookings, ledger, refunds, city, now } = portal;
  const payment = await payments.findByReference(heard.reference, unit);
  if (!payment) return { outcome: 'unknown' };
  const { ref, kind, status, amount, currency } = heard;
  const before = await outsideReturns.find(ref, unit);
  if (!isNews(before?.status, status)) return { outcome: 'unchanged' };
  const at = now();
  const bookingId = typeof payment.booking === 'string' ? payment.booking : payment.booking.id;
  const { facilityId } = await bookings.get(bookingId, unit);
  if (before) await outsideReturns.setStatus(before.id, status, unit);
  else {
    const about = { reference: ref, bookingId, facilityId, paymentId: payment.id, heardAt: at };
    await outsideReturns.add({ ...about, kind, status, amount, currency }, unit);
  }
  // What is not in the city's currency is no sum of these books: a person sees it and says what it settles.
  const undone = status === 'returned';
  if (currency === city.currency && (before ? undone : !undone))
    await ledger.write(outsideEntry({ ref, at, amount, undone }), { bookingId, facilityId }, unit);

  for (const refund of await refunds.ofPayment(payment.id, unit)) {
    if (refund.status === 'sent' && undone && refund.covered > 0) await bookCameBack(portal, refund, at, unit);
    if (refund.status !== 'failed') continue;
    const owed = await owedOf(portal, refund, unit);
    if (owed.rest === 0) await bookPaidBack(portal, refund, { at, arrivedAt: at, covered: owed.covered }, unit);
  }
  return { outcome: 'recorded', bookingId };
}
