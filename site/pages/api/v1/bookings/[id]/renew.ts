import { holdNext, renewalFor } from '#cms/booking/renew.ts';
import { conflict, notFound } from '#cms/core/problem.ts';
import { showBooking } from '../../../../../api/bookings/show-booking.ts';
import { endpoint } from '../../../../../api/kit/endpoint.ts';
import { serve } from '../../../../../api/kit/serve.ts';
import { operations } from '../../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.renewal, async ({ portal, params, guardian }) => {
    const booking = await portal.bookings.find(params.id ?? '', guardian.id);
    if (!booking) return notFound('booking_not_found');
    const renewal = await renewalFor(portal, booking);
    if (!renewal) return conflict('not_renewed');
    const { from, months, ahead } = renewal;
    return { ok: true, answer: { from, months, ahead } };
  }),
  serve(operations.renew, async ({ portal, params, guardian, body, once }) => {
    const wish = { bookingId: params.id ?? '', guardianId: guardian.id, months: body.months };
    const held = await once(
      (keep) => holdNext(portal, wish, keep),
      ({ booking }) => ({ nextId: booking.id }),
    );
    return held.ok ? showBooking(portal, held.nextId, guardian) : held;
  }),
);
