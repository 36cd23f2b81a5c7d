import type { Result } from '#cms/core/problem.ts';
import type { LocalTime } from '#domain/time/zoned-time.ts';
import { badInput } from './bad-input.ts';
import { type SearchWish, searchQuery, searchWish } from './search-wish.ts';

/** Fields of the page's form that are not parameters of the search itself. */
const OF_THE_PAGE = ['place', 'and', 'at', 'andAt', 'locate', 'view', 'date', 'price', 'saved'];

/** What an address or the search's form asks for, by the same parameters as the API. */
export function readSearch(params: URLSearchParams, now: LocalTime): Result<{ wish: SearchWish }> {
  const input = Object.fromEntries(oneEach(params));
  const parsed = searchQuery.safeParse(input);
  return parsed.success ? searchWish(parsed.data, now) : badInput(parsed.error, input);
}

/**
 * The parameters of the search in a form's fields. A form sends its empty fields too, and an empty field is no wish;
 * a box ticked twice is a list; a day and two times are `from` and `to`; a price is typed in whole units of money.
 */
function oneEach(params: URLSearchParams): [string, string][] {
  const values = (name: string) => params.getAll(name).filter((value) => value.trim() !== '');
  const names = [...new Set(params.keys())].filter((name) => !OF_THE_PAGE.includes(name) && values(name).length > 0);
  const kept = new Map(names.map((name) => [name, values(name).join(name === 'days' ? '' : ',')]));
  const [date] = values('date');
  for (const name of ['from', 'to']) {
    const time = kept.get(name);
    if (!time || time.includes('T')) continue;
    if (date) kept.set(name, `${date}T${time.padStart(5, '0')}`);
    else kept.delete(name);
  }
  // Without hours there is no weekly wish, and hours beat "any time".
  if (!kept.has('from') || !kept.has('to')) for (const name of ['days', 'weeks']) kept.delete(name);
  else for (const name of ['within', 'minutes']) kept.delete(name);
  if (!kept.has('days')) kept.delete('weeks');
  if (!kept.has('within') && kept.get('sort') !== 'soonest') kept.delete('minutes');
  const price = values('price')[0];
  if (price && !kept.has('priceMax')) kept.set('priceMax', /^\d{1,5}$/.test(price) ? `${Number(price) * 100}` : price);
  return [...kept];
}
