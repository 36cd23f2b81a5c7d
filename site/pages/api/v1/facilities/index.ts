import { searchFacilities } from '#cms/use-cases/search-facilities.ts';
import { toLocal } from '#domain/zoned-time.ts';
import { endpoint } from '../../../../api/endpoint.ts';
import { operations } from '../../../../api/operations.ts';
import { toSearchAnswer } from '../../../../api/search-answer.ts';
import { searchWish } from '../../../../api/search-wish.ts';
import { serve } from '../../../../api/serve.ts';

export const ALL = endpoint(
  serve(operations.searchFacilities, async ({ portal, query, lang }) => {
    const now = toLocal(portal.now(), portal.city.timeZone);
    const asked = searchWish(query, now);
    if (!asked.ok) return asked;
    const results = await searchFacilities(portal, asked.wish, now.date, { drawn: false });
    return { ok: true, answer: toSearchAnswer(results, asked.wish, lang) };
  }),
);
