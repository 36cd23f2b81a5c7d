import type { RegisterRecord } from '#cms/city/mapping.ts';
import { fold } from '#search/text/fold.ts';

type Named = Pick<RegisterRecord, 'name' | 'address' | 'postcode'>;

/** Shortened only where the long form can mean nothing else in a street's name. */
const STREET_WORDS: Readonly<Record<string, string>> = {
  street: 'st',
  avenue: 'ave',
  av: 'ave',
  road: 'rd',
  drive: 'dr',
  boulevard: 'blvd',
  highway: 'hwy',
  crescent: 'cres',
  place: 'pl',
  lane: 'ln',
  court: 'ct',
  way: 'wy',
  parkway: 'pkwy',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  unit: '',
  suite: '',
  number: 'no',
};

/** What a company is does not tell it from another at the same door. */
const LEGAL_WORDS = new Set(['ltd', 'limited', 'inc', 'incorporated', 'corp', 'the']);

/**
 * What a centre is known by: its name, address and postcode, however they are spelled. A register's
 * id column is no identity unless it stays, and this kind is known to change every day.
 */
export function identityOf({ name, address, postcode }: Named): string {
  return [nameKey(name), addressKey(address), postcodeKey(postcode)].join('|');
}

/** @example nameKey('Beanstalk Day Care, The') === nameKey('The Beanstalk Daycare Ltd.') // true */
export function nameKey(name: string): string {
  const all = words(name);
  const telling = all.filter((word) => !LEGAL_WORDS.has(word));
  return (telling.length > 0 ? telling : all).map((word) => (word === 'center' ? 'centre' : word)).join('');
}

/** @example addressKey('#249 E. 57th Avenue') === addressKey('249 57Th Ave E') // true: the order is not told apart */
export function addressKey(address: string): string {
  return words(address)
    .map((word) => STREET_WORDS[word] ?? word)
    .filter(Boolean)
    .toSorted()
    .join(' ');
}

export function postcodeKey(postcode: string): string {
  return words(postcode).join('');
}

/** Words without case, accents, width or punctuation; `&` is "and", `S.P.I.C.E.` is one word. */
export function words(text: string): string[] {
  return fold(text)
    .replaceAll('&', ' and ')
    .replace(/\./g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
