import { searchFacilities } from '#cms/finding/search-facilities.ts';
import { searchWish } from '#cms/input/search-wish.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { toSearchAnswer } from '../../../../api/facilities/search-answer.ts';
import { endpoint } from '../../../../api/kit/endpoint.ts';
import { serve } from '../../../../api/kit/serve.ts';
import { operations } from '../../../../api/operations.ts';
import { answersOfHits } from '../../../../offers/answers-of-hits.ts';

export const ALL = endpoint(
  serve(operations.searchFacilities, async ({ portal, query, lang }) => {
    const now = toLocal(portal.now(), portal.city.timeZone);
    const asked = searchWish(query, now);
    if (!asked.ok) return asked;
    const results = await searchFacilities(portal, asked.wish, now.date, { drawn: false });
    const answers = await answersOfHits(portal, [...results.hits, ...results.part, ...results.full]);
    return { ok: true, answer: toSearchAnswer(results, asked.wish, { lang, answers }) };
  }),
);
