import type { FacilityCriteria } from '../port.ts';
import type { Choice } from '../rules/facility-filters.ts';
import { pricedForms } from '../rules/facility-order.ts';
import { plainCode } from '../rules/plain-code.ts';
import { ANY_AGE } from './document.ts';

/** Conditions that must all hold, in Meilisearch's own words. */
export type Filter = string[];

/** A condition that no document meets. */
export const NOTHING = "key = '_'";

export function scopeFilters({ near, radius, bounds, township, ageMonths }: FacilityCriteria): Filter {
  return [
    'kind = facility',
    ...(near || bounds ? ['lat EXISTS'] : []),
    ...(near && radius !== undefined && Number.isFinite(radius) ? [circle(near, radius)] : []),
    ...(bounds ? boxFilters(bounds) : []),
    ...(township ? [`township = ${quoted(township)}`] : []),
    ...(ageMonths === undefined ? [] : ageFilters(Math.min(ANY_AGE - 1, Math.max(1 - ANY_AGE, ageMonths)))),
  ];
}

/** The filters that facets offer, each under the name of its facet. */
export function choiceFilters({
  district,
  form,
  institution,
  inclusive,
  bookable,
  model,
}: FacilityCriteria): [choice: Choice, filter: string][] {
  const filters: [Choice, string][] = [];
  if (district) filters.push(['district', `district = ${quoted(district)}`]);
  if (form?.length) filters.push(['form', `forms IN [${form.join(', ')}]`]);
  if (institution?.length) filters.push(['institution', `institution IN [${institution.map(quoted).join(', ')}]`]);
  if (inclusive !== undefined) filters.push(['inclusive', `inclusive = ${inclusive}`]);
  if (bookable !== undefined) filters.push(['bookable', `bookable = ${bookable}`]);
  if (model !== undefined) filters.push(['model', `model = ${model}`]);
  return filters;
}

/** The first form that is priced decides: the next one counts only where the first has no price. */
export function priceFilter(query: FacilityCriteria): Filter {
  const { priceMax } = query;
  if (priceMax === undefined) return [];
  const fields = pricedForms(query).map((form) => `price_${form}`);
  const ways = fields.map((field, at) =>
    [...fields.slice(0, at).map((earlier) => `${earlier} NOT EXISTS`), `${field} <= ${plain(priceMax)}`].join(' AND '),
  );
  return [`(${ways.map((way) => `(${way})`).join(' OR ')})`];
}

export function idFilter(ids: string[]): string {
  return ids.length === 0 ? NOTHING : `key IN [${ids.map(quoted).join(', ')}]`;
}

function ageFilters(months: number): Filter {
  return [`ageFrom <= ${months}`, `ageTo > ${months}`];
}

/** A hair more than asked for, lest the last digit of two ways to reckon one distance decide. */
function circle({ lat, lng }: { lat: number; lng: number }, radius: number): string {
  return radius < 0 ? NOTHING : `_geoRadius(${plain(lat)}, ${plain(lng)}, ${plain(radius + 1e-6)})`;
}

function boxFilters({ south, west, north, east }: NonNullable<FacilityCriteria['bounds']>): Filter {
  const sides = [`lng >= ${plain(west)}`, `lng <= ${plain(east)}`];
  return [`lat >= ${plain(south)}`, `lat <= ${plain(north)}`, ...(west <= east ? sides : [`(${sides.join(' OR ')})`])];
}

/** Quoted, because a value may be one of the filter language's own words. */
function quoted(value: string): string {
  return `'${plainCode(value)}'`;
}

/** No index holds numbers so great that a still greater one would say more. */
function plain(value: number): string {
  return String(Math.min(1e15, Math.max(-1e15, value)));
}
