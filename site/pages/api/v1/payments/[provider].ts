import { badRequest, notFound } from '#cms/core/problem.ts';
import { takePaymentEvent } from '#cms/payments/take-payment-event.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { OnlineProvider } from '#cms/ports/payment/port.ts';
import { endpoint } from '../../../../api/kit/endpoint.ts';
import { readBytes } from '../../../../api/kit/read-body.ts';
import { json, problemResponse, unavailableResponse } from '../../../../api/kit/responses.ts';

const EVENT_LIMIT = 500_000;
/** Stripe looks at the status alone, WeChat Pay at `code` besides; Alipay says it again until it hears this very word. */
const received = (provider: OnlineProvider): Response =>
  provider === 'alipay'
    ? new Response('success', { headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } })
    : json({ received: true, code: 'SUCCESS' });

/** Where the payment provider tells what has happened. It signs the bytes themselves, so they are not parsed here. */
export const ALL = endpoint({
  method: 'post',
  route: async ({ params, request, locals: { lang } }) => {
    const portal = await getPortal();
    const to = portal.answered.find((name) => name === params.provider);
    if (!to) return problemResponse(notFound(), lang);
    const rawBody = await readBytes(request, EVENT_LIMIT);
    if (!Buffer.isBuffer(rawBody)) return problemResponse(rawBody, lang);
    try {
      const outcome = await takePaymentEvent(portal, { rawBody, headers: Object.fromEntries(request.headers), to });
      return typeof outcome === 'string' ? received(to) : problemResponse(badRequest(outcome.error), lang);
    } catch (error) {
      // Any answer but 2xx makes the provider send the event again, and that is what is wanted.
      portal.log.error({ err: error }, 'a payment event could not be taken in');
      return unavailableResponse('provider_unreachable', lang);
    }
  },
});
