import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import { payRefundsOf } from '#cms/payments/pay-refunds.ts';
import { requestRefund } from '#cms/payments/request-refund.ts';
import { tellFamily } from '#cms/payments/tell-family.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { inTransaction } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { findBooking, getBooking } from '#cms/records/find-booking.ts';
import { addAction, releasePlaces } from '#cms/records/write-booking.ts';
import { type Actor, availableActions } from '#domain/booking/booking-state.ts';
import { isMonthly } from '#domain/care/care.ts';
import { toDecimal } from '#domain/money/money.ts';

/**
 * Cancels for a family: the places are free at once, and exactly what the contract says goes back.
 * Cancelling twice is answered like the first time. `expect` guards against a figure that has
 * changed since the family saw it.
 */
export async function cancelBooking(
  portal: Portal,
  args: { bookingId: string; guardianId: string; by: Actor; expect?: number },
): Promise<Result<{ booking: BookingRecord; refund: number }>> {
  const found = await findBooking(portal, args.bookingId, args.guardianId);
  if (!found) return notFound('booking_not_found');
  const result = await inTransaction(
    portal.payload,
    async (req): Promise<Result<{ booking: BookingRecord; refund: number; already?: boolean }>> => {
      const booking = await getBooking(portal, found.id, req);
      const earlier = booking.actions.find((action) => action.type === 'cancel');
      if (earlier) return { ok: true, booking, refund: earlier.refund, already: true };
      const now = portal.now();
      const allowed = availableActions(booking.status, { ...booking, now, monthly: isMonthly(booking.request) });
      if (allowed.includes('release')) {
        await releasePlaces(portal, booking, req);
        return { ok: true, booking: await addAction(portal, booking, { type: 'release', at: now, by: args.by }, req), refund: 0 };
      }
      if (!allowed.includes('cancel')) return conflict(booking.status === 'confirmed' ? 'already_begun' : 'cannot_cancel_now');
      const preview = await refundPreview(portal, booking, { at: now });
      if (!preview) throw new Error(`booking ${booking.number} is confirmed but was never paid`);
      if (args.expect !== undefined && args.expect !== preview.total)
        return conflict('refund_changed', { params: { amount: toDecimal(preview.total) } });
      const paid = await portal.payload.find({
        collection: 'payments',
        where: { booking: { equals: booking.id }, status: { equals: 'paid' } },
        depth: 0,
        limit: 1,
        req,
      });
      const payment = paid.docs[0];
      if (!payment) throw new Error(`booking ${booking.number} is confirmed but has no payment`);
      if (preview.total > 0)
        await requestRefund(
          portal,
          { booking, payment, amount: preview.total, cause: 'family', lines: preview.lines, at: now },
          req,
        );
      await releasePlaces(portal, booking, req);
      const cancelled = await addAction(
        portal,
        booking,
        { type: 'cancel', at: now, by: args.by, cause: 'family', refund: preview.total },
        req,
      );
      return { ok: true, booking: cancelled, refund: preview.total };
    },
  );
  if (!result.ok) return result;
  if (!result.already) {
    await payRefundsOf(portal, result.booking.id);
    if (result.booking.status === 'cancelled')
      await tellFamily(portal, result.booking, 'booking_cancelled', { refund: result.refund });
  }
  return { ok: true, booking: result.booking, refund: result.refund };
}
