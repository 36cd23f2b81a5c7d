import { type CountryCode, getCountryCallingCode, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import examples from 'libphonenumber-js/mobile/examples';
import type { CityPack } from '#cms/city/city-pack.ts';
import { badRequest, type Problem, type Result } from '#cms/core/problem.ts';
import { withoutInvisible } from '#cms/input/values.ts';
import type { NotifierPort } from '#cms/ports/notify/port.ts';
import type { Guardian } from '#cms/records/guardians.ts';

/** Where the example family of a demonstration signs in: 林示例 and 小满, who run through every test and picture. */
export const EXAMPLE_CONTACT = '13800000001';

/** A mobile number or an e-mail address, in one form; `undefined` when it is neither. `country` is the city's. */
export function normalContact(text: string, country: CountryCode): string | undefined {
  return normalEmail(text) ?? normalMobile(text, country);
}

/**
 * One plain address, without the signs by which a letter's head tells several addresses, names and remarks apart: with
 * them one mailbox would have any number of contacts, each with limits of its own.
 */
const PLAIN_EMAIL = /^[^\s@()<>[\]:;,"\\]{1,64}@(?:[\p{L}\p{M}\p{N}-]+\.)+[\p{L}\p{M}\p{N}-]{2,}$/u;

export function normalEmail(text: string): string | undefined {
  const plain = withoutInvisible(text.normalize('NFKC')).trim().toLowerCase();
  return PLAIN_EMAIL.test(plain) && plain.length <= 120 ? plain : undefined;
}

/** Whether it can be a telephone number, of whatever kind. */
export function isTelephone(text: string, country: CountryCode): boolean {
  return numberOf(text, country)?.isPossible() ?? false;
}

/** A contact in one form, or what is wrong with it in a sentence that helps. */
export function readContact(text: string, country: CountryCode, field: string): Result<{ contact: string }> {
  const contact = normalContact(text, country);
  if (contact) return { ok: true, contact };
  if (text.normalize('NFKC').includes('@')) return badRequest('email_invalid', { field });
  return phoneProblem(text, country, field) ?? badRequest('phone_not_mobile', { field });
}

/**
 * The telephone of whoever collects a child: a mobile number or one at home, in one form, or the e-mail that the family
 * signs in with. None is given by an empty text.
 */
export function readPhone(text: string, country: CountryCode, field: string): Result<{ phone: string }> {
  const plain = plainText(text);
  const known = plain === '' ? '' : normalContact(text, country);
  if (known !== undefined) return { ok: true, phone: known };
  const problem = phoneProblem(plain, country, field);
  if (problem) return problem;
  const number = numberOf(plain, country);
  // Only telephones at home begin with the trunk's digit or a country's code; the rest is a mobile number that is none.
  const isAtHome = number && (number.country !== country || /^\D*0/.test(plain));
  return isAtHome ? { ok: true, phone: number.formatNational() } : badRequest('phone_none', { field });
}

/** What can be said of a text that is no number from its digits alone. */
function phoneProblem(text: string, country: CountryCode, field: string): Problem | undefined {
  const plain = plainText(text);
  const digits = plain.replace(/\D/g, '').length;
  if (digits < 3 || /\p{L}/u.test(plain)) return badRequest('contact_invalid', { field });
  // With a country's code, or the trunk's digit of a telephone at home, its length says nothing.
  if (/^\D*0|^\+/.test(plain)) return isTelephone(plain, country) ? undefined : badRequest('phone_none', { field });
  const usual = getExampleNumber(country, examples)?.nationalNumber.length ?? digits;
  if (digits < usual) return badRequest('phone_too_short', { field, params: { count: digits } });
  return digits > usual ? badRequest('phone_too_long', { field, params: { count: digits } }) : undefined;
}

/** @example normalMobile('+86 138-0000-0001', 'CN') // '13800000001', and abroad '+8613800000001' */
function normalMobile(text: string, country: CountryCode): string | undefined {
  const number = numberOf(text, country);
  if (!number?.isValid()) return undefined;
  return number.country === country ? number.nationalNumber : number.number;
}

function numberOf(text: string, country: CountryCode) {
  const plain = plainText(text);
  const options = { defaultCountry: country, extract: false } as const;
  const number = parsePhoneNumberFromString(plain, options);
  if (number?.isValid() || plain.startsWith('+')) return number;
  // The country's own code without its sign, as a telephone shows and copies it: `86 138…`, `(086) 138…`.
  const code = getCountryCallingCode(country);
  const digits = plain.replace(/\D/g, '').replace(/^0+/, '');
  const abroad = digits.startsWith(code) ? parsePhoneNumberFromString(`+${digits}`, options) : undefined;
  return abroad?.isValid() ? abroad : number;
}

/** As it was meant: without marks that nobody sees, in plain digits, dashes and brackets, from wherever it was pasted. */
function plainText(text: string): string {
  return withoutInvisible(text.normalize('NFKC'))
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/^\s*\p{L}{1,4}\s*:\s*/u, '')
    .replace(/[\p{Pd}\u2212\u30fb\u00b7•._/]/gu, '-')
    .replace(/[【〔［[]/g, '(')
    .replace(/[】〕］\]]/g, ')')
    .replace(/\s+/gu, ' ')
    .replace(/^\(?\+?\s*00\s*(?=[1-9])/, '+')
    .replace(/^\((\+\d{1,3})\)/, '$1 ')
    .trim();
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

/**
 * How one guardian is called before another: by its name, or, while it has given none, by what tells its contact apart
 * from others without saying it.
 *
 * @example guardianCalled({ contact: '13800000001' })
 */
export const guardianCalled = ({ name, contact }: Pick<Guardian, 'name' | 'contact'>): string => name || maskContact(contact);
