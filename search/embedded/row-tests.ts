import type { Bounds, FacilityCriteria } from '../port.ts';
import type { Choice } from '../rules/facility-filters.ts';
import {
  ACCESS,
  BOOKABLE,
  bitsOf,
  bitsOfAll,
  FORMS,
  INCLUSIVE,
  LANGUAGES,
  MEALS,
  MODEL,
  NO_MEALS,
  NOT_INCLUSIVE,
  NOT_PUBLIC,
  NOT_RURAL,
  PLACED,
  PUBLIC,
  RURAL,
  THERE,
  type Traits,
} from './traits.ts';

/** Whether a row passes one filter. */
export type RowTest = (row: number) => boolean;

/** Filters that count for every facet, one after the other; text, ids and distance are found otherwise. */
export function scopeTests(
  traits: Traits,
  { near, bounds, township, ageMonths, openUntil, access }: FacilityCriteria,
): RowTest[] {
  const { agesFrom, agesTo, closing, townships } = traits;
  const tests: RowTest[] = [hasAll(traits, near || bounds ? THERE | PLACED : THERE)];
  if (bounds) tests.push(isWithin(traits, bounds));
  if (township) tests.push(hasCode(townships, traits.townshipCodes.find(township)));
  if (ageMonths !== undefined) tests.push((row) => at(agesFrom, row) <= ageMonths && ageMonths < at(agesTo, row));
  if (openUntil !== undefined) tests.push((row) => at(closing, row) >= openUntil);
  if (access?.length) tests.push(hasAll(traits, bitsOfAll(ACCESS, access)));
  return tests;
}

/** The filters that facets offer, each under the name of its facet. */
export function choiceTests(traits: Traits, query: FacilityCriteria): [choice: Choice, test: RowTest][] {
  const { district, form, institution, languages, inclusive, bookable, model, meals, openToPublic, rural } = query;
  const tests: [Choice, RowTest][] = [];
  if (district) tests.push(['district', hasCode(traits.districts, traits.districtCodes.find(district))]);
  if (form?.length) tests.push(['form', hasAny(traits, bitsOf(FORMS, form))]);
  if (institution?.length) {
    const codes = new Set(institution.map(traits.institutionCodes.find));
    tests.push(['institution', (row) => codes.has(at(traits.institutions, row))]);
  }
  if (languages?.length) tests.push(['languages', hasAny(traits, bitsOf(LANGUAGES, languages))]);
  if (inclusive !== undefined) tests.push(['inclusive', hasAll(traits, inclusive ? INCLUSIVE : NOT_INCLUSIVE)]);
  if (bookable !== undefined) tests.push(['bookable', isSet(traits, BOOKABLE, bookable)]);
  if (model !== undefined) tests.push(['model', isSet(traits, MODEL, model)]);
  if (meals !== undefined) tests.push(['meals', hasAll(traits, meals ? MEALS : NO_MEALS)]);
  if (openToPublic !== undefined) tests.push(['openToPublic', hasAll(traits, openToPublic ? PUBLIC : NOT_PUBLIC)]);
  if (rural !== undefined) tests.push(['rural', hasAll(traits, rural ? RURAL : NOT_RURAL)]);
  return tests;
}

export function isWithin({ lats, lngs }: Traits, { south, west, north, east }: Bounds): RowTest {
  const over = west > east;
  return (row) => {
    const lat = at(lats, row);
    if (!(lat >= south && lat <= north)) return false;
    const lng = at(lngs, row);
    return over ? lng >= west || lng <= east : lng >= west && lng <= east;
  };
}

function hasAll({ flags }: Traits, bits: number): RowTest {
  return (row) => (at(flags, row) & bits) === bits;
}

function hasAny({ flags }: Traits, bits: number): RowTest {
  return (row) => (at(flags, row) & bits) !== 0;
}

function isSet(traits: Traits, bit: number, wanted: boolean): RowTest {
  const has = hasAll(traits, bit);
  return (row) => has(row) === wanted;
}

function hasCode(column: Uint16Array, code: number): RowTest {
  return (row) => at(column, row) === code;
}

function at(column: Float64Array | Uint16Array | Uint32Array, row: number): number {
  return column[row] as number;
}
