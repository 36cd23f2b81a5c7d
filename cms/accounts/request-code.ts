import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto';
import { type Result, tooMany, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { createTranslator } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { tooManyCodes, tooManyTries } from './code-limits.ts';
import { isReached, mayGetCodes, readContact } from './contact.ts';

const CODE_MINUTES = 10;
const CODES_PER_HOUR = 6;

/** What a code is for, which the message says. Text messages know the first alone. */
type CodeKind = 'sign_in_code' | 'takeover_code';
type Keeping = Pick<Portal, 'environment' | 'now' | 'signInCodes' | 'work'>;

/**
 * Sends a six-digit code. The answer is the same whether or not the contact is known here. Whoever shows the `request`
 * of the answer with the code has tries of their own.
 *
 * @param from the address that asks
 */
export async function requestCode(
  portal: Keeping & Pick<Portal, 'city' | 'limits' | 'log' | 'notify'>,
  { to, lang, from, kind = 'sign_in_code' }: { to: string; lang: Lang; from: string; kind?: CodeKind },
): Promise<Result<{ to: string; request: string }>> {
  const { city, environment } = portal;
  const often = await tooManyTries(portal, from);
  if (often) return often;
  const read = readContact(to, city.country, 'to');
  if (!read.ok) return read;
  const { contact } = read;
  if (!isReached(portal, contact)) return unprocessable('send_no_channel', { field: 'to' });
  const codes = { ...city.codes, countries: environment.codeCountries ?? city.codes.countries };
  if (!mayGetCodes(contact, { ...city, codes })) return unprocessable('phone_not_reached', { field: 'to' });
  const many = await tooManyCodes(portal, { from, contact });
  if (many) return many;
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  const request = randomBytes(24).toString('base64url');
  const kept = await keepCode(portal, { contact, code, request });
  if (!kept.ok) return kept;
  const t = createTranslator(lang);
  const sent = await portal.notify.send({
    id: `code:${kept.id}`,
    to: contact,
    channel: contact.includes('@') ? 'email' : 'sms',
    kind,
    lang,
    subject: t(`told.${kind}_subject`, { brand: portal.city.brand[lang] }),
    text: t(`told.${kind}_text`, { code, minutes: CODE_MINUTES }),
    values: { code, minutes: CODE_MINUTES },
  });
  if (!sent.ok) {
    portal.log.warn({ code: sent.code, detail: sent.detail }, 'a sign-in code could not be sent');
    return unprocessable(`send_${sent.code}`, { field: 'to' });
  }
  return { ok: true, to: contact, request };
}

/** Counted and kept in one, so that many requests at once send no more than a few in a row. */
function keepCode(
  portal: Keeping,
  { contact, code, request }: { contact: string; code: string; request: string },
): Promise<Result<{ id: string }>> {
  const { now, signInCodes, work } = portal;
  return work(async (unit): Promise<Result<{ id: string }>> => {
    await signInCodes.takeTurn(contact, unit);
    const sent = await signInCodes.countEndingAfter(contact, plusMinutes(now(), CODE_MINUTES - 60), unit);
    if (sent >= CODES_PER_HOUR) return tooMany('too_many_codes', { field: 'to', params: { seconds: 3600 } });
    const expiresAt = plusMinutes(now(), CODE_MINUTES);
    const hashes = { codeHash: codeHash(portal, contact, code), requestHash: requestHash(request) };
    const id = await signInCodes.add({ contact, ...hashes, expiresAt }, unit);
    return { ok: true, id };
  });
}

/** A code is kept only as a keyed hash, tied to the contact it was sent to. */
export function codeHash({ environment }: Pick<Portal, 'environment'>, contact: string, code: string): string {
  return createHmac('sha256', environment.secret).update(`${contact}:${code}`).digest('hex');
}

/** The token of a request is kept as a hash: who reads the database cannot use it. */
export const requestHash = (request: string): string => createHash('sha256').update(request).digest('hex');
