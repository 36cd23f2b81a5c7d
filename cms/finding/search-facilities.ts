import type { SearchWish } from '#cms/input/search-wish.ts';
import { createOfferDesk } from '#cms/places/offer-desk.ts';
import { takesBookings } from '#domain/offers/open-to.ts';
import { whyNotBookable } from '#domain/places/credential.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { nextOpenDay } from '#domain/time/workdays.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import type { FacilityQuery, FacilityResults } from '#search/port.ts';
import { sortOf } from '#search/rules/facility-order.ts';
import { daysOf } from './days-of-hits.ts';
import { monthsOf } from './months-of-hits.ts';
import { type SearchHit, type Searching, type SearchNeeds, type SearchResults, sortOfEngine } from './search-results.ts';
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
  return wish.when ? searchTimed(portal, { ...wish, when: wish.when }, searching) : searchUntimed(portal, wish, searching);
}

async function searchUntimed(
  portal: SearchNeeds,
  { when: _, sort, ...criteria }: SearchWish,
  { desk, asOf, today, drawn }: Searching,
): Promise<SearchResults> {
  const { city, search, special, supplies } = portal;
  const query = { ...criteria, sort: sortOfEngine(sort), highlight: drawn };
  const results = drawn ? await bookableFirst(portal, query, today) : await search.searchFacilities(query);
  const hits = results.hits.map((hit) => ({
    ...hit,
    document: { ...hit.document, bookable: isBookable(supplies.get(hit.id), today) },
  }));
  if (!drawn) return { ...results, hits, full: [], fullTotal: 0, asOf };
  const drawnOn = nextOpenDay(toLocal(asOf, city.timeZone), special());
  const [days, months] = await Promise.all([
    daysOf(hits, { supplies, desk, wish: criteria, dateOf: () => drawnOn }),
    monthsOf(hits, { supplies, desk, wish: criteria, today }),
  ]);
  const seen = hits.map((hit): SearchHit => {
    const day = days.get(hit.id);
    return day ? { ...hit, availability: { day, month: months.get(hit.id), next: [] } } : hit;
  });
  return { ...results, hits: seen, full: [], fullTotal: 0, drawnOn, asOf };
}

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
  const open = supplies.all().filter((one) => takesBookings(one, today));
  if (order === 'relevance' || query.sort === 'name' || open.length === 0) return search.searchFacilities(query);
  const ids = new Set(open.map(({ id }) => id));
  const { page, perPage } = query;
  const [all, first] = await Promise.all([
    search.searchFacilities({ ...query, page: 1, perPage: 0 }),
    search.searchFacilities({ ...query, ids }),
  ]);
  const missing = Math.min(all.total, page * perPage) - Math.max(first.total, (page - 1) * perPage);
  if (missing <= 0) return { ...all, hits: first.hits };
  const others = (await search.allFacilities(query)).filter(({ id }) => !ids.has(id));
  const from = Math.max(0, (page - 1) * perPage - first.total);
  return { ...all, hits: [...first.hits, ...others.slice(from, from + missing)] };
}

/** The index knows what the supervisor has set; only the day says whether the credential still holds (promise 6). */
function isBookable(facility: FacilitySupply | undefined, on: CivilDate): boolean {
  return facility !== undefined && whyNotBookable(facility.standing, on) === undefined;
}
