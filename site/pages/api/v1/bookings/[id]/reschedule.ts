import { type Moved, rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { signingDoor } from '#cms/contracts/signing-evidence.ts';
import { notFound, type Result } from '#cms/core/problem.ts';
import { toCareRequest } from '#cms/input/care-request.ts';
import { showBooking } from '../../../../../api/bookings/show-booking.ts';
import { endpoint } from '../../../../../api/kit/endpoint.ts';
import { serve } from '../../../../../api/kit/serve.ts';
import { operations } from '../../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.reschedule, async ({ portal, params, guardian, body, once, context, lang }) => {
    const guardianId = guardian.id;
    const door = signingDoor(context, lang, { code: body.code, request: body.request });
    const by = { kind: 'guardian', id: guardianId } as const;
    const moved = await once(
      async (keep): Promise<Result<Moved>> => {
        const booking = await portal.bookings.find(params.id ?? '', guardianId);
        if (!booking) return notFound('booking_not_found');
        const { name, code: _code, request: _request, ...time } = body;
        const meals = 'meals' in booking.request && booking.request.meals;
        const parsed = toCareRequest({ form: booking.form, meals, ...time });
        if (!parsed.ok) return parsed;
        return rescheduleBooking(portal, { bookingId: booking.id, guardianId, request: parsed.request, name, by, door }, keep);
      },
      ({ booking }) => ({ contractId: booking.contractId }),
    );
    return moved.ok ? showBooking(portal, params.id, guardian) : moved;
  }),
);
