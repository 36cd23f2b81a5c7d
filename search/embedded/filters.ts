import { CARE_FORMS } from '#domain/care.ts';
import type { Bounds, CareForm, FacilityCriteria, FacilityDocument, Point } from '../port.ts';

export type Filter = (document: FacilityDocument) => boolean;

/** Filters that no facet offers. Text, `near` and `radius` are the scan's. */
export function scopeFilters({ bounds, township, ageMonths, ids }: FacilityCriteria): Filter[] {
  const filters: Filter[] = [];
  if (ids) filters.push(({ id }) => ids.has(id));
  if (bounds) filters.push(({ location }) => location !== null && isInside(location, bounds));
  if (township) filters.push(({ townshipCode, town }) => (townshipCode || town) === township);
  if (ageMonths !== undefined) filters.push((document) => takesAge(document, ageMonths));
  return filters;
}

/** Filters that a facet offers, and the price, which depends on the chosen forms. */
export function choiceFilters({ district, form, institution, inclusive, bookable, model, priceMax }: FacilityCriteria): Filter[] {
  const filters: Filter[] = [];
  if (district) filters.push((document) => districtOf(document) === district);
  if (form?.length) filters.push(({ forms }) => form.some((one) => forms.includes(one)));
  if (institution?.length) filters.push((document) => institution.includes(document.institution));
  if (inclusive !== undefined) filters.push((document) => document.inclusive === inclusive);
  if (bookable !== undefined) filters.push((document) => document.bookable === bookable);
  if (model !== undefined) filters.push((document) => document.model === model);
  if (priceMax !== undefined)
    filters.push((document) => (comparablePrice(document, form)?.amount ?? Number.POSITIVE_INFINITY) <= priceMax);
  return filters;
}

export function passes(document: FacilityDocument, filters: Filter[]): boolean {
  return filters.every((filter) => filter(document));
}

/** District code, or town where there is no code. */
export function districtOf({ districtCode, town }: FacilityDocument): string | undefined {
  return districtCode || town;
}

/**
 * The one price a facility is compared by: that of the first form it prices, of those chosen, or of all when none is,
 * in the order of `CARE_FORMS`. An hour's price is so never held against a month's where both are known.
 */
export function comparablePrice(
  { prices }: FacilityDocument,
  chosen?: CareForm[],
): { order: number; amount: number } | undefined {
  for (const [order, form] of CARE_FORMS.entries()) {
    const amount = prices[form];
    if (amount !== undefined && (!chosen?.length || chosen.includes(form))) return { order, amount };
  }
  return undefined;
}

/** An unknown bound does not refuse a child; where both are unknown nothing is promised. */
function takesAge({ ageFrom, ageTo }: FacilityDocument, months: number): boolean {
  if (ageFrom === null && ageTo === null) return false;
  return (ageFrom === null || ageFrom <= months) && (ageTo === null || months < ageTo);
}

function isInside({ lat, lng }: Point, { south, west, north, east }: Bounds): boolean {
  if (lat < south || lat > north) return false;
  return west <= east ? lng >= west && lng <= east : lng >= west || lng <= east;
}
