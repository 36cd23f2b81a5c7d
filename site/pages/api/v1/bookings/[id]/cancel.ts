import { cancelBooking } from '#cms/use-cases/cancel-booking.ts';
import { endpoint } from '../../../../../api/endpoint.ts';
import { operations } from '../../../../../api/operations.ts';
import { serve } from '../../../../../api/serve.ts';
import { showBooking } from '../../../../../api/show-booking.ts';

export const ALL = endpoint(
  serve(operations.cancel, async ({ portal, params, guardian, body }) => {
    const by = { kind: 'guardian', id: guardian.id } as const;
    const cancelled = await cancelBooking(portal, { bookingId: params.id ?? '', guardianId: guardian.id, by, ...body });
    if (!cancelled.ok) return cancelled;
    const shown = await showBooking(portal, params.id, guardian);
    if (!shown.ok) return shown;
    return { ok: true, answer: { refund: cancelled.refund, currency: portal.city.currency, booking: shown.answer } };
  }),
);
