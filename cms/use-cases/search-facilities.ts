import {
  classFor,
  type DayAvailability,
  dayAvailability,
  nextFreeWindow,
  type WindowAvailability,
  windowAvailability,
} from '#domain/availability.ts';
import type { CareForm } from '#domain/care.ts';
import { addDays, type CivilDate } from '#domain/civil-date.ts';
import { whyNotBookable } from '#domain/credential.ts';
import type { FacilitySupply } from '#domain/facility.ts';
import type { Point } from '#domain/geo.ts';
import { share } from '#domain/money.ts';
import type { Window } from '#domain/time-of-day.ts';
import type { FacilityHit, FacilityQuery, FacilityResults } from '#search/port.ts';
import { readSheets } from '../database/claims.ts';
import type { Portal } from '../portal.ts';
import { claimsLookup } from './read-availability.ts';

export interface SearchWish {
  q?: string;
  near?: Point;
  /** Metres. */
  radius?: number;
  bounds?: FacilityQuery['bounds'];
  district?: string;
  township?: string;
  form?: CareForm[];
  institution?: string[];
  ageMonths?: number;
  inclusive?: boolean;
  model?: boolean;
  /** The child is to be looked after all of this time. */
  when?: Window & { date: CivilDate };
  sort?: FacilityQuery['sort'];
  page: number;
  perPage: number;
}

/** What a result says of the time asked for, or of today when no time was asked for. */
export interface HitAvailability {
  date: CivilDate;
  day: DayAvailability;
  window?: WindowAvailability;
  /** When it is full: the next times of the same length that are free, this day and the next days. */
  next: (Window & { date: CivilDate })[];
  /** Fen for the window asked for. */
  price?: number;
}

export interface SearchResults extends FacilityResults {
  hits: (FacilityHit & { availability?: HitAvailability })[];
  /** With a time asked for: near centres that could take the child but are full then. */
  full: (FacilityHit & { availability: HitAvailability })[];
  asOf: string;
}

const FULL_SHOWN = 5;
const NEXT_DAYS = 3;

/**
 * Finds centres; with a time, only those that can take a child of that age for all of it, worked out
 * by the same arithmetic that sells the place. Without a time each hit carries its places of today, unless `strips`
 * is off.
 */
export async function searchFacilities(
  portal: Portal,
  wish: SearchWish,
  today: CivilDate,
  { strips = true }: { strips?: boolean } = {},
): Promise<SearchResults> {
  const { search, supplies } = portal;
  const asOf = portal.now();
  const { when, page, perPage, ...filters } = wish;
  const date = when?.date ?? today;
  const days = when ? NEXT_DAYS : 0;
  const canBook = ({ id }: FacilityHit) => isBookable(supplies.get(id), date);
  const candidates = when ? (await search.allFacilities({ ...filters, bookable: true })).filter(canBook) : [];

  if (!when) {
    const results = await search.searchFacilities({ ...filters, page, perPage });
    const look = strips ? await lookup(portal, results.hits, date, date) : undefined;
    const hits = results.hits.map((hit) => ({
      ...hit,
      document: { ...hit.document, bookable: canBook(hit) },
      availability: look && availabilityOf(portal, supplies.get(hit.id), { wish, date, look, asOf, days }),
    }));
    return { ...results, hits, full: [], asOf };
  }

  const look = await lookup(portal, candidates, date, addDays(date, days));
  const looked = candidates.flatMap((hit) => {
    const availability = availabilityOf(portal, supplies.get(hit.id), { wish, date, look, asOf, days: 0 });
    return availability ? [{ ...hit, availability }] : [];
  });
  const free = looked.filter(({ availability }) => (availability.window?.left ?? 0) > 0);
  const full = looked
    .filter(
      ({ availability }) =>
        (availability.window?.left ?? 0) === 0 &&
        availability.day.reason !== 'no_class_for_age' &&
        availability.day.reason !== 'form_not_offered',
    )
    .slice(0, FULL_SHOWN)
    .flatMap((hit) => {
      const availability = availabilityOf(portal, supplies.get(hit.id), { wish, date, look, asOf, days });
      return availability ? [{ ...hit, availability }] : [];
    });
  const ids = new Set(free.map(({ id }) => id));
  const results = await search.searchFacilities({ ...filters, bookable: true, ids, page, perPage });
  const byId = new Map(free.map((hit) => [hit.id, hit.availability]));
  return { ...results, hits: results.hits.map((hit) => ({ ...hit, availability: byId.get(hit.id) })), full, asOf };
}

/** The index knows what the supervisor has set; only the day says whether the credential still holds (promise 6). */
function isBookable(facility: FacilitySupply | undefined, on: CivilDate): boolean {
  return facility !== undefined && whyNotBookable(facility.standing, on) === undefined;
}

type Look = ReturnType<typeof claimsLookup>;

async function lookup(
  { payload, supplies }: Portal,
  hits: readonly FacilityHit[],
  from: CivilDate,
  to: CivilDate,
): Promise<Look> {
  const classIds = hits.flatMap(({ id }) => supplies.get(id)?.classes.map((one) => one.id) ?? []);
  if (classIds.length === 0) return claimsLookup([]);
  // Naming a few classes is quicker than reading the city's day; naming hundreds is not.
  return claimsLookup(await readSheets(payload, { from, to, ...(classIds.length <= 100 ? { classIds } : {}) }));
}

function availabilityOf(
  portal: Portal,
  facility: FacilitySupply | undefined,
  args: { wish: SearchWish; date: CivilDate; look: Look; asOf: string; days: number },
): HitAvailability | undefined {
  if (!facility) return undefined;
  const { wish, date, look, asOf, days } = args;
  const context = { now: asOf, special: portal.special(), claimsOf: look };
  // Any of the forms asked for will do: the first that this centre has for the child.
  const form = wish.form?.find((one) => classFor(facility, { ageMonths: wish.ageMonths, form: one })) ?? wish.form?.[0];
  const want = { ageMonths: wish.ageMonths, form };
  const day = dayAvailability(facility, date, want, context);
  const window = wish.when ? windowAvailability(day, wish.when) : undefined;
  const next: HitAvailability['next'] = [];
  if (wish.when && days > 0) {
    const length = wish.when.to - wish.when.from;
    for (let offset = 0; offset <= days && next.length < 2; offset++) {
      const later = offset === 0 ? day : dayAvailability(facility, addDays(date, offset), want, context);
      const found = nextFreeWindow(later, { length, from: offset === 0 ? wish.when.to : wish.when.from });
      if (found) next.push({ ...found, date: later.date });
    }
  }
  return { date, day, window, next };
}

/** What the window costs by the hour or session price; `undefined` when the form has no such price. */
export function windowPrice(prices: Partial<Record<CareForm, number>>, form: CareForm, window: Window): number | undefined {
  const price = prices[form];
  if (price === undefined) return undefined;
  return form === 'hourly' ? share(price, window.to - window.from, 60) : price;
}
