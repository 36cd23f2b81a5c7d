import { quoteCare } from '#cms/booking/quote-care.ts';
import { answersItself } from '#cms/booking/request/usual-reply.ts';
import { toCareRequest } from '#cms/input/care-request.ts';
import { toQuoteAnswer } from '../../../api/bookings/quote-answer.ts';
import { endpoint } from '../../../api/kit/endpoint.ts';
import { serve } from '../../../api/kit/serve.ts';
import { operations } from '../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.quote, async ({ portal, body, lang }) => {
    const { facility: slug, birthDate, ageMonths, hadSameService, party } = body;
    const parsed = toCareRequest(body);
    if (!parsed.ok) return parsed;
    const wish = { slug, request: parsed.request, birthDate, ageMonths, hadSameService, party, alone: true };
    const quoted = await quoteCare(portal, wish);
    if (!quoted.ok) return quoted;
    const { quote } = quoted;
    const answers = await answersItself(portal, { ...quote, form: quote.request.form });
    return { ok: true, answer: toQuoteAnswer(quote, answers, { lang, special: portal.special() }) };
  }),
);
