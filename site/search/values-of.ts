import { agesOf } from '#cms/input/search-wish.ts';
import type { Translator } from '#cms/words/index.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import type { FormValues } from './form-values.ts';
import { searchSorts } from './search-sorts.ts';
import type { SearchView } from './search-view.ts';

/** Weeks and minutes that are proposed until others are chosen. */
const WEEKS = 4;
const MINUTES = 120;

/** What stands in the form for a search: what the address asks for, as the search has understood it. */
export function valuesOf(t: Translator, { wish, from, problem }: SearchView, params: URLSearchParams): FormValues {
  if (problem) return typedIn(params);
  const { when } = wish;
  const hours = when && when.kind !== 'soon' ? when : undefined;
  const weekly = when?.kind === 'weekly' ? when : undefined;
  const soon = when?.kind === 'soon' ? when : undefined;
  const { chosen, usual } = searchSorts(t, { wish, from });
  const typed = (name: string) => params.get(name) ?? undefined;
  const ticked = (on: boolean | undefined) => (on ? 'true' : undefined);
  const fields: Record<string, string | number | undefined | readonly (string | number)[]> = {
    ageMonths: agesOf(wish),
    place: typed('place') ?? typed('q'),
    and: typed('and'),
    near: typed('near'),
    at: typed('at'),
    andAt: typed('andAt'),
    frame: typed('frame'),
    view: typed('view'),
    radius: wish.radius,
    form: wish.form?.[0],
    date: hours?.date,
    from: hours && formatTime(hours.from),
    to: hours && formatTime(hours.to),
    days: weekly?.weekdays.split(''),
    weeks: weekly?.weeks ?? WEEKS,
    within: soon?.days,
    minutes: soon?.minutes ?? MINUTES,
    inclusive: ticked(wish.inclusive),
    price: wish.priceMax === undefined ? undefined : wish.priceMax / 100,
    type: wish.institution?.[0],
    district: wish.district,
    model: ticked(wish.model),
    meals: ticked(wish.meals),
    public: ticked(wish.openToPublic),
    rural: ticked(wish.rural),
    openUntil: wish.openUntil === undefined ? undefined : formatTime(wish.openUntil),
    speaks: wish.languages,
    access: wish.access,
    sort: chosen === usual ? undefined : chosen,
  };
  const all = Object.entries(fields).map(([name, value]) => [name, [value ?? []].flat().map(String)] as const);
  return Object.fromEntries(all.filter(([, values]) => values.some((value) => value !== '')));
}

/** What could not be understood stands in the form as it was typed. */
function typedIn(params: URLSearchParams): FormValues {
  const all = [...new Set(params.keys())].map((name) => {
    const values = params.getAll(name).flatMap((value) => (LISTS.includes(name) ? value.split(',') : [value]));
    return [name, values.filter((value) => value !== '')] as const;
  });
  const typed = Object.fromEntries(all.filter(([, values]) => values.length > 0));
  const [date, time] = (typed.from?.[0] ?? '').split('T');
  const end = typed.to?.[0]?.split('T')[1];
  return time ? { ...typed, date: [date ?? ''], from: [time], ...(end ? { to: [end] } : {}) } : typed;
}

const LISTS = ['ageMonths', 'speaks', 'access'];
