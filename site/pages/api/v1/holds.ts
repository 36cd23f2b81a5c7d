import { holdFor } from '../../../api/bookings/hold-wish.ts';
import { showBooking } from '../../../api/bookings/show-booking.ts';
import { endpoint } from '../../../api/kit/endpoint.ts';
import { serve } from '../../../api/kit/serve.ts';
import { operations } from '../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.hold, async ({ portal, guardian, body, once }) => {
    const held = await once(
      (keep) => holdFor(portal, guardian, body, keep),
      ({ booking }) => ({ bookingId: booking.id }),
    );
    return held.ok ? showBooking(portal, held.bookingId, guardian) : held;
  }),
);
