import { quoteOrder } from '#cms/booking/quote-order.ts';
import { inFields } from '#cms/core/problem.ts';
import { toCareRequest } from '#cms/input/care-request.ts';
import { toOrderQuoteAnswer } from '../../../../api/bookings/order-answer.ts';
import { ORDER_PLACES } from '../../../../api/bookings/order-wish.ts';
import { endpoint } from '../../../../api/kit/endpoint.ts';
import { serve } from '../../../../api/kit/serve.ts';
import { operations } from '../../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.quoteOrder, async ({ portal, body, lang }) => {
    const { facility: slug, children, repeat, dates, without, hadSameService } = body;
    const parsed = toCareRequest(body);
    if (!parsed.ok) return parsed;
    const quoted = await quoteOrder(portal, { slug, request: parsed.request, children, repeat, dates, without, hadSameService });
    if (!quoted.ok) return inFields(quoted, { ...ORDER_PLACES, ageMonths: 'children.0.ageMonths' });
    return { ok: true, answer: await toOrderQuoteAnswer(portal, quoted.order, lang) };
  }),
);
