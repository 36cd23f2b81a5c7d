import { endpoint } from '../../../../../api/endpoint.ts';
import { operations } from '../../../../../api/operations.ts';
import { serve } from '../../../../../api/serve.ts';
import { showBooking } from '../../../../../api/show-booking.ts';

export const ALL = endpoint(
  serve(operations.getBooking, ({ portal, params, guardian }) => showBooking(portal, params.id, guardian)),
);
