import { badRequest, notFound } from '#cms/core/problem.ts';
import { takePaymentEvent } from '#cms/payments/take-payment-event.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { endpoint } from '../../../../api/kit/endpoint.ts';
import { readBytes } from '../../../../api/kit/read-body.ts';
import { json, problemResponse, unavailableResponse } from '../../../../api/kit/responses.ts';

const EVENT_LIMIT = 500_000;

/** Where the payment provider tells what has happened. It signs the bytes themselves, so they are not parsed here. */
export const ALL = endpoint({
  method: 'post',
  route: async ({ params, request, locals: { lang } }) => {
    const portal = await getPortal();
    if (params.provider !== portal.payment.name) return problemResponse(notFound(), lang);
    const rawBody = await readBytes(request, EVENT_LIMIT);
    if (!Buffer.isBuffer(rawBody)) return problemResponse(rawBody, lang);
    try {
      const outcome = await takePaymentEvent(portal, { rawBody, headers: Object.fromEntries(request.headers) });
      return typeof outcome === 'string' ? json({ received: true }) : problemResponse(badRequest(outcome.error), lang);
    } catch (error) {
      // Any answer but 2xx makes the provider send the event again, and that is what is wanted.
      portal.log.error({ err: error }, 'a payment event could not be taken in');
      return unavailableResponse('provider_unreachable', lang);
    }
  },
});
