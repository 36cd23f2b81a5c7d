import type { Portal } from '#cms/portal/portal.ts';
import { inTransaction, type Unit } from '#cms/ports/database/in-transaction.ts';
import type { PaymentState } from '#cms/ports/payment/port.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { getBooking } from '#cms/records/find-booking.ts';
import type { Payment } from '#cms/records/payload-types.ts';
import { addAction, confirmPlaces } from '#cms/records/write-booking.ts';
import { latePaymentEntry, paymentEntry } from '#domain/money/ledger.ts';
import { type Fen, sum } from '#domain/money/money.ts';
import type { PriceLine } from '#domain/money/pricing.ts';
import { issueReceipt } from './issue-receipt.ts';
import { payRefundsOf } from './pay-refunds.ts';
import { requestRefund } from './request-refund.ts';
import { tellFamily } from './tell-family.ts';
import { writeEntry } from './write-entry.ts';

export type Settlement = 'confirmed' | 'refunding' | 'recorded' | 'unchanged' | 'unknown';

/**
 * Takes in what the provider says of a payment. Safe to call any number of times, in any order:
 * each effect happens once. Money that comes for places already given up goes straight back
 * (promise 2).
 */
export async function settlePayment(portal: Portal, state: PaymentState): Promise<Settlement> {
  const settlement = await inTransaction(portal.payload, (req) => settle(portal, state, req));
  if (settlement.kind === 'confirmed') await tellFamily(portal, settlement.booking, 'booking_confirmed');
  if (settlement.kind === 'refunding') {
    await payRefundsOf(portal, settlement.booking.id);
    await tellFamily(portal, settlement.booking, 'late_payment_returned');
  }
  return settlement.kind;
}

type Settled = { kind: 'confirmed' | 'refunding'; booking: BookingRecord } | { kind: 'recorded' | 'unchanged' | 'unknown' };

async function settle(portal: Portal, state: PaymentState, req: Unit): Promise<Settled> {
  const { payload } = portal;
  const found = await payload.find({
    collection: 'payments',
    where: { reference: { equals: state.reference } },
    depth: 0,
    limit: 1,
    req,
  });
  const payment = found.docs[0];
  if (!payment) return { kind: 'unknown' };
  if (payment.status === 'paid' || payment.status === state.status) return { kind: 'unchanged' };
  const at = state.paidAt ?? portal.now();
  await payload.update({
    collection: 'payments',
    id: payment.id,
    depth: 0,
    req,
    data: { status: state.status, method: state.method, ...(state.status === 'paid' ? { paidAt: at } : {}) },
  });
  if (state.status !== 'paid') return { kind: 'recorded' };

  const booking = await getBooking(portal, String(payment.booking), req);
  const inTime =
    booking.status === 'signed' &&
    booking.holdUntil !== undefined &&
    portal.now() < booking.holdUntil &&
    state.amount === booking.total;
  return inTime
    ? confirm(portal, booking, payment, at, req)
    : giveBack(portal, booking, { payment, amount: state.amount, at }, req);
}

async function confirm(portal: Portal, booking: BookingRecord, payment: Payment, at: string, req: Unit): Promise<Settled> {
  await confirmPlaces(portal, booking, req);
  const confirmed = await addAction(
    portal,
    booking,
    { type: 'pay', at, by: { kind: 'provider' }, payment: payment.id, amount: payment.amount },
    req,
  );
  await writeEntry(portal, booking, paymentEntry({ payment: payment.reference, at, ...split(booking.lines) }), req);
  await issueReceipt(
    portal,
    { booking, kind: 'payment', source: `payment:${payment.reference}`, amount: payment.amount, lines: booking.lines, at },
    req,
  );
  return { kind: 'confirmed', booking: confirmed };
}

/** What came goes back, whatever had been asked for. */
async function giveBack(
  portal: Portal,
  booking: BookingRecord,
  { payment, amount, at }: { payment: Payment; amount: Fen; at: string },
  req: Unit,
): Promise<Settled> {
  await writeEntry(portal, booking, latePaymentEntry({ payment: payment.reference, at, amount }), req);
  await requestRefund(portal, { booking, payment, amount, cause: 'late_payment', lines: [], at }, req);
  return { kind: 'refunding', booking };
}

/** Care and meals are kept apart in the books (膳食费专款专用). */
function split(lines: readonly PriceLine[]): { care: Fen; meals: Fen } {
  const of = (kind: PriceLine['kind']) => sum(lines.filter((line) => line.kind === kind).map(({ amount }) => amount));
  return { care: of('care'), meals: of('meals') };
}
