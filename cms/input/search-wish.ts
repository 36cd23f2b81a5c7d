import { z } from 'zod';
import { badRequest, type Result } from '#cms/core/problem.ts';
import { requestProblem } from '#domain/care/care.ts';
import { BOOKABLE_DAYS } from '#domain/care/span.ts';
import { MOST_CHILDREN } from '#domain/offers/family-offers.ts';
import type { WantedTime, WantedWeekly, WantedWindow } from '#domain/offers/wanted-time.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { parseTime, SLOT_MINUTES } from '#domain/time/time-of-day.ts';
import type { LocalTime } from '#domain/time/zoned-time.ts';
import { ACCESS_FEATURES, type FacilityCriteria, type FacilitySort, STAFF_LANGUAGES } from '#search/port.ts';
import {
  careForm,
  flagInQuery,
  frame,
  institution,
  language,
  listInQuery,
  localTime,
  numberInQuery,
  point,
  prose,
  timeOfDay,
  typed,
  weekdayDigits,
} from './values.ts';

const DEFAULT_WEEKS = 4;
const DEFAULT_MINUTES = 120;
const SOONEST_WITHIN = 7;

/** `8` · `8,26` */
const agesInQuery = z.preprocess(
  (words) => (typeof words === 'string' ? words.split(',').map((word) => word.trim()) : words),
  z.array(numberInQuery(0, 36)).min(1).max(MOST_CHILDREN, 'too_many_children'),
);

/** The search's parameters, the same on the page and in the API. */
export const searchQuery = z.strictObject({
  q: prose(100).optional().meta({ description: 'Words: name, address, township; Chinese, pinyin or English' }),
  near: point.optional(),
  also: point
    .optional()
    .meta({ description: 'A second place, WGS-84 latitude,longitude: the smaller detour between both first' }),
  radius: numberInQuery(1, 500_000).optional().meta({ description: 'Metres around near; with also, half of the longest detour' }),
  frame: frame.optional(),
  district: typed(60).optional().meta({ description: 'District code, or a town' }),
  township: typed(60).optional().meta({ description: 'Township code, or a town' }),
  form: listInQuery(careForm).optional().meta({ description: 'Kinds of care, separated by commas' }),
  type: listInQuery(institution).optional().meta({ description: 'Kinds of institution, separated by commas' }),
  ageMonths: agesInQuery.optional().meta({
    description: `The child’s completed months; of several children, separated by commas, each one’s: up to ${MOST_CHILDREN}`,
    examples: ['8', '8,26'],
  }),
  from: localTime.optional(),
  to: localTime.optional(),
  days: weekdayDigits
    .optional()
    .meta({ description: 'With from and to: these hours every week on these ISO weekdays', examples: ['12345'] }),
  weeks: numberInQuery(1, 12)
    .optional()
    .meta({ description: `With days: for how many weeks, by default ${DEFAULT_WEEKS}` }),
  within: numberInQuery(1, 14).optional().meta({ description: 'Instead of from and to: any time in so many days from today' }),
  minutes: numberInQuery(60, 600)
    .optional()
    .meta({ description: `With within: for how long, by default ${DEFAULT_MINUTES}` }),
  priceMax: numberInQuery(0, 10_000_000).optional().meta({
    description: 'Highest price in minor units (fen), for the unit of the first kind of care that is chosen and priced',
  }),
  inclusive: flagInQuery.optional(),
  model: flagInQuery.optional(),
  meals: flagInQuery.optional(),
  openUntil: timeOfDay.optional().meta({ description: 'Open at least until then on working days, HH:mm' }),
  speaks: listInQuery(z.enum(STAFF_LANGUAGES)).optional().meta({ description: 'Any of these languages of the staff' }),
  access: listInQuery(z.enum(ACCESS_FEATURES)).optional().meta({ description: 'All of these accessibility features' }),
  public: flagInQuery.optional().meta({ description: 'Open to children from outside, also where an employer runs it' }),
  rural: flagInQuery.optional(),
  sort: z.enum(['distance', 'detour', 'price', 'soonest', 'name', 'relevance']).optional(),
  page: numberInQuery(1, 1000).default(1),
  perPage: numberInQuery(1, 100).default(20),
  lang: language.optional(),
});

export type SearchQuery = z.infer<typeof searchQuery>;

/** What is looked for, when the parameters are each right. */
export function searchWish(query: SearchQuery, now: LocalTime): Result<{ wish: SearchWish }> {
  const when = whenOf(query, now);
  if (!when.ok) return when;
  if (query.also && !query.near) return badRequest('search_also', { field: 'also' });
  const { from: _from, to: _to, days: _days, weeks: _weeks, within: _within, minutes: _minutes, lang: _lang, ...rest } = query;
  const { type, frame: bounds, openUntil, speaks, public: openToPublic, ageMonths: ages = [], ...wish } = rest;
  const [ageMonths, ...siblings] = ages;
  return {
    ok: true,
    wish: {
      ...wish,
      ageMonths,
      ...(siblings.length > 0 ? { siblings } : {}),
      institution: type,
      bounds,
      openUntil: openUntil === undefined ? undefined : parseTime(openUntil),
      languages: speaks,
      openToPublic,
      when: when.wanted,
    },
  };
}

function whenOf(query: SearchQuery, now: LocalTime): Result<{ wanted?: WantedTime }> {
  const { from, to, days, weeks, within, minutes, sort } = query;
  if (from !== undefined || to !== undefined) {
    if (within !== undefined) return badRequest('search_one_time', { field: 'within' });
    const window = from && to ? windowOf(from, to) : undefined;
    if (!window) return badRequest('search_window', { field: from ? 'to' : 'from' });
    const weekly = days
      ? ({ ...window, kind: 'weekly', weekdays: [...days].sort().join(''), weeks: weeks ?? DEFAULT_WEEKS } as const)
      : undefined;
    return checked(weekly ?? window, now);
  }
  if (days !== undefined) return badRequest('search_window', { field: 'from' });
  if (within === undefined && minutes !== undefined) return badRequest('search_within', { field: 'within' });
  if (within === undefined && sort !== 'soonest') return { ok: true };
  if ((minutes ?? 0) % SLOT_MINUTES !== 0) return badRequest('not_on_half_hour', { field: 'minutes' });
  const span = { date: now.date, days: within ?? SOONEST_WITHIN, minutes: minutes ?? DEFAULT_MINUTES };
  return { ok: true, wanted: { kind: 'soon', ...span } };
}

/** Hours that nobody could book are refused here, not answered with "none". */
function checked(wanted: WantedWindow | WantedWeekly, now: LocalTime): Result<{ wanted: WantedTime }> {
  const { date, from, to } = wanted;
  if (date < now.date) return badRequest('date_in_past', { field: 'from' });
  if (wanted.kind === 'window' && date === now.date && from <= now.minute) return badRequest('time_in_past', { field: 'from' });
  if (date > addDays(now.date, BOOKABLE_DAYS))
    return badRequest('date_too_far', { field: 'from', params: { days: BOOKABLE_DAYS } });
  const shape = requestProblem({ form: 'hourly', date, window: { from, to } }, { sessionMaxMinutes: 1440 });
  return shape ? badRequest(shape, { field: 'to' }) : { ok: true, wanted };
}

/** `from` and `to` on one day, `to` later. */
function windowOf(from: string, to: string): WantedWindow | undefined {
  const [date = '', start = ''] = from.split('T');
  const [lastDate, end = ''] = to.split('T');
  const window = { kind: 'window', date, from: parseTime(start) ?? 0, to: parseTime(end) ?? 0 } as const;
  return date === lastDate && window.to > window.from ? window : undefined;
}

export interface SearchWish extends Omit<FacilityCriteria, 'ids' | 'sort' | 'bookable'> {
  /** Brothers and sisters who need a place at the same time, by their completed months. */
  siblings?: number[];
  /** The child is to be looked after all of this time. */
  when?: WantedTime;
  /** `soonest` needs a time: whoever begins first. */
  sort?: FacilitySort | 'soonest';
  page: number;
  perPage: number;
}

/** Every child that a search is for, the first one first; none where no age was given. */
export const agesOf = ({ ageMonths, siblings = [] }: Pick<SearchWish, 'ageMonths' | 'siblings'>): number[] =>
  ageMonths === undefined ? [] : [ageMonths, ...siblings];
