import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import type { CityPack } from '#cms/city/city-pack.ts';
import type { NotifierPort } from '#cms/ports/notify/port.ts';

/** Where the example family of a demonstration signs in: 林示例 and 小满, who run through every test and picture. */
export const EXAMPLE_CONTACT = '13800000001';

/** A mobile number or an e-mail address, in one form; `undefined` when it is neither. `country` is the city's. */
export function normalContact(text: string, country: CountryCode): string | undefined {
  return normalEmail(text) ?? normalMobile(text, country);
}

export function normalEmail(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  return /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/.test(plain) && plain.length <= 120 ? plain : undefined;
}

/** Whether it can be a telephone number, of whatever kind. */
export function isTelephone(text: string, country: CountryCode): boolean {
  return numberOf(text, country)?.isPossible() ?? false;
}

/** @example normalMobile('+86 138-0000-0001', 'CN') // '13800000001', and abroad '+8613800000001' */
function normalMobile(text: string, country: CountryCode): string | undefined {
  const number = numberOf(text, country);
  if (!number?.isValid()) return undefined;
  return number.country === country ? number.nationalNumber : number.number;
}

function numberOf(text: string, country: CountryCode) {
  return parsePhoneNumberFromString(text.normalize('NFKC').trim(), { defaultCountry: country, extract: false });
}

/** Whether messages can be sent to such a contact here at all: not to telephones where there is only mail. */
export function isReached({ notify }: { notify: Pick<NotifierPort, 'reaches'> }, contact: string): boolean {
  return contact.includes('@') ? notify.reaches.email : notify.reaches.phone;
}

/**
 * Whether sign-in codes go to this contact: to mail always, to a telephone only in the countries and at the kinds of
 * number that the city has chosen. Numbers of satellites belong to no country.
 */
export function mayGetCodes(contact: string, { country, codes }: Pick<CityPack, 'country' | 'codes'>): boolean {
  if (contact.includes('@')) return true;
  const number = numberOf(contact, country);
  return Boolean(number?.country && codes.countries.includes(number.country) && !codes.not?.test(number.number));
}

/** Enough to know one's own by. @example maskContact('13800000001') // '138****0001', and 'l***@example.org' */
export function maskContact(contact: string): string {
  const [name = '', host] = contact.split('@');
  return host ? `${name.slice(0, 1)}***@${host}` : `${contact.slice(0, -8)}****${contact.slice(-4)}`;
}
