import type { RegisterRecord } from '#cms/city/mapping.ts';
import { distanceMetres, type Point } from '#domain/places/geo.ts';
import { addressKey, nameKey, postcodeKey, words } from './identity.ts';

/** Two pins of one house are seldom further apart; another house of the same street mostly is. */
const SAME_PLACE_METRES = 75;

/** Where a record stands, worked out once for many comparisons. */
export interface Place {
  postcode: string;
  /** The numbers its address starts with, unit and house, whichever is which. */
  numbers: ReadonlySet<string>;
  location: Point | null;
}

export function placeOf({ address, postcode, location }: RegisterRecord): Place {
  const all = words(address);
  const end = all.findIndex((word) => !/^\d+[a-z]?$/.test(word));
  return { postcode: postcodeKey(postcode), numbers: new Set(end < 0 ? all : all.slice(0, end)), location };
}

/** Whether two records stand at one place: the same postcode and house number, or coordinates next to each other. */
export function isSamePlace(a: Place, b: Place): boolean {
  if (a.postcode && a.postcode === b.postcode && a.numbers.intersection(b.numbers).size > 0) return true;
  return a.location !== null && b.location !== null && distanceMetres(a.location, b.location) <= SAME_PLACE_METRES;
}

/** How likely it is one centre, of several at the same place: larger is likelier. */
export function likeness(a: RegisterRecord, b: RegisterRecord): number {
  const shared = new Set(words(a.name)).intersection(new Set(words(b.name))).size;
  const sameName = nameKey(a.name) === nameKey(b.name) ? 100 : 0;
  const sameAddress = addressKey(a.address) === addressKey(b.address) ? 10 : 0;
  const samePhone = a.phone !== '' && a.phone === b.phone ? 5 : 0;
  return sameName + sameAddress + samePhone + shared;
}
