import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Payment } from '#cms/records/payload-types.ts';
import type { PaymentReturn } from '#domain/contract/refund.ts';
import { heldOf, latePaymentEntry } from '#domain/money/ledger.ts';
import type { Fen } from '#domain/money/money.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { issueReceipt } from './issue-receipt.ts';
import { requestRefund } from './request-refund.ts';

export interface Paid {
  booking: BookingRecord;
  payment: Payment;
  at: Instant;
}

/** Money that is not taken. */
export interface GivenBack {
  kind: 'refunding';
  booking: BookingRecord;
  cause: PaymentReturn;
  amount: Fen;
  currency: string;
  /** It was paid beside the price: the booking itself stands. */
  isExtra?: boolean;
}

/**
 * What came goes back, whatever had been asked for. It came all the same, and has a receipt that lists nothing. What is not in
 * the city's currency is no sum of these books.
 */
export async function giveBack(
  portal: Pick<Portal, 'city' | 'ledger' | 'payments' | 'receipts' | 'refunds'>,
  { booking, payment, amount, currency, cause, at }: Paid & { amount: Fen; currency: string; cause: PaymentReturn },
  unit: Unit,
): Promise<GivenBack> {
  const entry = latePaymentEntry({ payment: payment.reference, at, into: heldOf(payment.provider), amount });
  if (amount === 0) return { kind: 'refunding', booking, cause, amount, currency };
  if (currency === portal.city.currency) {
    await portal.ledger.write(entry, { ...booking, bookingId: booking.id }, unit);
    const receipt = { kind: 'payment', source: `payment:${payment.reference}`, amount, lines: [] } as const;
    await issueReceipt(portal, { ...receipt, lines: [], booking, payment, at }, unit);
  }
  await requestRefund(portal, { booking, payment, amount, cause, lines: [], at }, unit);
  return { kind: 'refunding', booking, cause, amount, currency };
}
