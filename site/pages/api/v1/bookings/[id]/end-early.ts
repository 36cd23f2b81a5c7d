import { endEarly } from '#cms/booking/end-early.ts';
import { quoteEnd, whyNotEndedEarly } from '#cms/booking/quote-end.ts';
import { signingDoor } from '#cms/contracts/signing-evidence.ts';
import { notFound } from '#cms/core/problem.ts';
import { toEndAnswer } from '../../../../../api/bookings/end-answer.ts';
import { showBooking } from '../../../../../api/bookings/show-booking.ts';
import { endpoint } from '../../../../../api/kit/endpoint.ts';
import { serve } from '../../../../../api/kit/serve.ts';
import { operations } from '../../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.quoteEnd, async ({ portal, params, guardian, query, lang }) => {
    const booking = await portal.bookings.find(params.id ?? '', guardian.id);
    if (!booking) return notFound('booking_not_found');
    const barred = await whyNotEndedEarly(portal, booking, guardian.id);
    if (barred) return barred;
    const quoted = await quoteEnd(portal, booking, query.lastDay, query.why);
    return quoted.ok ? { ok: true, answer: toEndAnswer(quoted, lang) } : quoted;
  }),
  serve(operations.endEarly, async ({ portal, params, guardian, body, once, context, lang }) => {
    const { code, request, ...said } = body;
    const wish = {
      ...said,
      bookingId: params.id ?? '',
      guardianId: guardian.id,
      by: { kind: 'guardian', id: guardian.id } as const,
      door: signingDoor(context, lang, { code, request }),
    };
    const done = await once(
      (keep) => endEarly(portal, wish, keep),
      ({ booking }) => ({ contractId: booking.contractId }),
    );
    return done.ok ? showBooking(portal, params.id, guardian) : done;
  }),
);
