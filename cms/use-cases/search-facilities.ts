import { classFor, type DayAvailability, type NoPlaceReason } from '#domain/availability.ts';
import { CARE_FORMS, type CareForm } from '#domain/care.ts';
import { bestOffer, type CareOffer, startOf } from '#domain/care-offer.ts';
import type { CivilDate } from '#domain/civil-date.ts';
import { whyNotBookable } from '#domain/credential.ts';
import type { FacilitySupply } from '#domain/facility.ts';
import { share } from '#domain/money.ts';
import type { WantedTime } from '#domain/wanted-time.ts';
import type { FacilityCriteria, FacilityHit, FacilityResults, FacilitySort } from '#search/port.ts';
import type { Portal } from '../portal.ts';
import { createOfferDesk, type OfferDesk } from './offer-desk.ts';

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

/** With a time, at most so many centres are worked out: the first in the order asked for. */
export const LOOKED_AT = 500;
const FULL_SHOWN = 5;

/**
 * Finds centres; with a time, only those that can take a child of that age for all of it, worked out
 * by the same arithmetic that sells the place. Without a time each hit carries its places of today, unless `strips`
 * is off. With `onlyFree`, who cannot take the child and the counts of kinds of care are left out.
 */
export async function searchFacilities(
  portal: Portal,
  wish: SearchWish,
  today: CivilDate,
  { strips = true, onlyFree = false }: { strips?: boolean; onlyFree?: boolean } = {},
): Promise<SearchResults> {
  const asOf = portal.now();
  const searching = { desk: createOfferDesk(portal, asOf), asOf, today, strips, onlyFree };
  return wish.when ? searchTimed(portal, { ...wish, when: wish.when }, searching) : searchUntimed(portal, wish, searching);
}

interface Searching {
  desk: OfferDesk;
  asOf: string;
  today: CivilDate;
  strips: boolean;
  onlyFree: boolean;
}

async function searchUntimed(
  { search, supplies }: Portal,
  { when: _, sort, ...criteria }: SearchWish,
  { desk, asOf, today, strips }: Searching,
): Promise<SearchResults> {
  const results = await search.searchFacilities({ ...criteria, sort: sortOfEngine(sort) });
  const hits = results.hits.map((hit) => ({
    ...hit,
    document: { ...hit.document, bookable: isBookable(supplies.get(hit.id), today) },
  }));
  const days = strips ? await daysOf(hits, { supplies, desk, wish: criteria, dateOf: () => today }) : new Map();
  const seen = hits.map((hit): SearchHit => {
    const day = days.get(hit.id);
    return day ? { ...hit, availability: { day, next: [] } } : hit;
  });
  return { ...results, hits: seen, full: [], fullTotal: 0, asOf };
}

async function searchTimed(
  portal: Portal,
  { when: wanted, sort, page, perPage, ...criteria }: SearchWish & { when: WantedTime },
  { desk, asOf, strips, onlyFree }: Searching,
): Promise<SearchResults> {
  const { search, supplies } = portal;
  // What facets offer is left out: each is counted as though nothing were chosen in it.
  const { q, near, also, radius, bounds, township, ageMonths } = criteria;
  const scope = { q, near, also, radius, bounds, township, ageMonths, bookable: true, sort: sortOfEngine(sort) };
  const inScope = await search.searchFacilities({ ...scope, page: 1, perPage: LOOKED_AT });
  const candidates = inScope.hits.flatMap(({ id }) => supplies.get(id) ?? []);
  const prices = new Map(inScope.hits.map(({ id, document }) => [id, document.prices]));
  const offers = await desk.offers(candidates, { wanted, ageMonths });

  const offerOf = (id: string, forms = criteria.form) =>
    bestOffer(
      (offers.get(id) ?? [])
        // What has no published price cannot be charged, and so not be sold.
        .filter(({ form }) => prices.get(id)?.[form] !== undefined)
        .filter(({ form }) => !forms?.length || forms.includes(form)),
    );
  const idsWhere = (test: (offer: CareOffer | undefined) => boolean, forms?: CareForm[]) =>
    new Set([...offers.keys()].filter((id) => test(offerOf(id, forms))));
  const asked = { ...criteria, bookable: true, sort: sortOfEngine(sort) };
  const bySoonest = sort === 'soonest';
  const [results, full, form] = await Promise.all([
    search.searchFacilities({ ...asked, ids: idsWhere(isFree), ...(bySoonest ? ALL : { page, perPage }) }),
    onlyFree ? NOBODY : search.searchFacilities({ ...asked, ids: idsWhere(isFull), page: 1, perPage: FULL_SHOWN }),
    onlyFree ? {} : countForms(search, asked, (one) => idsWhere(isFree, [one])),
  ]);
  const shown = bySoonest ? soonestFirst(results.hits, offerOf).slice((page - 1) * perPage, page * perPage) : results.hits;
  const dateOf = ({ id }: FacilityHit) => {
    const offer = offerOf(id);
    return offer?.failsOn ?? offer?.stays[0]?.date ?? wanted.date;
  };
  const formOf = ({ id }: FacilityHit) => offerOf(id)?.form;
  const days = strips
    ? await daysOf([...shown, ...full.hits], { supplies, desk, wish: { ageMonths }, dateOf, formOf })
    : new Map<string, DayAvailability>();
  const seen = (hit: FacilityHit, next: CareOffer[] = []): SearchHit => ({
    ...hit,
    availability: { day: days.get(hit.id), offer: offerOf(hit.id), next },
  });
  const nexts = await Promise.all(
    full.hits.map(async ({ id }) => {
      const [supply, offer] = [supplies.get(id), offerOf(id)];
      return supply && offer ? desk.next(supply, offer.form, { wanted, ageMonths }) : [];
    }),
  );
  return {
    total: results.total,
    facets: { ...results.facets, form },
    hits: shown.map((hit) => seen(hit)),
    full: full.hits.map((hit, at) => seen(hit, nexts[at])),
    fullTotal: full.total,
    ...(inScope.total > LOOKED_AT ? { lookedAt: LOOKED_AT } : {}),
    asOf,
  };
}

const ALL = { page: 1, perPage: LOOKED_AT };
const NOBODY = { hits: [], total: 0 };

/** Who is free depends on the kind of care, so each kind is asked for by itself. */
async function countForms(
  search: Portal['search'],
  asked: FacilityCriteria,
  idsFreeFor: (form: CareForm) => Set<string>,
): Promise<Record<string, number>> {
  const counts = await Promise.all(
    CARE_FORMS.map(async (form) => {
      const { total } = await search.searchFacilities({ ...asked, form: [form], ids: idsFreeFor(form), page: 1, perPage: 0 });
      return [form, total] as const;
    }),
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

function isFree(offer: CareOffer | undefined): boolean {
  return (offer?.left ?? 0) > 0;
}

/** Has such care for such a child, but not then. Who may not be booked at all is not full, nor is an hour that is over. */
const FULL: readonly (NoPlaceReason | undefined)[] = [
  ...(['places', 'class_size', 'staff_ratio', 'no_staff'] as const),
  ...(['not_open', 'closed_that_weekday', 'holiday', 'closure'] as const),
];

function isFull(offer: CareOffer | undefined): boolean {
  return offer?.left === 0 && FULL.includes(offer.reason);
}

/** Of equals, who came first stays first. */
function soonestFirst(hits: readonly FacilityHit[], offerOf: (id: string) => CareOffer | undefined): FacilityHit[] {
  const start = (hit: FacilityHit) => startOf(offerOf(hit.id));
  return hits.toSorted((a, b) => (start(a) < start(b) ? -1 : start(a) > start(b) ? 1 : 0));
}

/** The engines know no clock: by which of their orders equals go. */
function sortOfEngine(sort: SearchWish['sort']): FacilitySort | undefined {
  return sort === 'soonest' ? undefined : sort;
}

/** The index knows what the supervisor has set; only the day says whether the credential still holds (promise 6). */
function isBookable(facility: FacilitySupply | undefined, on: CivilDate): boolean {
  return facility !== undefined && whyNotBookable(facility.standing, on) === undefined;
}

/** The day that is drawn beside each hit that has places to sell. */
async function daysOf(
  hits: readonly FacilityHit[],
  args: {
    supplies: Portal['supplies'];
    desk: OfferDesk;
    wish: Pick<SearchWish, 'ageMonths' | 'form'>;
    dateOf: (hit: FacilityHit) => CivilDate;
    formOf?: (hit: FacilityHit) => CareForm | undefined;
  },
): Promise<Map<string, DayAvailability>> {
  const { supplies, desk, wish, dateOf } = args;
  // Any of the kinds of care asked for will do: the first that this centre has for the child.
  const first = (facility: FacilitySupply) =>
    wish.form?.find((form) => classFor(facility, { ageMonths: wish.ageMonths, form })) ?? wish.form?.[0];
  const asked = hits.flatMap((hit) => {
    const facility = supplies.get(hit.id);
    return facility ? [{ facility, date: dateOf(hit), form: args.formOf ? args.formOf(hit) : first(facility) }] : [];
  });
  const days = await desk.days(asked, wish.ageMonths);
  return new Map(asked.map(({ facility }, at) => [facility.id, days[at] as DayAvailability]));
}

/** What the first hours of an offer cost by its lowest price; `undefined` for kinds of care that are not sold by the visit. */
export function offerPrice(prices: Partial<Record<CareForm, number>>, { form, stays }: CareOffer): number | undefined {
  const price = prices[form];
  if (price === undefined || (form !== 'hourly' && form !== 'temporary')) return undefined;
  return stays.reduce((sum, { from, to }) => sum + (form === 'hourly' ? share(price, to - from, 60) : price), 0);
}
