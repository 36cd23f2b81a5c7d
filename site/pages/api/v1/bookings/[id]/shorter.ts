import { shortenStay } from '#cms/booking/stay/shorten-stay.ts';
import { parseTime } from '#domain/time/time-of-day.ts';
import { showBooking } from '../../../../../api/bookings/show-booking.ts';
import { endpoint } from '../../../../../api/kit/endpoint.ts';
import { serve } from '../../../../../api/kit/serve.ts';
import { operations } from '../../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.shortenStay, async ({ portal, params, guardian, body, once }) => {
    const by = { kind: 'guardian', id: guardian.id } as const;
    const to = parseTime(body.until) ?? 0;
    const changed = await once(
      (keep) => shortenStay(portal, { bookingId: params.id ?? '', guardianId: guardian.id, to, by }, keep),
      () => ({ until: body.until }),
    );
    return changed.ok ? showBooking(portal, params.id, guardian) : changed;
  }),
);
