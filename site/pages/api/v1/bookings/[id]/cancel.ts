import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { cancelOrder } from '#cms/booking/cancel-order.ts';
import { freshBooking } from '#cms/booking/fresh-booking.ts';
import { notFound } from '#cms/core/problem.ts';
import { cancellationOf } from '#domain/booking/booking-state.ts';
import { toBookingAnswer } from '../../../../../api/bookings/booking-answer.ts';
import { owedAnswer } from '../../../../../api/bookings/refund-answer.ts';
import { endpoint } from '../../../../../api/kit/endpoint.ts';
import { serve } from '../../../../../api/kit/serve.ts';
import { operations } from '../../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.cancel, async ({ portal, params, guardian, body, once }) => {
    const by = { kind: 'guardian', id: guardian.id } as const;
    const wish = { bookingId: params.id ?? '', guardianId: guardian.id, by, expect: body.expect, why: body.why };
    const cancelled = await once(
      (keep) => (body.all ? cancelOrder(portal, wish, keep) : cancelBooking(portal, wish, keep)),
      ({ refund }) => ({ refund }),
    );
    if (!cancelled.ok) return cancelled;
    const details = await freshBooking(portal, params.id ?? '', guardian.id);
    if (!details) return notFound('booking_not_found');
    const { refund } = cancelled;
    const asked = cancellationOf(details.booking.actions)?.asked;
    const { currency } = portal.city;
    const answer = { refund, ...owedAnswer(details.owed), currency, ...(asked ? { asked } : {}) };
    return { ok: true, answer: { ...answer, booking: toBookingAnswer(portal, details) } };
  }),
);
