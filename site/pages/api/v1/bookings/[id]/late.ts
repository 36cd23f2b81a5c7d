import { comeLate } from '#cms/booking/come-late.ts';
import { showBooking } from '../../../../../api/bookings/show-booking.ts';
import { endpoint } from '../../../../../api/kit/endpoint.ts';
import { serve } from '../../../../../api/kit/serve.ts';
import { operations } from '../../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.comeLate, async ({ portal, params, guardian, body, once }) => {
    const by = { kind: 'guardian', id: guardian.id } as const;
    const wish = { bookingId: params.id ?? '', guardianId: guardian.id, by, ...body };
    const said = await once(
      (keep) => comeLate(portal, wish, keep),
      () => ({ date: body.date }),
    );
    return said.ok ? showBooking(portal, params.id, guardian) : said;
  }),
);
