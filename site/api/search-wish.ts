import { z } from 'zod';
import type { CivilDate } from '#domain/civil-date.ts';
import { parseTime } from '#domain/time-of-day.ts';
import type { SearchWish } from '#cms/use-cases/search-facilities.ts';
import { createTranslator, type Lang } from '../i18n/index.ts';
import { firstProblem, messageOf } from './bad-input.ts';
import { careForm, flagInQuery, institution, listInQuery, localTime, numberInQuery, point, typed } from './values.ts';

/** The search's parameters, the same on the page and in the API. */
export const searchQuery = z.strictObject({
  q: typed(100).optional().meta({ description: 'Words: name, address, township; Chinese, pinyin or English' }),
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
  sort: z.enum(['distance', 'price', 'name', 'relevance'], 'invalid').optional(),
  page: numberInQuery(1, 1000).default(1),
  perPage: numberInQuery(1, 100).default(20),
  lang: z.enum(['zh', 'en'], 'invalid').optional(),
});

export const SEARCH_PARAMETERS: readonly string[] = Object.keys(searchQuery.shape);

export type SearchParse = { ok: true; wish: SearchWish } | { ok: false; field?: string; code: string; message: string };

/** A wish from an address, or the first thing that is wrong with it and how to mend it. */
export function parseSearch(params: URLSearchParams, { lang }: { today: CivilDate; lang: Lang }): SearchParse {
  const parsed = searchQuery.safeParse(Object.fromEntries(params));
  const t = createTranslator(lang);
  if (!parsed.success) {
    const problem = firstProblem(parsed.error);
    return { ok: false, ...problem, message: messageOf(t, problem) };
  }
  const { from, to, type, lang: _, ...wish } = parsed.data;
  const when = from && to ? windowOf(from, to) : undefined;
  if ((from || to) && !when) return { ok: false, field: from ? 'to' : 'from', code: 'search_window', message: t('errors.search_window') };
  return { ok: true, wish: { ...wish, institution: type, when } };
}

/** `from` and `to` on one day, `to` later. */
function windowOf(from: string, to: string): SearchWish['when'] {
  const [date = '', start = ''] = from.split('T');
  const [lastDate, end = ''] = to.split('T');
  const window = { date, from: parseTime(start) ?? 0, to: parseTime(end) ?? 0 };
  return date === lastDate && window.to > window.from ? window : undefined;
}
