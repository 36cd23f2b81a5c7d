import { suggest } from '#cms/finding/suggest.ts';
import { toSuggestAnswer } from '../../../api/facilities/suggest-answer.ts';
import { endpoint } from '../../../api/kit/endpoint.ts';
import { serve } from '../../../api/kit/serve.ts';
import { operations } from '../../../api/operations.ts';

export const ALL = endpoint(
  serve(operations.suggest, async ({ portal, query, lang }) => {
    const suggestions = await suggest(portal, { q: query.q, lang, limit: query.limit });
    return { ok: true, answer: toSuggestAnswer(suggestions, portal.city, lang) };
  }),
);
