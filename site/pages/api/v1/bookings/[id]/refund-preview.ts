import { freshBooking } from '#cms/booking/fresh-booking.ts';
import { refuseReason } from '#cms/contracts/refund-preview.ts';
import { conflict, notFound } from '#cms/core/problem.ts';
import { whyNotCancelled } from '#domain/booking/early-end.ts';
import { toRefundAnswer } from '../../../../../api/bookings/refund-answer.ts';
import { endpoint } from '../../../../../api/kit/endpoint.ts';
import { serve } from '../../../../../api/kit/serve.ts';
import { operations } from '../../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.refundPreview, async ({ portal, params, guardian, query, lang }) => {
    const { why } = query;
    const details = await freshBooking(portal, params.id ?? '', guardian.id, { why });
    if (!details) return notFound('booking_not_found');
    const { may, booking } = details;
    if (!may.includes('cancel') && !may.includes('release')) return conflict(whyNotCancelled(booking, portal.now()));
    const unasked = refuseReason(booking, why);
    if (unasked) return unasked;
    return { ok: true, answer: await toRefundAnswer(portal, details, lang) };
  }),
);
