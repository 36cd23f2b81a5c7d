import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Payment } from '#cms/records/payload-types.ts';
import type { RefundCause, RefundLine } from '#domain/contract/refund.ts';
import type { Fen } from '#domain/money/money.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

/**
 * Writes down that money is to go back. The money itself moves afterwards, outside the unit of work,
 * under the reference as its idempotency key, so that a crash between the two repeats nothing.
 */
export async function requestRefund(
  { refunds }: Pick<Portal, 'refunds'>,
  args: { booking: BookingRecord; payment: Payment; amount: Fen; cause: RefundCause; lines: RefundLine[]; at: Instant },
  unit: Unit,
): Promise<void> {
  const { booking, payment, amount, cause, lines, at } = args;
  const of = { bookingId: booking.id, facilityId: booking.facilityId, paymentId: payment.id };
  await refunds.request({ ...of, reference: `${payment.reference}-R`, amount, cause, lines, requestedAt: at }, unit);
}
