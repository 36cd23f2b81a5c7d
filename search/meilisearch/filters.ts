import { CARE_FORMS } from '#domain/care/care.ts';
import { ACCESS_FEATURES, type Bounds, type FacilityCriteria, type SearchDocument } from '../port.ts';
import type { Choice } from '../rules/facility-filters.ts';
import { pricedForms } from '../rules/facility-order.ts';
import { plainCode } from '../rules/plain-code.ts';
import { ANY_AGE } from './document.ts';

/** Conditions that must all hold, in Meilisearch's own words. */
export type Filter = string[];

const YES_OR_NO = ['inclusive', 'bookable', 'model', 'meals', 'openToPublic', 'rural'] as const;

/** A condition that no document meets. */
export const NOTHING = "key = '_'";

export function kindFilter(kinds: SearchDocument['kind'][]): string {
  return `kind IN [${kinds.join(', ')}]`;
}

/** The filters that count for every facet, but for a detour, which is no filter of Meilisearch's (see `detour.ts`). */
export function scopeFilters(query: FacilityCriteria): Filter {
  const { near, bounds, township, ageMonths, openUntil, toAnyone, except, access = [] } = query;
  if (!access.every((feature) => ACCESS_FEATURES.includes(feature))) return [NOTHING];
  return [
    'kind = facility',
    ...(near && !bounds && !Number.isFinite(query.radius) ? ['lat EXISTS'] : []),
    ...nearFilters(query),
    ...(bounds ? boxFilters(bounds) : []),
    ...(township ? [`township = ${quoted(township)}`] : []),
    ...(ageMonths === undefined ? [] : ageFilters(Math.min(ANY_AGE - 1, Math.max(1 - ANY_AGE, ageMonths)))),
    ...(openUntil === undefined ? [] : [`closesAt >= ${plain(openUntil)}`]),
    ...[...new Set(access)].map((feature) => `access = ${quoted(feature)}`),
    ...(toAnyone ? ['bookable = true', 'NOT openToPublic = false'] : []),
    ...without([...(except ?? [])]),
  ];
}

/** The filters that facets offer, each under the name of its facet. */
export function choiceFilters(query: FacilityCriteria): [choice: Choice, filter: string][] {
  const { district, form, institution, languages } = query;
  const filters: [Choice, string][] = [];
  if (district) filters.push(['district', `district = ${quoted(district)}`]);
  // Written as they are, which only what is known may be.
  const known = CARE_FORMS.filter((one) => form?.includes(one));
  if (form?.length) filters.push(['form', known.length > 0 ? `forms IN [${known.join(', ')}]` : NOTHING]);
  if (institution?.length) filters.push(['institution', `institution IN [${list(institution)}]`]);
  if (languages?.length) filters.push(['languages', `languages IN [${list(languages)}]`]);
  for (const choice of YES_OR_NO) if (query[choice] !== undefined) filters.push([choice, `${choice} = ${query[choice]}`]);
  return filters;
}

/** The first form that is priced decides: the next one counts only where the first has no price. */
export function priceFilter(query: FacilityCriteria): Filter {
  const { priceMax } = query;
  if (priceMax === undefined) return [];
  const forms = pricedForms(query);
  if (forms.length === CARE_FORMS.length) return [`price <= ${plain(priceMax)}`];
  if (forms.length === 0) return [NOTHING];
  const fields = forms.map((form) => `price_${form}`);
  const ways = fields.map((field, at) =>
    [...fields.slice(0, at).map((earlier) => `${earlier} NOT EXISTS`), `${field} <= ${plain(priceMax)}`].join(' AND '),
  );
  return [`(${ways.map((way) => `(${way})`).join(' OR ')})`];
}

/** A filter that names more than this is asked in parts: what a list costs to read grows with its square. */
export const IDS_A_QUESTION = 500;

/** These ids and no others: one set of filters, or several that share no document where there are many. */
export function idFilters(ids: string[]): Filter[] {
  const parts = Math.max(1, Math.ceil(ids.length / IDS_A_QUESTION));
  return Array.from({ length: parts }, (_, at) => [idFilter(ids.slice(at * IDS_A_QUESTION, (at + 1) * IDS_A_QUESTION))]);
}

export function idFilter(ids: string[]): string {
  return ids.length === 0 ? NOTHING : `key IN [${ids.map(quoted).join(', ')}]`;
}

/** All but these ids. */
export function without(ids: string[]): Filter {
  return ids.length === 0 ? [] : idFilters(ids).flatMap(([some]) => `NOT ${some}`);
}

function ageFilters(months: number): Filter {
  return [`ageFrom <= ${months}`, `ageTo > ${months}`];
}

function nearFilters({ near, also, radius }: FacilityCriteria): Filter {
  return near && !also && radius !== undefined && Number.isFinite(radius) ? [circle(near, radius)] : [];
}

/** A hair more than asked for, lest the last digit of two ways to reckon one distance decide. */
function circle({ lat, lng }: { lat: number; lng: number }, radius: number): string {
  return radius < 0 ? NOTHING : `_geoRadius(${plain(lat)}, ${plain(lng)}, ${plain(radius + 1e-6)})`;
}

/** One clause; of a box that does not cross 180°. */
export function boxFilter({ south, west, north, east }: Bounds): string {
  return `_geoBoundingBox([${plain(north)}, ${plain(east)}], [${plain(south)}, ${plain(west)}])`;
}

export function anyOf(filters: string[]): string {
  return filters.length === 0 ? NOTHING : `(${filters.join(' OR ')})`;
}

export function boxFilters({ south, west, north, east }: Bounds): Filter {
  const sides = [`lng >= ${plain(west)}`, `lng <= ${plain(east)}`];
  return [`lat >= ${plain(south)}`, `lat <= ${plain(north)}`, ...(west <= east ? sides : [`(${sides.join(' OR ')})`])];
}

function list(values: readonly string[]): string {
  return [...new Set(values)].slice(0, IDS_A_QUESTION).map(quoted).join(', ');
}

/** Quoted, because a value may be one of the filter language's own words. */
function quoted(value: string): string {
  return `'${plainCode(value)}'`;
}

/** No index holds numbers so great that a still greater one would say more. */
function plain(value: number): string {
  return String(Math.min(1e15, Math.max(-1e15, value)));
}
