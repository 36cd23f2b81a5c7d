import { quoteCare } from '#cms/use-cases/quote-care.ts';
import { toCareRequest } from '../../../api/care-request.ts';
import { endpoint } from '../../../api/endpoint.ts';
import { operations } from '../../../api/operations.ts';
import { toQuoteAnswer } from '../../../api/quote-answer.ts';
import { serve } from '../../../api/serve.ts';

export const ALL = endpoint(
  serve(operations.quote, async ({ portal, body, lang }) => {
    const { facility: slug, birthDate, ageMonths, hadSameService } = body;
    const parsed = toCareRequest(body);
    if (!parsed.ok) return parsed;
    const quoted = await quoteCare(portal, { slug, request: parsed.request, birthDate, ageMonths, hadSameService });
    return quoted.ok ? { ok: true, answer: toQuoteAnswer(quoted.quote, lang) } : quoted;
  }),
);
