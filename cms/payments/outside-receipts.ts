import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { idOf } from '#cms/records/supply.ts';
import { isPaidApart } from '#domain/contract/refund.ts';
import { sum } from '#domain/money/money.ts';
import { outsideEvent, uncovered } from '#domain/money/outside-return.ts';
import { nextSource, refundEvent } from '#domain/money/receipt.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { addVoid, issueReceipt, lastOf } from './issue-receipt.ts';

export type KeepingOutside = Pick<Portal, 'bookings' | 'city' | 'outsideReturns' | 'payments' | 'receipts' | 'refunds'>;

/**
 * Keeps a receipt of the money of a payment that went back by itself and covers no refund of ours. Where it covers one since,
 * that refund's receipt says it: what was issued before is taken back, and one of what is left stands in its place. What came
 * back to the provider after all has none.
 */
export async function keepOutsideReceipts(portal: KeepingOutside, paymentId: string, at: Instant, unit: Unit): Promise<void> {
  const { bookings, city, outsideReturns, payments, receipts, refunds } = portal;
  const outside = await outsideReturns.ofPayment(paymentId, unit);
  if (outside.length === 0) return;
  const own = (await refunds.ofPayment(paymentId, unit)).filter(({ cause }) => !isPaidApart(cause));
  const settled = own.filter(({ status }) => status === 'sent');
  const payment = await payments.get(paymentId, unit);
  const booking = await bookings.get(idOf(payment.booking), unit);
  const issued = await receipts.listOf(booking.id, unit);
  // Of a refund that came back under an earlier version the receipt still stood, and says what is said here.
  for (const refund of own.filter(({ status }) => status !== 'sent')) {
    const stood = lastOf(issued, refundEvent(refund));
    if (stood && !stood.voidedBy) await addVoid(portal, stood, { at }, unit);
  }
  for (const [one, amount] of uncovered(outside, city.currency, sum(settled.map(({ covered }) => covered)))) {
    const event = outsideEvent(one);
    const last = lastOf(issued, event);
    const had = last && !last.voidedBy ? last : undefined;
    if ((had?.amount ?? 0) === amount) continue;
    if (had) await addVoid(portal, had, { at }, unit);
    const receipt = { kind: 'refund', lines: [], source: last ? nextSource(last.source) : event, amount } as const;
    if (amount > 0) await issueReceipt(portal, { ...receipt, lines: [], booking, payment, at }, unit);
  }
}
