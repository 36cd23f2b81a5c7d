import { findBooking } from '#cms/use-cases/find-booking.ts';
import { notFound } from '#cms/use-cases/problem.ts';
import { rescheduleBooking } from '#cms/use-cases/reschedule-booking.ts';
import { toCareRequest } from '../../../../../api/care-request.ts';
import { endpoint } from '../../../../../api/endpoint.ts';
import { operations } from '../../../../../api/operations.ts';
import { serve } from '../../../../../api/serve.ts';
import { showBooking } from '../../../../../api/show-booking.ts';

export const ALL = endpoint(
  serve(operations.reschedule, async ({ portal, params, guardian, body }) => {
    const booking = await findBooking(portal, params.id ?? '', guardian.id);
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
