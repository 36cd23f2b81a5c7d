import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { notFound } from '#cms/core/problem.ts';
import { toCareRequest } from '#cms/input/care-request.ts';
import { showBooking } from '../../../../../api/bookings/show-booking.ts';
import { endpoint } from '../../../../../api/kit/endpoint.ts';
import { serve } from '../../../../../api/kit/serve.ts';
import { operations } from '../../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.reschedule, async ({ portal, params, guardian, body }) => {
    const booking = await portal.bookings.find(params.id ?? '', guardian.id);
    if (!booking) return notFound('booking_not_found');
    const { name, ...time } = body;
    const meals = 'meals' in booking.request && booking.request.meals;
    const parsed = toCareRequest({ form: booking.form, meals, ...time });
    if (!parsed.ok) return parsed;
    const by = { kind: 'guardian', id: guardian.id } as const;
    const moved = await rescheduleBooking(portal, {
      bookingId: booking.id,
      guardianId: guardian.id,
      request: parsed.request,
      name,
      by,
    });
    return moved.ok ? showBooking(portal, booking.id, guardian) : moved;
  }),
);
