import { showOrder } from '../../../../api/bookings/order-answer.ts';
import { holdOrderFor } from '../../../../api/bookings/order-wish.ts';
import { endpoint } from '../../../../api/kit/endpoint.ts';
import { serve } from '../../../../api/kit/serve.ts';
import { operations } from '../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.holdOrder, async ({ portal, guardian, body, once }) => {
    const held = await once(
      (keep) => holdOrderFor(portal, guardian, body, keep),
      ({ bookings }) => ({ bookingIds: bookings.map(({ id }) => id) }),
    );
    return held.ok ? showOrder(portal, held.bookingIds, guardian) : held;
  }),
);
