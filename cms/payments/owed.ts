import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Payment } from '#cms/records/payload-types.ts';
import type { RefundRecord } from '#cms/records/refunds.ts';
import { cancellationOf } from '#domain/booking/booking-state.ts';
import { paymentsOfPrice } from '#domain/booking/earnest-paid.ts';
import { isPaidApart } from '#domain/contract/refund.ts';
import { type Fen, sum } from '#domain/money/money.ts';
import { type StillOwed, stillOwed } from '#domain/money/outside-return.ts';
import { inTurn, type PaidPart } from '#domain/money/parts.ts';

type Asking = Pick<Portal, 'outsideReturns' | 'refunds'>;

/** A refund that was asked for, or that would be. */
type Refunding = Pick<RefundRecord, 'amount' | 'currency' | 'paymentId'> &
  Partial<Pick<RefundRecord, 'id' | 'status' | 'covered' | 'cause'>>;

/** What of a refund the family is still to get, given what it has got from elsewhere. */
export async function owedOf(
  { outsideReturns, refunds }: Asking,
  { id, status, cause, amount, covered = 0, currency, paymentId }: Refunding,
  unit?: Unit,
): Promise<StillOwed> {
  // What was sent is settled, whatever the provider tells afterwards.
  // Interest is no part of the payment that the provider may have given back.
  if (status === 'sent' || (cause && isPaidApart(cause)))
    return { covered, rest: amount - covered, waits: false, unclear: false };
  const outside = await outsideReturns.ofPayment(paymentId, unit);
  const others = outside.length > 0 ? await refunds.ofPayment(paymentId, unit) : [];
  const used = sum(others.filter((one) => one.id !== id && one.status === 'sent').map((one) => one.covered));
  return stillOwed(amount, outside, currency, used);
}

/** How a payment stands with what came of it and what went back, in its own currency. */
export async function paidPartOf(
  { outsideReturns, refunds }: Asking,
  { id, amount, received, currency, receivedCurrency, status }: Payment,
  unit?: Unit,
): Promise<PaidPart> {
  const of = receivedCurrency ?? currency;
  const own = (await refunds.ofPayment(id, unit)).filter(({ cause }) => !isPaidApart(cause));
  const sent = own.filter((one) => one.status === 'sent' && !one.byHand).map((one) => one.amount - one.covered);
  const outside = (await outsideReturns.ofPayment(id, unit)).filter((one) => one.status !== 'returned' && one.currency === of);
  const owed: Fen[] = [];
  for (const one of own) if (one.status !== 'sent') owed.push((await owedOf({ outsideReturns, refunds }, one, unit)).rest);
  return {
    received: status === 'paid' ? (received ?? amount) : 0,
    back: sum([...sent, ...outside.map((one) => one.amount)]),
    owed: sum(owed),
  };
}

/** What a cancelled booking gives back in all, and how it stands with that. */
export type OwedOfBooking = StillOwed & { amount: Fen };

/** How a sum that is to go back stands, over the payments that the price was paid by, the newest first. */
export async function owedOver(
  portal: Asking & Pick<Portal, 'city'>,
  { id, actions }: Pick<BookingRecord, 'id' | 'actions'>,
  amount: Fen,
): Promise<StillOwed> {
  const paid = paymentsOfPrice(actions);
  const { currency } = portal.city;
  const [only] = paid;
  if (paid.length < 2) return owedOf(portal, { amount, currency, paymentId: only?.payment ?? '' });
  const asked = (await portal.refunds.listOf(id)).filter(({ cause }) => !isPaidApart(cause));
  const left = paid.map((one) =>
    Math.max(0, one.amount - sum(asked.filter(({ paymentId }) => paymentId === one.payment).map((back) => back.amount))),
  );
  const parts = inTurn(amount, left);
  return together(
    await Promise.all(paid.map(({ payment }, at) => owedOf(portal, { amount: parts[at] ?? 0, currency, paymentId: payment }))),
  );
}

/** Of a booking that was cancelled: how far the family has what comes back. `undefined` of any other. */
export async function owedOfBooking(
  portal: Asking & Pick<Portal, 'city'>,
  booking: Pick<BookingRecord, 'id' | 'actions'>,
): Promise<OwedOfBooking | undefined> {
  const { id, actions } = booking;
  const cancelled = cancellationOf(actions);
  if (!cancelled || paymentsOfPrice(actions).length === 0) return undefined;
  const refunds = (await portal.refunds.listOf(id)).filter(({ cause }) => cause === 'family' || cause === 'centre');
  if (refunds.length === 0) return { amount: cancelled.refund, ...(await owedOver(portal, booking, cancelled.refund)) };
  const all = await Promise.all(refunds.map((one) => owedOf(portal, one)));
  return { amount: sum(refunds.map(({ amount }) => amount)), ...together(all) };
}

/** What is owed of several payments, as one. */
const together = (all: readonly StillOwed[]): StillOwed => ({
  covered: sum(all.map(({ covered }) => covered)),
  rest: sum(all.map(({ rest }) => rest)),
  waits: all.some(({ waits }) => waits),
  unclear: all.some(({ unclear }) => unclear),
});
