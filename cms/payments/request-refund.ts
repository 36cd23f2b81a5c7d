import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Payment } from '#cms/records/payload-types.ts';
import { paymentsOfPrice } from '#domain/booking/earnest-paid.ts';
import { isPaidApart, type RefundCause, type RefundLine } from '#domain/contract/refund.ts';
import { type Fen, sum } from '#domain/money/money.ts';
import { inTurn, takeOf } from '#domain/money/parts.ts';
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
 * under the reference as its idempotency key, so that a crash between the two repeats nothing. What was paid in two goes
 * back in two.
 *
 * @returns what was asked for of each payment
 */
export async function requestRefund(
  portal: Pick<Portal, 'payments' | 'refunds'>,
  { booking, payment, ...wanted }: Asked & { booking: BookingRecord; payment: Payment },
  unit: Unit,
): Promise<{ reference: string; amount: Fen }[]> {
  const asked: { reference: string; amount: Fen }[] = [];
  for (const of of await overPayments(portal, { booking, payment, ...wanted }, unit)) {
    const { at: requestedAt, cause, part = 'R' } = wanted;
    const currency = of.payment.receivedCurrency ?? of.payment.currency;
    const whose = { bookingId: booking.id, facilityId: booking.facilityId, paymentId: of.payment.id, currency };
    const { amount, lines } = of;
    const reference = `${of.payment.reference}-${part}`;
    await portal.refunds.request({ ...whose, reference, amount, cause, lines, requestedAt }, unit);
    asked.push({ reference, amount });
  }
  return asked;
}

/** What goes back of the price, over the payments that it was paid by: the newest first, and of none more than is left of it. */
async function overPayments(
  { payments, refunds }: Pick<Portal, 'payments' | 'refunds'>,
  { booking, payment, amount, lines }: Asked & { booking: BookingRecord; payment: Payment },
  unit: Unit,
): Promise<{ payment: Payment; amount: Fen; lines: RefundLine[] }[]> {
  const ids = paymentsOfPrice(booking.actions).map((one) => one.payment);
  if (ids.length < 2 || !ids.includes(payment.id)) return [{ payment, amount, lines }];
  const all: Payment[] = [];
  const left: Fen[] = [];
  for (const id of ids) {
    const one = await payments.get(id, unit);
    all.push(one);
    left.push(await leftOfPayment({ refunds }, one, unit));
  }
  const own = inTurn(amount, left);
  if (sum(own) !== amount) throw new Error(`booking ${booking.number} gives back more than was paid for it`);
  let rest = lines;
  return all.flatMap((one, at) => {
    const { taken, left: after } = takeOf(rest, own[at] ?? 0);
    rest = after;
    return own[at] ? [{ payment: one, amount: own[at], lines: taken }] : [];
  });
}

/** What of a payment has not been asked back yet. */
async function leftOfPayment({ refunds }: Pick<Portal, 'refunds'>, payment: Payment, unit: Unit): Promise<Fen> {
  const before = (await refunds.ofPayment(payment.id, unit)).filter(({ cause }) => !isPaidApart(cause));
  return Math.max(0, (payment.received ?? payment.amount) - sum(before.map((one) => one.amount)));
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
