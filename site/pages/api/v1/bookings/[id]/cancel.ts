import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { cancellationOf } from '#domain/booking/booking-state.ts';
import { showBooking } from '../../../../../api/bookings/show-booking.ts';
import { endpoint } from '../../../../../api/kit/endpoint.ts';
import { serve } from '../../../../../api/kit/serve.ts';
import { operations } from '../../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.cancel, async ({ portal, params, guardian, body }) => {
    const by = { kind: 'guardian', id: guardian.id } as const;
    const cancelled = await cancelBooking(portal, { bookingId: params.id ?? '', guardianId: guardian.id, by, ...body });
    if (!cancelled.ok) return cancelled;
    const shown = await showBooking(portal, params.id, guardian);
    if (!shown.ok) return shown;
    const { booking, refund } = cancelled;
    const asked = cancellationOf(booking.actions)?.asked;
    return { ok: true, answer: { refund, currency: portal.city.currency, ...(asked ? { asked } : {}), booking: shown.answer } };
  }),
);
