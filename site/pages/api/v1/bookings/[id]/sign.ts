import { signCare } from '#cms/booking/change-care.ts';
import { signingDoor } from '#cms/contracts/signing-evidence.ts';
import { showBooking } from '../../../../../api/bookings/show-booking.ts';
import { endpoint } from '../../../../../api/kit/endpoint.ts';
import { serve } from '../../../../../api/kit/serve.ts';
import { operations } from '../../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.sign, async ({ portal, params, guardian, body: { code, request, ...body }, once, context, lang }) => {
    const by = { kind: 'guardian', id: guardian.id } as const;
    const signature = {
      bookingId: params.id ?? '',
      guardianId: guardian.id,
      ...body,
      by,
      door: signingDoor(context, lang, { code, request }),
    };
    const signed = await once(
      (keep) => signCare(portal, signature, keep),
      ({ contractId }) => ({ contractId }),
    );
    return signed.ok ? showBooking(portal, params.id, guardian) : signed;
  }),
);
