import type { SearchWish } from '#cms/input/search-wish.ts';
import { createOfferDesk } from '#cms/places/offer-desk.ts';
import { whyNotBookable } from '#domain/places/credential.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { daysOf } from './days-of-hits.ts';
import { monthsOf } from './months-of-hits.ts';
import { type SearchHit, type Searching, type SearchNeeds, type SearchResults, sortOfEngine } from './search-results.ts';
import { searchTimed } from './search-timed.ts';

/**
 * Finds centres; with a time, only those that can take a child of that age for all of it, worked out
 * by the same arithmetic that sells the place. To be `drawn`, each hit carries its places of the day (without a time,
 * of today) and what to mark in it. With `onlyFree`, who cannot take the child and the counts of kinds of care are
 * left out.
 */
export async function searchFacilities(
  portal: SearchNeeds,
  wish: SearchWish,
  today: CivilDate,
  { drawn = true, onlyFree = false }: { drawn?: boolean; onlyFree?: boolean } = {},
): Promise<SearchResults> {
  const asOf = portal.now();
  const searching = { desk: createOfferDesk(portal, asOf), asOf, today, drawn, onlyFree };
  return wish.when ? searchTimed(portal, { ...wish, when: wish.when }, searching) : searchUntimed(portal, wish, searching);
}

async function searchUntimed(
  { search, supplies }: SearchNeeds,
  { when: _, sort, ...criteria }: SearchWish,
  { desk, asOf, today, drawn }: Searching,
): Promise<SearchResults> {
  const results = await search.searchFacilities({ ...criteria, sort: sortOfEngine(sort), highlight: drawn });
  const hits = results.hits.map((hit) => ({
    ...hit,
    document: { ...hit.document, bookable: isBookable(supplies.get(hit.id), today) },
  }));
  const days = drawn ? await daysOf(hits, { supplies, desk, wish: criteria, dateOf: () => today }) : new Map();
  const months = drawn ? await monthsOf(hits, { supplies, desk, wish: criteria, today }) : new Map();
  const seen = hits.map((hit): SearchHit => {
    const day = days.get(hit.id);
    return day ? { ...hit, availability: { day, month: months.get(hit.id), next: [] } } : hit;
  });
  return { ...results, hits: seen, full: [], fullTotal: 0, asOf };
}

/** The index knows what the supervisor has set; only the day says whether the credential still holds (promise 6). */
function isBookable(facility: FacilitySupply | undefined, on: CivilDate): boolean {
  return facility !== undefined && whyNotBookable(facility.standing, on) === undefined;
}
