import { reportAbsence } from '#cms/booking/report-absence.ts';
import { showBooking } from '../../../../../../api/bookings/show-booking.ts';
import { endpoint } from '../../../../../../api/kit/endpoint.ts';
import { serve } from '../../../../../../api/kit/serve.ts';
import { operations } from '../../../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.reportAbsence, async ({ portal, params, guardian, body, once }) => {
    const by = { kind: 'guardian', id: guardian.id } as const;
    const wish = { bookingId: params.id ?? '', guardianId: guardian.id, by, ...body };
    const reported = await once(
      (keep) => reportAbsence(portal, wish, keep),
      () => ({ date: body.date }),
    );
    return reported.ok ? showBooking(portal, params.id, guardian) : reported;
  }),
);
