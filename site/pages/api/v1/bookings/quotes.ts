import { quoteOrder } from '#cms/booking/quote-order.ts';
import { toCareRequest } from '#cms/input/care-request.ts';
import { toOrderQuoteAnswer } from '../../../../api/bookings/order-answer.ts';
import { endpoint } from '../../../../api/kit/endpoint.ts';
import { serve } from '../../../../api/kit/serve.ts';
import { operations } from '../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.quoteOrder, async ({ portal, body, lang }) => {
    const { facility: slug, children, repeat, dates, without, hadSameService } = body;
    const parsed = toCareRequest(body);
    if (!parsed.ok) return parsed;
    const quoted = await quoteOrder(portal, { slug, request: parsed.request, children, repeat, dates, without, hadSameService });
    return quoted.ok ? { ok: true, answer: await toOrderQuoteAnswer(portal, quoted.order, lang) } : quoted;
  }),
);
