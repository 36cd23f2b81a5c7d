import { distanceMetres } from '#domain/geo.ts';
import { addressKey, nameKey, postcodeKey, words } from './identity.ts';
import type { RegisterRecord } from './mapping.ts';

/** Two pins of one house are seldom further apart; another house of the same street mostly is. */
export const SAME_PLACE_METRES = 75;

/** Whether two records stand at one place: the same postcode and house number, or coordinates next to each other. */
export function isSamePlace(a: RegisterRecord, b: RegisterRecord): boolean {
  return isSameHouse(a, b) || metresApart(a, b) <= SAME_PLACE_METRES;
}

/** How likely it is one centre, of several at the same place: larger is likelier. Ties are nobody's business. */
export function likeness(a: RegisterRecord, b: RegisterRecord): number {
  const shared = new Set(words(a.name)).intersection(new Set(words(b.name))).size;
  const sameName = nameKey(a.name) === nameKey(b.name) ? 100 : 0;
  const sameAddress = addressKey(a.address) === addressKey(b.address) ? 10 : 0;
  const samePhone = a.phone !== '' && a.phone === b.phone ? 5 : 0;
  return sameName + sameAddress + samePhone + shared;
}

function isSameHouse(a: RegisterRecord, b: RegisterRecord): boolean {
  const postcode = postcodeKey(a.postcode);
  if (!postcode || postcode !== postcodeKey(b.postcode)) return false;
  return houseNumbers(a.address).intersection(houseNumbers(b.address)).size > 0;
}

/** The numbers an address starts with, unit and house, whichever is which. */
function houseNumbers(address: string): Set<string> {
  const all = words(address);
  const end = all.findIndex((word) => !/^\d+[a-z]?$/.test(word));
  return new Set(end < 0 ? all : all.slice(0, end));
}

function metresApart(a: RegisterRecord, b: RegisterRecord): number {
  return a.location && b.location ? distanceMetres(a.location, b.location) : Number.POSITIVE_INFINITY;
}
