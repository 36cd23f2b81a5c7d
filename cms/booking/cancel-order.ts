import { type RefundPreview, refundPreview, refuseReason } from '#cms/contracts/refund-preview.ts';
import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import { sendToFamily, writeToFamily } from '#cms/payments/family-letters.ts';
import { payRefundsOf } from '#cms/payments/pay-refunds.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { type Keep, keeping } from '#cms/records/idempotency.ts';
import { cancellationOf } from '#domain/booking/booking-state.ts';
import type { LeavingReason } from '#domain/contract/refund-rules.ts';
import { type Fen, sum } from '#domain/money/money.ts';
import { type Cancellation, type Cancelled, type Cancelling, cancel, mayBe } from './cancel-booking.ts';

/** What cancelling all of an order gives back: the sum of what each of its bookings does by its own contract. */
export interface OrderRefund {
  each: { booking: BookingRecord; preview: RefundPreview }[];
  total: Fen;
  /** How much of it is still to come. */
  rest: Fen;
  /** The reasons that any of the contracts asks for. */
  reasons: LeavingReason[];
}

/** For a booking of several only where its own contract asks. */
const ifAsked = ({ terms }: BookingRecord, why: LeavingReason | undefined) => (refuseReason({ terms }, why) ? undefined : why);

/** Of what was booked together all that can be cancelled now, and what comes back; nothing where that is one alone. */
export async function previewOrder(
  portal: Pick<Portal, 'bookings'> & Parameters<typeof refundPreview>[0],
  { order, id }: Pick<BookingRecord, 'id' | 'order'>,
  why?: LeavingReason,
): Promise<OrderRefund | undefined> {
  if (!order) return undefined;
  const each: OrderRefund['each'] = [];
  for (const booking of await portal.bookings.together({ id, order })) {
    const preview = mayBe(portal, booking).includes('cancel')
      ? await refundPreview(portal, booking, { why: ifAsked(booking, why) })
      : undefined;
    if (preview) each.push({ booking, preview });
  }
  if (each.length < 2) return undefined;
  return {
    each,
    total: sum(each.map(({ preview }) => preview.total)),
    rest: sum(each.map(({ preview }) => preview.owed.rest)),
    reasons: [...new Set(each.flatMap(({ preview }) => preview.reasons))],
  };
}

interface Done {
  refund: Fen;
}

/**
 * Cancels all of an order that can be, or nothing: each gives back what its own contract says, and one letter tells of all.
 * `expect` guards against a sum that has changed since the family saw it.
 */
export async function cancelOrder(
  portal: Cancelling,
  { bookingId, by, expect, guardianId, why }: Pick<Cancellation, 'bookingId' | 'by' | 'expect' | 'guardianId' | 'why'>,
  keep?: Keep<Done>,
): Promise<Result<Done>> {
  const found = await portal.bookings.find(bookingId, guardianId);
  if (!found) return notFound('booking_not_found');
  let cancelled: string[] = [];
  const task = async (unit: Unit): Promise<Result<Done>> => {
    cancelled = [];
    const all = await portal.bookings.together(found, unit);
    const due = all.filter((one) => mayBe(portal, one).includes('cancel'));
    const [first] = due;
    if (!first) {
      return cancelledAlready(all, expect);
    }
    const unasked = due.every((one) => refuseReason(one, why)) && refuseReason(first, why);
    if (unasked) return unasked;
    let refund = 0;
    const plain: Cancelled[] = [];
    for (const one of due) {
      const { id } = one;
      const wish = { bookingId: id, guardianId, by, quiet: due.length > 1, why: ifAsked(one, why) };
      const done = await cancel(portal, wish, unit);
      if (!done.ok) return done;
      refund += done.refund;
      cancelled.push(id);
      if (done.untold) plain.push(done);
    }
    if (expect !== undefined && expect !== refund)
      return conflict('refund_changed', { params: { amount: refund, currency: portal.city.currency } });
    const [told] = plain;
    // What hangs on a centre's answer, or has come back in part already, is promised by no sum: its own letter says so.
    const about = { refund: sum(plain.map((one) => one.refund)), count: plain.length, unit };
    if (told) await writeToFamily(portal, told.booking, 'order_cancelled', about);
    return { ok: true, refund };
  };
  const done = await portal.work(keeping(keep, task), { line: found.facilityId });
  if (!done.ok) return done;
  for (const id of cancelled) {
    await sendToFamily(portal, id);
    await payRefundsOf(portal, id);
  }
  return done;
}

/**
 * Done twice it is answered like the first time. All of it may have been cancelled one by one since a page was shown: what
 * came back of the last so many is the sum that the page said, or it was another.
 */
function cancelledAlready(all: readonly BookingRecord[], expect: Fen | undefined): Result<Done> {
  const earlier = all.flatMap(({ actions }) => cancellationOf(actions) ?? []).sort((a, b) => (a.at < b.at ? 1 : -1));
  const sums = earlier.map((_, n) => sum(earlier.slice(0, n + 1).map(({ refund }) => refund)));
  const refund = expect === undefined ? sums.at(-1) : sums.find((one) => one === expect);
  return refund === undefined ? conflict('cannot_cancel_now') : { ok: true, refund };
}
