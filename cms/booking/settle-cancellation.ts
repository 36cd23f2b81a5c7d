import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { bookKept } from '#cms/payments/book-kept.ts';
import { sendToFamily, writeToFamily } from '#cms/payments/family-letters.ts';
import { payRefundsOf } from '#cms/payments/pay-refunds.ts';
import { paymentOf, requestRefund } from '#cms/payments/request-refund.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { type Actor, cancellationOf } from '#domain/booking/booking-state.ts';
import type { Cancelling } from './cancel-booking.ts';

/** Pays what a cancelled booking gives back, once the centre's time to say who came is over, or every day is noted. */
export async function settleCancellation(portal: Cancelling, id: string): Promise<'settled' | 'nothing_due'> {
  const settled = await portal.work(async (unit) => {
    const booking = await portal.bookings.get(id, unit);
    const due = booking.answerBy && booking.answerBy <= portal.now();
    return due ? requestSettled(portal, booking, { by: { kind: 'system' }, unit }) : undefined;
  });
  if (!settled) return 'nothing_due';
  await sendSettled(portal, settled);
  return 'settled';
}

/** The sum as of the cancellation, by what is noted now of the days before it. Nothing is settled twice. */
export async function requestSettled(
  portal: Cancelling,
  booking: BookingRecord,
  { by, unit }: { by: Actor; unit: Unit },
): Promise<BookingRecord | undefined> {
  const cancelled = cancellationOf(booking.actions);
  if (!cancelled?.asked) return undefined;
  const at = portal.now();
  const preview = await refundPreview(portal, booking, { at: cancelled.at, cause: cancelled.cause });
  const payment = await paymentOf(portal, booking, unit);
  if (!preview || !payment) throw new Error(`booking ${booking.number} is cancelled but was never paid`);
  const { total: amount, lines } = preview;
  if (amount > 0) await requestRefund(portal, { booking, payment, amount, cause: cancelled.cause, lines, at }, unit);
  await bookKept(portal, booking, { ended: cancelled.at, at, unit });
  await writeToFamily(portal, booking, 'refund_settled', { unit });
  return portal.bookings.addAction(booking, { type: 'settle_refund', at, by, refund: amount }, unit, { answerBy: null });
}

/** Sends the money and tells the family, outside the unit of work. */
export async function sendSettled(portal: Cancelling, booking: BookingRecord): Promise<void> {
  await sendToFamily(portal, booking.id);
  await payRefundsOf(portal, booking.id);
}
