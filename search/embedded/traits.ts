import { CARE_FORMS } from '#domain/care.ts';
import type { FacilityDocument } from '../port.ts';
import { districtOf, locationOf, townshipOf } from '../rules/facility-filters.ts';

/** Bits of `flags`; a form's bit is its place in `CARE_FORMS`. */
export const THERE = 1 << 8;
export const PLACED = 1 << 9;
export const INCLUSIVE = 1 << 10;
export const NOT_INCLUSIVE = 1 << 11;
export const MODEL = 1 << 12;
export const BOOKABLE = 1 << 13;

/** Values as small numbers, from 1 on; 0 is none. */
export interface Codes {
  names: string[];
  /** -1 for a value that no facility has. */
  find(name: string): number;
}

/**
 * What facilities are filtered and counted by, one number a row in flat arrays: a look at a hundred thousand rows
 * takes a millisecond, where a look at as many documents takes thirty.
 */
export interface Traits {
  lats: Float64Array;
  lngs: Float64Array;
  /** Months; both not a number where nothing is known, and so never met. */
  agesFrom: Float64Array;
  agesTo: Float64Array;
  flags: Uint16Array;
  districts: Uint16Array;
  townships: Uint16Array;
  institutions: Uint16Array;
  districtCodes: Codes;
  townshipCodes: Codes;
  institutionCodes: Codes;
  put(row: number, document: FacilityDocument): void;
  remove(row: number): void;
}

export function createTraits(): Traits {
  const [districtCodes, townshipCodes, institutionCodes] = [createCodes(), createCodes(), createCodes()];
  const traits: Traits = {
    ...emptyColumns(1024),
    districtCodes,
    townshipCodes,
    institutionCodes,
    put: (row, document) => {
      while (row >= traits.flags.length) grow(traits);
      const location = locationOf(document);
      traits.lats[row] = location?.lat ?? Number.NaN;
      traits.lngs[row] = location?.lng ?? Number.NaN;
      const { ageFrom, ageTo } = document;
      const unknown = ageFrom === null && ageTo === null;
      traits.agesFrom[row] = unknown ? Number.NaN : (ageFrom ?? Number.NEGATIVE_INFINITY);
      traits.agesTo[row] = unknown ? Number.NaN : (ageTo ?? Number.POSITIVE_INFINITY);
      traits.flags[row] = flagsOf(document) | (location ? PLACED : 0);
      traits.districts[row] = districtCodes.add(districtOf(document));
      traits.townships[row] = townshipCodes.add(townshipOf(document));
      traits.institutions[row] = institutionCodes.add(document.institution);
    },
    remove: (row) => {
      traits.flags[row] = 0;
    },
  };
  return traits;
}

export function formBits(forms: readonly string[]): number {
  return CARE_FORMS.reduce((bits, form, at) => (forms.includes(form) ? bits | (1 << at) : bits), 0);
}

function flagsOf({ forms, inclusive, model, bookable }: FacilityDocument): number {
  const included = inclusive === null ? 0 : inclusive ? INCLUSIVE : NOT_INCLUSIVE;
  return THERE | formBits(forms) | included | (model ? MODEL : 0) | (bookable ? BOOKABLE : 0);
}

function createCodes(): Codes & { add(name: string | undefined): number } {
  const codes = new Map<string, number>();
  const names = [''];
  return {
    names,
    find: (name) => codes.get(name) ?? -1,
    add: (name) => {
      if (!name) return 0;
      const known = codes.get(name);
      if (known) return known;
      codes.set(name, names.length);
      return names.push(name) - 1;
    },
  };
}

function emptyColumns(rows: number) {
  return {
    lats: new Float64Array(rows),
    lngs: new Float64Array(rows),
    agesFrom: new Float64Array(rows),
    agesTo: new Float64Array(rows),
    flags: new Uint16Array(rows),
    districts: new Uint16Array(rows),
    townships: new Uint16Array(rows),
    institutions: new Uint16Array(rows),
  };
}

function grow(traits: Traits): void {
  const larger = emptyColumns(traits.flags.length * 2);
  for (const [name, column] of Object.entries(larger)) column.set(traits[name as keyof typeof larger]);
  Object.assign(traits, larger);
}
