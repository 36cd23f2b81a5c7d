import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { conflict, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import { readSaid } from '#cms/input/text-fields.ts';
import { prose } from '#cms/input/values.ts';
import { sendToFamily, writeToFamily } from '#cms/payments/family-letters.ts';
import { payRefundsOf } from '#cms/payments/pay-refunds.ts';
import { paymentOf, requestRefund } from '#cms/payments/request-refund.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { cancellationOf } from '#domain/booking/booking-state.ts';
import { paymentsOfPrice } from '#domain/booking/earnest-paid.ts';
import { goodwillLeft, goodwillLines } from '#domain/contract/goodwill.ts';
import { isPaidApart, isReturned, type RefundLine } from '#domain/contract/refund.ts';
import { goodwillEntry } from '#domain/money/ledger.ts';
import { type Fen, sum } from '#domain/money/money.ts';
import type { Cancelling } from './cancel-booking.ts';

type Giving = Cancelling & Pick<Portal, 'audit'>;

interface OfBooking {
  facilityId: string;
  bookingId: string;
}

/** How a paid booking stands before its centre gives back more than its contract asks. In fen. */
export interface MorePlan {
  booking: BookingRecord;
  paid: Fen;
  /** Has come back, or has been asked for. */
  back: Fen;
  /** The contract can still give it back, by whoever ends it. */
  mayCome: Fen;
  /** The centre's for good: so much it can give. */
  most: Fen;
}

/** What of a booking its centre can give back of its own will; another's is as good as absent. */
export async function planMore(portal: Giving, { facilityId, bookingId }: OfBooking): Promise<Result<{ plan: MorePlan }>> {
  const [booking] = await portal.bookings.findAll([bookingId]);
  if (booking?.facilityId !== facilityId) return notFound('booking_not_found');
  const found = await leftIn(portal, booking);
  return found.ok ? { ok: true, plan: found.plan } : found;
}

type Left = ReturnType<typeof goodwillLeft>;

async function leftIn(portal: Giving, booking: BookingRecord, unit?: Unit): Promise<Result<{ plan: MorePlan; left: Left }>> {
  const { actions, contractId, id } = booking;
  const [paid] = paymentsOfPrice(actions);
  if (paid?.type !== 'pay' || !contractId) return conflict('goodwill_not_paid');
  const { snapshot } = await portal.contracts.get(contractId);
  const refunds = (await portal.refunds.listOf(id, unit)).filter(({ cause }) => !isPaidApart(cause) && !isReturned(cause));
  const ways = await waysToEnd(portal, booking);
  const left = goodwillLeft(snapshot.lines, { back: refunds.flatMap(({ lines }) => lines), mayCome: ways.flat() });
  const most = sum(left.map(({ refund }) => refund));
  const mayCome = Math.max(0, ...ways.map((lines) => sum(lines.map(({ refund }) => refund))));
  if (most === 0) return conflict('goodwill_nothing');
  const all = sum(paymentsOfPrice(actions).map(({ amount }) => amount));
  const plan = { booking, paid: all, back: sum(refunds.map(({ amount }) => amount)), mayCome, most };
  return { ok: true, plan, left };
}

/** What the contract can still give back, by each way in which it can end; nothing where all is settled. */
async function waysToEnd(portal: Giving, booking: BookingRecord): Promise<RefundLine[][]> {
  const { actions, nextSettlementAt, status } = booking;
  const cancelled = cancellationOf(actions);
  if (cancelled) {
    const { at, cause, asked } = cancelled;
    return asked ? [(await refundPreview(portal, booking, { at, cause }))?.lines ?? []] : [];
  }
  if (status === 'completed' && !nextSettlementAt) return [];
  const ways = (['family', 'centre'] as const).map((cause) => refundPreview(portal, booking, { cause }));
  return (await Promise.all(ways)).map((preview) => preview?.lines ?? []);
}

interface MoreWish extends OfBooking {
  amount: Fen;
  reason: string;
  /** What was shown as the most: where it is another by now, nothing is done. */
  seen: Fen;
  staffId: string;
}

/**
 * Gives back what no rule of the contract asks for, with a reason that the family reads, by the way it was paid. In its books
 * the centre gives up what it had earned; every refund has its receipt. It hangs on nothing, and so bears no interest.
 */
export async function refundMore(portal: Giving, wish: MoreWish): Promise<Result<{ booking: BookingRecord }>> {
  const { amount, bookingId, facilityId, staffId } = wish;
  const read = readSaid('reason', prose(300), wish.reason);
  if (!read.ok) return read;
  const reason = read.said;
  if (!reason) return unprocessable('goodwill_reason', { field: 'reason' });
  const planned = await planMore(portal, wish);
  if (!planned.ok) return planned;
  const { guardianId } = planned.plan.booking;
  const done = await portal.work(async (unit): Promise<Result<{ booking: BookingRecord }>> => {
    await portal.guardians.takeTurn(guardianId, unit);
    const booking = await portal.bookings.get(bookingId, unit);
    const found = await leftIn(portal, booking, unit);
    if (!found.ok) return found;
    const { left, plan } = found;
    if (plan.most !== wish.seen) return conflict('closing_changed');
    if (!Number.isInteger(amount) || amount <= 0 || amount > plan.most)
      return unprocessable('goodwill_most', { field: 'amount', params: { amount: plan.most, currency: portal.city.currency } });
    const payment = await paymentOf(portal, booking, unit);
    if (!payment) return conflict('goodwill_not_paid');
    const at = portal.now();
    const part = `G${booking.actions.filter(({ type }) => type === 'goodwill').length + 1}`;
    const lines = goodwillLines(amount, left);
    const asked = await requestRefund(portal, { booking, payment, amount, cause: 'goodwill', lines, at, part }, unit);
    for (const one of asked) {
      const entry = goodwillEntry({ refund: one.reference, at, amount: one.amount });
      await portal.ledger.write(entry, { bookingId, facilityId }, unit);
    }
    await portal.audit.write(
      { actor: staffId, action: 'refund_more', subject: `booking:${bookingId}`, detail: { amount } },
      unit,
    );
    const by = { kind: 'staff', id: staffId } as const;
    const after = await portal.bookings.addAction(booking, { type: 'goodwill', at, by, refund: amount, reason }, unit);
    await writeToFamily(portal, booking, 'goodwill', { refund: amount, said: reason, about: part, unit });
    return { ok: true, booking: after };
  });
  if (!done.ok) return done;
  await sendToFamily(portal, bookingId);
  await payRefundsOf(portal, bookingId);
  return done;
}
