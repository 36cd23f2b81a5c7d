import { z } from 'zod';
import { badRequest, type Result } from '#cms/use-cases/problem.ts';
import { BOOKABLE_DAYS } from '#cms/use-cases/quote-care.ts';
import type { SearchWish } from '#cms/use-cases/search-facilities.ts';
import { addDays, type CivilDate } from '#domain/civil-date.ts';
import { parseTime } from '#domain/time-of-day.ts';
import { createTranslator, type Lang } from '../i18n/index.ts';
import { problemWords } from '../views/problem-words.ts';
import { badInput } from './bad-input.ts';
import {
  careForm,
  flagInQuery,
  institution,
  language,
  listInQuery,
  localTime,
  numberInQuery,
  point,
  prose,
  typed,
} from './values.ts';

/** The search's parameters, the same on the page and in the API. */
export const searchQuery = z.strictObject({
  q: prose(100).optional().meta({ description: 'Words: name, address, township; Chinese, pinyin or English' }),
  near: point.optional(),
  radius: numberInQuery(1, 500_000).optional().meta({ description: 'Metres around near' }),
  district: typed(60).optional().meta({ description: 'District code, or a town' }),
  township: typed(60).optional().meta({ description: 'Township code, or a town' }),
  form: listInQuery(careForm).optional().meta({ description: 'Kinds of care, separated by commas' }),
  type: listInQuery(institution).optional().meta({ description: 'Kinds of institution, separated by commas' }),
  ageMonths: numberInQuery(0, 36).optional().meta({ description: 'The child’s completed months' }),
  from: localTime.optional(),
  to: localTime.optional(),
  inclusive: flagInQuery.optional(),
  model: flagInQuery.optional(),
  sort: z.enum(['distance', 'price', 'name', 'relevance']).optional(),
  page: numberInQuery(1, 1000).default(1),
  perPage: numberInQuery(1, 100).default(20),
  lang: language.optional(),
});

export type SearchParse = { ok: true; wish: SearchWish } | { ok: false; field?: string; code: string; message: string };

/** A wish from an address, or the first thing that is wrong with it and how to mend it. */
export function parseSearch(params: URLSearchParams, { today, lang }: { today: CivilDate; lang: Lang }): SearchParse {
  const input = Object.fromEntries(params);
  const parsed = searchQuery.safeParse(input);
  const result = parsed.success ? searchWish(parsed.data, today) : badInput(parsed.error, input);
  if (result.ok) return result;
  return { ok: false, field: result.field, code: result.code, message: problemWords(createTranslator(lang), result) };
}

/** What is looked for, when the parameters are each right. */
export function searchWish(query: z.infer<typeof searchQuery>, today: CivilDate): Result<{ wish: SearchWish }> {
  const { from, to, type, lang: _, ...wish } = query;
  if (from === undefined && to === undefined) return { ok: true, wish: { ...wish, institution: type } };
  const when = from && to ? windowOf(from, to) : undefined;
  if (!when) return badRequest('search_window', { field: from ? 'to' : 'from' });
  if (when.date < today) return badRequest('date_in_past', { field: 'from' });
  if (when.date > addDays(today, BOOKABLE_DAYS))
    return badRequest('date_too_far', { field: 'from', params: { days: BOOKABLE_DAYS } });
  return { ok: true, wish: { ...wish, institution: type, when } };
}

/** `from` and `to` on one day, `to` later. */
function windowOf(from: string, to: string): SearchWish['when'] {
  const [date = '', start = ''] = from.split('T');
  const [lastDate, end = ''] = to.split('T');
  const window = { date, from: parseTime(start) ?? 0, to: parseTime(end) ?? 0 };
  return date === lastDate && window.to > window.from ? window : undefined;
}
