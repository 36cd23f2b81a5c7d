import { agesOf, type SearchWish } from '#cms/input/search-wish.ts';
import { createOfferDesk } from '#cms/places/offer-desk.ts';
import type { Limited } from '#cms/records/supplies.ts';
import { isAllowed, whyNotSelling } from '#domain/places/credential.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { nextOpenDay } from '#domain/time/workdays.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import type { FacilityHit, FacilityQuery, FacilityResults } from '#search/port.ts';
import { sortOf } from '#search/rules/facility-order.ts';
import { daysOf } from './days-of-hits.ts';
import { monthsOf } from './months-of-hits.ts';
import { searchFamily } from './search-family.ts';
import {
  type HitChild,
  type SearchHit,
  type Searching,
  type SearchNeeds,
  type SearchResults,
  sortOfEngine,
} from './search-results.ts';
import { searchTimed } from './search-timed.ts';

/**
 * Finds centres; with a time, only those that can take a child of that age for all of it, worked out
 * by the same arithmetic that sells the place. To be `drawn`, each hit carries its places of the day (without a time,
 * of the next open one) and what to mark in it, and those that nobody may book come last. With `onlyFree`, who cannot
 * take the child and the counts of kinds of care are left out; with `forEmployees`, an employer's own places count.
 */
export async function searchFacilities(
  portal: SearchNeeds,
  wish: SearchWish,
  today: CivilDate,
  { drawn = true, onlyFree = false, forEmployees = false }: { drawn?: boolean; onlyFree?: boolean; forEmployees?: boolean } = {},
): Promise<SearchResults> {
  const asOf = portal.now();
  const searching = { desk: createOfferDesk(portal, asOf), asOf, today, drawn, onlyFree, forEmployees };
  const { when, siblings = [] } = wish;
  if (when && siblings.length > 0) return searchFamily(portal, { ...wish, when }, searching);
  return when ? searchTimed(portal, { ...wish, when }, searching) : searchUntimed(portal, wish, searching);
}

async function searchUntimed(portal: SearchNeeds, wish: SearchWish, searching: Searching): Promise<SearchResults> {
  const { when: _, sort, siblings, ...criteria } = wish;
  const { desk, asOf, today, drawn } = searching;
  const { city, search, special, supplies } = portal;
  const family = siblings ? await takersOf(search, wish) : undefined;
  const query = {
    ...criteria,
    ...(family ? { ageMonths: undefined, ids: family.all } : {}),
    sort: sortOfEngine(sort),
    highlight: drawn,
  };
  const results = drawn ? await bookableFirst(portal, query, today) : await search.searchFacilities(query);
  const some =
    family && drawn ? await search.searchFacilities({ ...query, ids: family.some, page: 1, perPage: PART_SHOWN }) : undefined;
  const part = { part: some?.hits ?? [], partTotal: some?.total ?? 0 };
  const hits = results.hits.map((hit) => ({
    ...hit,
    document: { ...hit.document, bookable: isBookable(supplies.get(hit.id), today) },
  }));
  if (!drawn) return { ...results, hits, ...part, full: [], fullTotal: 0, asOf };
  const drawnOn = nextOpenDay(toLocal(asOf, city.timeZone), special());
  const answer = { ...results, full: [], fullTotal: 0, drawnOn, asOf };
  if (family) {
    const children = await childrenOf([...hits, ...part.part], wish, { takers: family.each, supplies, desk, today });
    const seen = (hit: FacilityHit): SearchHit => ({ ...hit, availability: { children: children(hit), next: [] } });
    return { ...answer, hits: hits.map(seen), part: part.part.map(seen), partTotal: part.partTotal };
  }
  const [days, months] = await Promise.all([
    daysOf(hits, { supplies, desk, wish: criteria, dateOf: () => drawnOn }),
    monthsOf(hits, { supplies, desk, wish: criteria, today }),
  ]);
  const seen = hits.map((hit): SearchHit => {
    const day = days.get(hit.id);
    return day ? { ...hit, availability: { day, month: months.get(hit.id), next: [] } } : hit;
  });
  return { ...answer, hits: seen, ...part };
}

/** Of those that take some of the children so many are shown. */
const PART_SHOWN = 10;

/**
 * A page of what is found, those first at which any family may book; what is only listed, stopped or for its own
 * employees comes after them. Who asks for an order by name, or by what the words match best, gets just that.
 */
async function bookableFirst(
  { search, supplies }: SearchNeeds,
  query: FacilityQuery,
  today: CivilDate,
): Promise<FacilityResults> {
  const order = sortOf(query);
  if (order === 'relevance' || query.sort === 'name') return search.searchFacilities(query);
  const { page, perPage } = query;
  const open = { ...query, toAnyone: true, except: barredByDay(supplies.limited(), today) };
  const [all, first] = await Promise.all([
    search.searchFacilities({ ...query, page: 1, perPage: 0 }),
    search.searchFacilities({ ...open, withoutFacets: true }),
  ]);
  const missing = Math.min(all.total, page * perPage) - Math.max(first.total, (page - 1) * perPage);
  if (missing <= 0) return { ...all, hits: first.hits };
  const [found, openOnes] = await Promise.all([search.allFacilities(query), search.allFacilities(open)]);
  const ids = new Set(openOnes.map(({ id }) => id));
  const others = found.filter(({ id }) => !ids.has(id));
  const from = Math.max(0, (page - 1) * perPage - first.total);
  return { ...all, hits: [...first.hits, ...others.slice(from, from + missing)] };
}

/** By the list that they were found in, which is another one as soon as a centre changes. */
const barred = new WeakMap<readonly Limited[], { today: CivilDate; ids: Set<string> }>();

/** What the index holds for bookable by anybody, because it knows no days, and what is not, today. */
function barredByDay(all: readonly Limited[], today: CivilDate): Set<string> {
  const known = barred.get(all);
  if (known?.today === today) return known.ids;
  const ids = new Set(all.flatMap((one) => (isAllowed(one.standing) && whyNotSelling(one, today) ? [one.id] : [])));
  barred.set(all, { today, ids });
  return ids;
}

interface Takers {
  /** Centres that take children of every age, and those that take some of them. */
  all: Set<string>;
  some: Set<string>;
  /** For each child. */
  each: Set<string>[];
}

/** Without a time: which centres have classes for the children of a family. */
async function takersOf(search: SearchNeeds['search'], wish: SearchWish): Promise<Takers> {
  const { page: _, perPage: __, when: ___, siblings: ____, sort, ...criteria } = wish;
  const asked = { ...criteria, sort: sortOfEngine(sort) };
  const found = await Promise.all(agesOf(wish).map((ageMonths) => search.allFacilities({ ...asked, ageMonths })));
  const each = found.map((hits) => new Set(hits.map(({ id }) => id)));
  const any = [...new Set(each.flatMap((ids) => [...ids]))];
  const all = new Set(any.filter((id) => each.every((ids) => ids.has(id))));
  return { all, some: new Set(any.filter((id) => !all.has(id))), each };
}

/** What each centre has for each child: a class at all, and the first month of full days in it. */
async function childrenOf(
  hits: readonly FacilityHit[],
  wish: SearchWish,
  { takers, ...looking }: { takers: Takers['each'] } & Omit<Parameters<typeof monthsOf>[1], 'wish'>,
): Promise<(hit: FacilityHit) => HitChild[]> {
  const ages = agesOf(wish);
  const months = await Promise.all(ages.map((ageMonths) => monthsOf(hits, { ...looking, wish: { ...wish, ageMonths } })));
  return ({ id }) =>
    ages.map((ageMonths, at) => ({ ageMonths, takes: takers[at]?.has(id) ?? false, month: months[at]?.get(id), next: [] }));
}

/** The index knows what the supervisor has set; only the day says whether the credential still holds (promise 6). */
function isBookable(facility: FacilitySupply | undefined, on: CivilDate): boolean {
  return facility !== undefined && whyNotSelling(facility, on) === undefined;
}
