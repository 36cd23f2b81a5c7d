import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { json } from '#cms/records/json.ts';
import type { Payment } from '#cms/records/payload-types.ts';

export type RefundCause = 'family' | 'centre' | 'late_payment';

/**
 * Writes down that money is to go back. The money itself moves afterwards, outside the unit of work,
 * under the reference as its idempotency key, so that a crash between the two repeats nothing.
 */
export async function requestRefund(
  { payload }: Portal,
  args: { booking: BookingRecord; payment: Payment; amount: number; cause: RefundCause; lines: readonly unknown[]; at: string },
  req: Unit,
): Promise<void> {
  const { booking, payment, amount, cause, lines, at } = args;
  await payload.create({
    collection: 'refunds',
    depth: 0,
    req,
    data: {
      reference: `${payment.reference}-R`,
      booking: booking.id,
      facility: booking.facilityId,
      payment: payment.id,
      amount,
      lines: json(lines),
      cause,
      status: 'requested',
      requestedAt: at,
    },
  });
}
