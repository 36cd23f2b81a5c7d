import { takeContract } from '#cms/booking/hand-on/take-contract.ts';
import { signingDoor } from '#cms/contracts/signing-evidence.ts';
import { showBooking } from '../../../../../../api/bookings/show-booking.ts';
import { endpoint } from '../../../../../../api/kit/endpoint.ts';
import { serve } from '../../../../../../api/kit/serve.ts';
import { operations } from '../../../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.takeContract, async ({ portal, params, guardian, body, once, context, lang }) => {
    const { code, request, ...said } = body;
    const wish = { ...said, bookingId: params.id ?? '', guardianId: guardian.id };
    const taken = await once(
      (keep) => takeContract(portal, { ...wish, door: signingDoor(context, lang, { code, request }) }, keep),
      ({ contractId }) => ({ contractId }),
    );
    return taken.ok ? showBooking(portal, params.id, guardian) : taken;
  }),
);
