import { holdFor } from '../../../api/bookings/hold-wish.ts';
import { showBooking } from '../../../api/bookings/show-booking.ts';
import { endpoint } from '../../../api/kit/endpoint.ts';
import { serve } from '../../../api/kit/serve.ts';
import { operations } from '../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.hold, async ({ portal, guardian, body, key }) => {
    const held = await holdFor(portal, guardian, body, key);
    return held.ok ? showBooking(portal, held.booking.id, guardian) : held;
  }),
);
