import { extendHold } from '#cms/booking/extend-hold.ts';
import { showBooking } from '../../../../../api/bookings/show-booking.ts';
import { endpoint } from '../../../../../api/kit/endpoint.ts';
import { serve } from '../../../../../api/kit/serve.ts';
import { operations } from '../../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.extend, async ({ portal, params, guardian, once }) => {
    const by = { kind: 'guardian', id: guardian.id } as const;
    const extended = await once(
      (keep) => extendHold(portal, { bookingId: params.id ?? '', guardianId: guardian.id, by }, keep),
      ({ booking }) => ({ until: booking.holdUntil }),
    );
    return extended.ok ? showBooking(portal, params.id, guardian) : extended;
  }),
);
