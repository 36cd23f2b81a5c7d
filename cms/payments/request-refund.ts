import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Payment } from '#cms/records/payload-types.ts';
import type { RefundCause, RefundLine } from '#domain/contract/refund.ts';
import type { Fen } from '#domain/money/money.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

interface Asked {
  amount: Fen;
  cause: RefundCause;
  lines: RefundLine[];
  at: Instant;
  /** Which part of a payment goes back, where it is not the last: in the reference. */
  part?: string;
}

/**
 * Writes down that money is to go back. The money itself moves afterwards, outside the unit of work,
 * under the reference as its idempotency key, so that a crash between the two repeats nothing.
 */
export async function requestRefund(
  { refunds }: Pick<Portal, 'refunds'>,
  args: Asked & { booking: BookingRecord; payment: Payment },
  unit: Unit,
): Promise<void> {
  const { booking, payment, part = 'R', ...asked } = args;
  const currency = payment.receivedCurrency ?? payment.currency;
  const of = { bookingId: booking.id, facilityId: booking.facilityId, paymentId: payment.id, currency };
  const { at: requestedAt, amount, cause, lines } = asked;
  await refunds.request({ ...of, reference: `${payment.reference}-${part}`, amount, cause, lines, requestedAt }, unit);
}

/** The payment that confirmed a booking: others may have come besides, and gone back. */
export async function paymentOf(
  { payments }: Pick<Portal, 'payments'>,
  { actions }: Pick<BookingRecord, 'actions'>,
  unit: Unit,
): Promise<Payment | undefined> {
  const paid = actions.findLast((action) => action.type === 'pay');
  return paid && payments.get(paid.payment, unit);
}
