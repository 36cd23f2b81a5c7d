import type { SearchWish } from '#cms/input/search-wish.ts';
import { CARE_FORMS, type CareForm } from '#domain/care/care.ts';
import { UNSOLD_REASONS } from '#domain/money/pricing.ts';
import { bestOffer, type OfferOutline, startOf } from '#domain/offers/care-offer.ts';
import { forAnyone } from '#domain/offers/open-to.ts';
import type { WantedTime } from '#domain/offers/wanted-time.ts';
import type { DayAvailability } from '#domain/places/availability.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { isFull, isOutOfHours, type NoPlaceReason } from '#domain/places/no-place.ts';
import { CLOSED_REASONS } from '#domain/places/opening.ts';
import type { FacilityCriteria, FacilityHit } from '#search/port.ts';
import { daysOf } from './days-of-hits.ts';
import { noFit } from './no-fit.ts';
import { type SearchHit, type Searching, type SearchNeeds, type SearchResults, sortOfEngine } from './search-results.ts';

/** With a time, at most so many centres are worked out: the first in the order asked for. */
export const LOOKED_AT = 500;

export const FULL_SHOWN = 5;

/** Finds the centres that can take a child for all of a time, and the first of those that could but are full then. */
export async function searchTimed(
  portal: SearchNeeds,
  { when: wanted, sort, page, perPage, ...criteria }: SearchWish & { when: WantedTime },
  searching: Searching,
): Promise<SearchResults> {
  const { desk, asOf, drawn, onlyFree, forEmployees } = searching;
  const { search, supplies } = portal;
  // What facets offer is left out: each is counted as though nothing were chosen in it.
  const { q, near, also, radius, bounds, township, ageMonths } = criteria;
  const scope = { q, near, also, radius, bounds, township, ageMonths, bookable: true, sort: sortOfEngine(sort) };
  const inScope = await search.searchFacilities({ ...scope, page: 1, perPage: LOOKED_AT, withoutFacets: true });
  const found = await desk.outlines(idsIn(inScope.hits), { wanted, ageMonths });
  const outlines = new Map(Array.from(found, ([id, centre]) => [id, toWhom(centre.offers, centre, forEmployees)]));
  const best = new Map(Array.from(outlines, ([id, its]) => [id, bestOffer(its, criteria.form)]));
  const outlineOf = (id: string) => best.get(id);
  const idsWhere = (test: (offer: OfferOutline | undefined) => boolean) => idsOf(best, test);
  const asked = { ...criteria, bookable: true, sort: sortOfEngine(sort), highlight: drawn };
  const bySoonest = sort === 'soonest';
  const [results, full, form] = await Promise.all([
    search.searchFacilities({ ...asked, ids: idsWhere(isFree), ...(bySoonest ? ALL : { page, perPage }) }),
    onlyFree
      ? NOBODY
      : search.searchFacilities({ ...asked, ids: idsWhere(isNo), page: 1, perPage: FULL_SHOWN, withoutFacets: true }),
    onlyFree
      ? {}
      : countForms(search, asked, (one) => idsOf(outlines, (its) => its.some((offer) => offer.form === one && isFree(offer)))),
  ]);
  const onPage = bySoonest ? soonestFirst(results.hits, outlineOf).slice((page - 1) * perPage, page * perPage) : results.hits;
  const supplied = [...onPage, ...full.hits].flatMap(({ id }) => supplies.get(id) ?? []);
  const offers = await desk.offers(supplied, { wanted, ageMonths });
  const offerOfShown = new Map(
    supplied.map((one) => [one.id, bestOffer(toWhom(offers.get(one.id) ?? [], one, forEmployees), criteria.form)]),
  );
  const offerOf = (id: string) => offerOfShown.get(id);
  // Places may have been taken, or given up, while the page was being found.
  const shown = onPage.filter(({ id }) => offerOf(id)?.left !== 0);
  const without = full.hits.filter(({ id }) => !isFree(offerOf(id)));
  const dateOf = ({ id }: FacilityHit) => {
    const offer = offerOf(id);
    return offer?.failsOn ?? offer?.stays[0]?.date ?? wanted.date;
  };
  const formOf = ({ id }: FacilityHit) => offerOf(id)?.form;
  const days = drawn
    ? await daysOf([...shown, ...without], { supplies, desk, wish: { ageMonths }, dateOf, formOf })
    : new Map<string, DayAvailability>();
  const seen = (hit: FacilityHit): SearchHit => ({
    ...hit,
    availability: { day: days.get(hit.id), offer: offerOf(hit.id), next: [] },
  });
  const instead = async (hit: FacilityHit): Promise<SearchHit> => {
    const [supply, offer] = [supplies.get(hit.id), offerOf(hit.id)];
    if (!supply || !offer || supply.employeesOnly) return seen(hit);
    const [next, shorter] = await Promise.all([
      desk.next(supply, offer.form, { wanted, ageMonths }),
      desk.shorter(supply, offer.form, { wanted, ageMonths }),
    ]);
    return { ...hit, availability: { day: days.get(hit.id), offer, next, shorter } };
  };
  const stuck = results.total === 0 && !onlyFree && drawn;
  const cannot = stuck ? await search.searchFacilities({ ...asked, ids: idsWhere(isNo), ...ALL }) : NOBODY;
  return {
    total: results.total - (onPage.length - shown.length),
    facets: { ...results.facets, form },
    hits: shown.map(seen),
    part: [],
    partTotal: 0,
    full: await Promise.all(without.map(instead)),
    fullTotal: full.total - (full.hits.length - without.length),
    ...(cannot.total > 0
      ? { noFit: await noFit(portal, { hits: cannot.hits, offerOf: outlineOf }, { wanted, ageMonths }, searching) }
      : {}),
    ...(inScope.total > LOOKED_AT ? { lookedAt: LOOKED_AT } : {}),
    asOf,
  };
}

export function idsOf<Value>(all: ReadonlyMap<string, Value>, test: (value: Value) => boolean): Set<string> {
  const ids = new Set<string>();
  for (const [id, value] of all) if (test(value)) ids.add(id);
  return ids;
}

export const idsIn = (hits: readonly FacilityHit[]): string[] => hits.map(({ id }) => id);

/** What a centre offers to whoever asks: of an employer's own places nothing, unless it may be one of its people. */
export function toWhom<Offer extends OfferOutline | undefined>(
  offers: readonly Offer[],
  centre: Pick<FacilitySupply, 'employeesOnly'>,
  forEmployees: boolean,
): readonly Offer[] {
  return centre.employeesOnly && !forEmployees ? offers.map((one) => one && forAnyone(one, centre)) : offers;
}

export const ALL = { page: 1, perPage: LOOKED_AT };

export const NOBODY = { hits: [], total: 0 };

/** Who is free depends on the kind of care, so each kind is asked for by itself. */
export async function countForms(
  search: SearchNeeds['search'],
  asked: FacilityCriteria,
  idsFreeFor: (form: CareForm) => Set<string> | Promise<Set<string>>,
): Promise<Record<string, number>> {
  const counts = await Promise.all(
    CARE_FORMS.map(async (form) => {
      const { total } = await search.searchFacilities({
        ...asked,
        form: [form],
        ids: await idsFreeFor(form),
        page: 1,
        perPage: 0,
        withoutFacets: true,
      });
      return [form, total] as const;
    }),
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

export function isFree(offer: OfferOutline | undefined): boolean {
  return (offer?.left ?? 0) > 0;
}

/** Has such care for such a child, but not then. Who may not be booked at all is another matter, and so is an hour that is over. */
export function isNo(offer: OfferOutline | undefined): boolean {
  return offer?.left === 0 && (isFull(offer.reason) || isOutOfHours(offer.reason) || OTHER_NOS.includes(offer.reason));
}

const OTHER_NOS: readonly (NoPlaceReason | undefined)[] = [
  ...CLOSED_REASONS,
  'no_staff',
  'needs_notice',
  'price_starts_later',
  'price_outside',
  ...UNSOLD_REASONS,
  'employees_only',
];

/** Of equals, who came first stays first. */
function soonestFirst(hits: readonly FacilityHit[], offerOf: (id: string) => OfferOutline | undefined): FacilityHit[] {
  const start = (hit: FacilityHit) => startOf(offerOf(hit.id));
  return hits.toSorted((a, b) => (start(a) < start(b) ? -1 : start(a) > start(b) ? 1 : 0));
}
