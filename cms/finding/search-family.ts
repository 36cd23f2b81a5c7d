import { agesOf, type SearchWish } from '#cms/input/search-wish.ts';
import { type CareOffer, type OfferOutline, startOf } from '#domain/offers/care-offer.ts';
import { lastStartOf, takenOf } from '#domain/offers/family-offers.ts';
import type { WantedTime } from '#domain/offers/wanted-time.ts';
import type { FacilityHit } from '#search/port.ts';
import { noFit } from './no-fit.ts';
import {
  type HitChild,
  type SearchHit,
  type Searching,
  type SearchNeeds,
  type SearchResults,
  sortOfEngine,
} from './search-results.ts';
import { ALL, countForms, FULL_SHOWN, idsIn, idsOf, isFree, isNo, LOOKED_AT, NOBODY, toWhom } from './search-timed.ts';

type FamilyOutlines = readonly (OfferOutline | undefined)[];

/** Of those that can take some of the children so many are shown. */
const PART_SHOWN = 10;

/**
 * Finds the centres that can take all children of a family for all of a time; then the first of those that can take
 * some, and of those that have such care but can take none. With `onlyFree` all of the children have to have a place.
 */
export async function searchFamily(
  portal: SearchNeeds,
  wish: SearchWish & { when: WantedTime },
  searching: Searching,
): Promise<SearchResults> {
  const { when: wanted, sort, page, perPage, ageMonths, siblings, ...criteria } = wish;
  const { desk, asOf, drawn, onlyFree, forEmployees } = searching;
  const { search, supplies } = portal;
  const ages = agesOf(wish);
  const { q, near, also, radius, bounds, township } = criteria;
  const scope = { q, near, also, radius, bounds, township, bookable: true, sort: sortOfEngine(sort) };
  const inScope = await search.searchFacilities({ ...scope, page: 1, perPage: LOOKED_AT, withoutFacets: true });
  const ids = idsIn(inScope.hits);
  const familiesFor = async (forms: SearchWish['form']) => {
    const found = await desk.familyOutlines(ids, { wanted, ages, forms });
    return new Map(Array.from(found, ([id, centre]) => [id, toWhom(centre.offers, centre, forEmployees)]));
  };
  const families = await familiesFor(criteria.form);
  const outlinesOf = (id: string): FamilyOutlines => families.get(id) ?? [];
  const takesAll = (offers: FamilyOutlines) => takenOf(offers) === ages.length;
  const takesSome = (offers: FamilyOutlines) => takenOf(offers) > 0 && !takesAll(offers);
  const takesNone = (offers: FamilyOutlines) => takenOf(offers) === 0 && offers.some(isNo);
  const idsWhere = (test: (offers: FamilyOutlines) => boolean, of = families) => idsOf(of, test);

  const asked = { ...criteria, bookable: true, sort: sortOfEngine(sort), highlight: drawn };
  const bySoonest = sort === 'soonest';
  const [results, part, full, form] = await Promise.all([
    search.searchFacilities({ ...asked, ids: idsWhere(takesAll), ...(bySoonest ? ALL : { page, perPage }) }),
    onlyFree ? NOBODY : search.searchFacilities({ ...asked, ids: idsWhere(takesSome), ...ALL, withoutFacets: true }),
    onlyFree
      ? NOBODY
      : search.searchFacilities({ ...asked, ids: idsWhere(takesNone), page: 1, perPage: FULL_SHOWN, withoutFacets: true }),
    onlyFree ? {} : countForms(search, asked, async (one) => idsWhere(takesAll, await familiesFor([one]))),
  ]);
  const start = ({ id }: FacilityHit) => lastStartOf(outlinesOf(id));
  const onPage = bySoonest
    ? results.hits
        .toSorted((a, b) => (start(a) < start(b) ? -1 : start(a) > start(b) ? 1 : 0))
        .slice((page - 1) * perPage, page * perPage)
    : results.hits;
  const mostFirst = part.hits.toSorted((a, b) => takenOf(outlinesOf(b.id)) - takenOf(outlinesOf(a.id)));
  const inPart = mostFirst.slice(0, PART_SHOWN);
  const supplied = [...onPage, ...inPart, ...full.hits].flatMap(({ id }) => supplies.get(id) ?? []);
  const whole = await desk.families(supplied, { wanted, ages, forms: criteria.form });
  const offersOfShown = new Map(supplied.map((one) => [one.id, toWhom(whole.get(one.id) ?? [], one, forEmployees)]));
  const offersOf = (id: string) => offersOfShown.get(id) ?? [];
  // Places may have been taken while the page was being found.
  const shown = onPage.filter(({ id }) => !offersOfShown.has(id) || takesAll(offersOf(id)));
  const childOf = async ({ id }: FacilityHit, at: number): Promise<HitChild> => {
    const [supply, offer, age] = [supplies.get(id), offersOf(id)[at], ages[at] as number];
    const child = { ageMonths: age, takes: offer !== undefined, offer, next: [] };
    if (!supply || !offer || isFree(offer) || supply.employeesOnly || !drawn) return child;
    const [next, shorter] = await Promise.all(
      (['next', 'shorter'] as const).map((look) => desk[look](supply, offer.form, { wanted, ageMonths: age })),
    );
    return { ...child, next: [next ?? []].flat(), shorter: [shorter ?? []].flat()[0] };
  };
  const seen = async (hit: FacilityHit): Promise<SearchHit> => ({
    ...hit,
    availability: {
      offer: worstOf(offersOf(hit.id)),
      children: await Promise.all(ages.map((_, at) => childOf(hit, at))),
      next: [],
    },
  });
  const stuck = results.total === 0 && part.total === 0 && !onlyFree && drawn;
  const cannot = stuck ? await search.searchFacilities({ ...asked, ids: idsWhere(takesNone), ...ALL }) : NOBODY;
  const firstNo = (id: string) => outlinesOf(id).find(isNo);
  return {
    total: results.total - (onPage.length - shown.length),
    facets: { ...results.facets, form },
    hits: await Promise.all(shown.map(seen)),
    part: await Promise.all(inPart.map(seen)),
    partTotal: part.total,
    full: await Promise.all(full.hits.map(seen)),
    fullTotal: full.total,
    ...(cannot.total > 0
      ? { noFit: await noFit(portal, { hits: cannot.hits, offerOf: firstNo }, { wanted, ageMonths, siblings }, searching) }
      : {}),
    ...(inScope.total > LOOKED_AT ? { lookedAt: LOOKED_AT } : {}),
    asOf,
  };
}

/** The one with the fewest places left, of equals the one that begins last; none where a child has no class. */
function worstOf(offers: readonly (CareOffer | undefined)[]): CareOffer | undefined {
  if (offers.includes(undefined)) return undefined;
  const [worst] = offers
    .flatMap((offer) => offer ?? [])
    .sort((a, b) => a.left - b.left || (startOf(a) < startOf(b) ? 1 : startOf(a) > startOf(b) ? -1 : 0));
  return worst;
}
