import { reportAbsence } from '#cms/booking/report-absence.ts';
import { showBooking } from '../../../../../../api/bookings/show-booking.ts';
import { endpoint } from '../../../../../../api/kit/endpoint.ts';
import { serve } from '../../../../../../api/kit/serve.ts';
import { operations } from '../../../../../../api/operations.ts';

/** The child comes after all: its place is the family's again while nobody else has it. */
export const ALL = endpoint(
  serve(operations.takeAbsenceBack, async ({ portal, params, guardian }) => {
    const by = { kind: 'guardian', id: guardian.id } as const;
    const wish = { bookingId: params.id ?? '', guardianId: guardian.id, by, date: params.date ?? '', back: true };
    const back = await reportAbsence(portal, wish);
    return back.ok ? showBooking(portal, params.id, guardian) : back;
  }),
);
