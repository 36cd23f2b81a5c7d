import { CARE_FORMS } from '#domain/care/care.ts';
import { isPoint } from '#domain/places/geo.ts';
import type { FacilityCriteria, FacilityDocument, FacilityFacets, Point } from '../port.ts';

/**
 * The filters that facets offer, by the names of the facets. `access` is not among them: all that is chosen of it must
 * be there, so what another choice would give is counted among those that have it already.
 */
export type Choice = Exclude<keyof FacilityFacets, 'access'>;

/**
 * Whether the query makes sense at all: one that asks for a place off the globe, or for no number of metres, months,
 * minutes or money, matches nothing.
 */
export function isAnswerable({ near, also, radius, bounds, ageMonths, priceMax, openUntil }: FacilityCriteria): boolean {
  const numbers = [radius, ageMonths, priceMax, openUntil, bounds?.south, bounds?.west, bounds?.north, bounds?.east];
  return [near, also].every((place) => !place || isPoint(place)) && !numbers.some(Number.isNaN);
}

/** Where a facility lies; `null` when that is not known, or cannot be. */
export function locationOf({ location }: FacilityDocument): Point | null {
  return location && isPoint(location) ? location : null;
}

/** District code, or town where there is no code. */
export function districtOf({ districtCode, town }: FacilityDocument): string | undefined {
  return districtCode || town;
}

/** Township code, or town where there is no code. */
export function townshipOf({ townshipCode, town }: FacilityDocument): string | undefined {
  return townshipCode || town;
}

/**
 * Whether the one price that a facility is compared by is within what may be paid: that of the first form it prices,
 * of those chosen, or of all when none is, in the order of `CARE_FORMS`. An hour's price is so never held against a
 * month's where both are known. No price is within nothing.
 */
export function isAffordable({ prices }: FacilityDocument, { priceMax, form }: FacilityCriteria): boolean {
  if (priceMax === undefined) return true;
  const first = CARE_FORMS.find((one) => prices[one] !== undefined && (!form?.length || form.includes(one)));
  return first !== undefined && (prices[first] as number) <= priceMax;
}
