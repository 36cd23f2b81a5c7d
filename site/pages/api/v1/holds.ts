import { endpoint } from '../../../api/endpoint.ts';
import { holdFor } from '../../../api/hold-wish.ts';
import { operations } from '../../../api/operations.ts';
import { serve } from '../../../api/serve.ts';
import { showBooking } from '../../../api/show-booking.ts';

export const ALL = endpoint(
  serve(operations.hold, async ({ portal, guardian, body }) => {
    const held = await holdFor(portal, guardian, body);
    return held.ok ? showBooking(portal, held.booking.id, guardian) : held;
  }),
);
