import type { DayAvailability } from '#domain/availability.ts';
import type { CareForm } from '#domain/care.ts';
import type { CareOffer } from '#domain/care-offer.ts';
import type { CivilDate } from '#domain/civil-date.ts';
import { whyNotBookable } from '#domain/credential.ts';
import type { FacilitySupply } from '#domain/facility.ts';
import { share } from '#domain/money.ts';
import type { WantedTime } from '#domain/wanted-time.ts';
import type { FacilityCriteria, FacilityHit, FacilityResults, FacilitySort } from '#search/port.ts';
import type { Portal } from '../portal.ts';
import { daysOf } from './days-of-hits.ts';
import { createOfferDesk, type OfferDesk } from './offer-desk.ts';
import { searchTimed, sortOfEngine } from './search-timed.ts';

export interface SearchWish extends Omit<FacilityCriteria, 'ids' | 'sort' | 'bookable'> {
  /** The child is to be looked after all of this time. */
  when?: WantedTime;
  /** `soonest` needs a time: whoever begins first. */
  sort?: FacilitySort | 'soonest';
  page: number;
  perPage: number;
}

/** What a result says of the time asked for, or of today when no time was asked for. */
export interface HitAvailability {
  /** The day that is drawn, half hour by half hour. */
  day?: DayAvailability;
  /** With a time: how many places are left for all of it, as which kind of care, or why none is. */
  offer?: CareOffer;
  /** When it is full: the next times that are free. */
  next: CareOffer[];
}

export type SearchHit = FacilityHit & { availability?: HitAvailability };

export interface SearchResults extends FacilityResults {
  hits: SearchHit[];
  /** With a time: the first of those that have such care for such a child but cannot take it then, and how many there are. */
  full: SearchHit[];
  fullTotal: number;
  /** With a time: how many centres were looked at, when there were more. */
  lookedAt?: number;
  asOf: string;
}

/**
 * Finds centres; with a time, only those that can take a child of that age for all of it, worked out
 * by the same arithmetic that sells the place. To be `drawn`, each hit carries its places of the day (without a time,
 * of today) and what to mark in it. With `onlyFree`, who cannot take the child and the counts of kinds of care are
 * left out.
 */
export async function searchFacilities(
  portal: Portal,
  wish: SearchWish,
  today: CivilDate,
  { drawn = true, onlyFree = false }: { drawn?: boolean; onlyFree?: boolean } = {},
): Promise<SearchResults> {
  const asOf = portal.now();
  const searching = { desk: createOfferDesk(portal, asOf), asOf, today, drawn, onlyFree };
  return wish.when ? searchTimed(portal, { ...wish, when: wish.when }, searching) : searchUntimed(portal, wish, searching);
}

/** What one search works with. */
export interface Searching {
  desk: OfferDesk;
  asOf: string;
  today: CivilDate;
  drawn: boolean;
  onlyFree: boolean;
}

async function searchUntimed(
  { search, supplies }: Portal,
  { when: _, sort, ...criteria }: SearchWish,
  { desk, asOf, today, drawn }: Searching,
): Promise<SearchResults> {
  const results = await search.searchFacilities({ ...criteria, sort: sortOfEngine(sort), highlight: drawn });
  const hits = results.hits.map((hit) => ({
    ...hit,
    document: { ...hit.document, bookable: isBookable(supplies.get(hit.id), today) },
  }));
  const days = drawn ? await daysOf(hits, { supplies, desk, wish: criteria, dateOf: () => today }) : new Map();
  const seen = hits.map((hit): SearchHit => {
    const day = days.get(hit.id);
    return day ? { ...hit, availability: { day, next: [] } } : hit;
  });
  return { ...results, hits: seen, full: [], fullTotal: 0, asOf };
}

/** The index knows what the supervisor has set; only the day says whether the credential still holds (promise 6). */
function isBookable(facility: FacilitySupply | undefined, on: CivilDate): boolean {
  return facility !== undefined && whyNotBookable(facility.standing, on) === undefined;
}

/** What the first hours of an offer cost by its lowest price; `undefined` for kinds of care that are not sold by the visit. */
export function offerPrice(prices: Partial<Record<CareForm, number>>, { form, stays }: CareOffer): number | undefined {
  const price = prices[form];
  if (price === undefined || (form !== 'hourly' && form !== 'temporary')) return undefined;
  return stays.reduce((sum, { from, to }) => sum + (form === 'hourly' ? share(price, to - from, 60) : price), 0);
}
