import { keepContract, offerContract } from '#cms/booking/hand-on/offer-contract.ts';
import { signingDoor } from '#cms/contracts/signing-evidence.ts';
import { notFound } from '#cms/core/problem.ts';
import { toHandOnAnswer } from '../../../../../../api/bookings/hand-on-answer.ts';
import { showBooking } from '../../../../../../api/bookings/show-booking.ts';
import { endpoint } from '../../../../../../api/kit/endpoint.ts';
import { serve } from '../../../../../../api/kit/serve.ts';
import { operations } from '../../../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.handOn, async ({ portal, params, guardian, lang }) => {
    const booking = await portal.bookings.find(params.id ?? '', guardian.id);
    return booking
      ? { ok: true, answer: await toHandOnAnswer(portal, { booking, guardian, lang }) }
      : notFound('booking_not_found');
  }),
  serve(operations.offerContract, async ({ portal, params, guardian, body, once, context, lang }) => {
    const { code, request, ...said } = body;
    const wish = { ...said, bookingId: params.id ?? '', guardianId: guardian.id };
    const offered = await once(
      (keep) => offerContract(portal, { ...wish, door: signingDoor(context, lang, { code, request }) }, keep),
      ({ offer }) => ({ until: offer.until }),
    );
    return offered.ok ? showBooking(portal, params.id, guardian) : offered;
  }),
  serve(operations.keepContract, async ({ portal, params, guardian }) => {
    const kept = await keepContract(portal, { bookingId: params.id ?? '', guardianId: guardian.id });
    return kept.ok ? showBooking(portal, params.id, guardian) : kept;
  }),
);
