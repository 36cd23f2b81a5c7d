import { signContract } from '#cms/use-cases/sign-contract.ts';
import { endpoint } from '../../../../../api/endpoint.ts';
import { operations } from '../../../../../api/operations.ts';
import { serve } from '../../../../../api/serve.ts';
import { showBooking } from '../../../../../api/show-booking.ts';

export const ALL = endpoint(
  serve(operations.sign, async ({ portal, params, guardian, body }) => {
    const by = { kind: 'guardian', id: guardian.id } as const;
    const signed = await signContract(portal, { bookingId: params.id ?? '', guardianId: guardian.id, ...body, by });
    return signed.ok ? showBooking(portal, params.id, guardian) : signed;
  }),
);
