import { suggest } from '#cms/use-cases/suggest.ts';
import { endpoint } from '../../../api/endpoint.ts';
import { operations } from '../../../api/operations.ts';
import { serve } from '../../../api/serve.ts';
import { toSuggestAnswer } from '../../../api/suggest-answer.ts';

export const ALL = endpoint(
  serve(operations.suggest, async ({ portal, query, lang }) => {
    const suggestions = await suggest(portal, { q: query.q, lang, limit: query.limit });
    return { ok: true, answer: toSuggestAnswer(suggestions, portal.city, lang) };
  }),
);
