import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { badRequest, type Result, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import { type Lang, langOf } from '#domain/language/lang.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { tooManyTries } from './code-limits.ts';
import { normalContact } from './contact.ts';
import { countTry } from './count-try.ts';
import { codeHash } from './request-code.ts';

const SESSION_DAYS = 30;

type Trying = Pick<Portal, 'now' | 'signInCodes' | 'work'>;
type Meeting = Pick<Portal, 'city' | 'guardians'>;

/**
 * Trades a code for a session. The token is given out once and kept here only as a hash.
 *
 * @param request the token that the request for the code was answered with, if it is at hand
 * @param from the address that asks
 */
export async function signIn(
  portal: Trying & Meeting & Pick<Portal, 'environment' | 'limits' | 'sessions'>,
  { to, code, request, lang, from }: { to: string; code: string; request?: string; lang: Lang; from: string },
): Promise<Result<{ token: string; guardian: Guardian; expiresAt: string }>> {
  const often = await tooManyTries(portal, from);
  if (often) return often;
  const contact = normalContact(to, portal.city.country);
  if (!contact) return badRequest('contact_invalid', { field: 'to' });
  const tried = await tryCode(portal, { contact, code, request, from });
  if (!tried.ok) return tried;
  await portal.signInCodes.removeOf(contact);
  const guardian = await findOrCreateGuardian(portal, contact, lang);
  const token = randomBytes(32).toString('base64url');
  const expiresAt = plusMinutes(portal.now(), SESSION_DAYS * 1440);
  await portal.sessions.add({ tokenHash: tokenHash(token), guardianId: guardian.id, expiresAt });
  return { ok: true, token, guardian, expiresAt };
}

/** Whether it is the code that was sent to a contact. It goes on counting, until whoever asks takes it away. */
export async function tryCode(
  portal: Parameters<typeof countTry>[0],
  { code, ...given }: { contact: string; code: string; request?: string; from: string },
): Promise<Result<object>> {
  const tried = await countTry(portal, given);
  if (!tried.ok) return tried;
  const hash = Buffer.from(codeHash(portal, given.contact, code.normalize('NFKC').trim()), 'hex');
  const isRight = timingSafeEqual(hash, Buffer.from(tried.sent.codeHash, 'hex'));
  return isRight ? { ok: true } : unprocessable('code_wrong', { field: 'code' });
}

/** The family behind a session token; nobody when the token is unknown or its time is over. */
export async function findGuardian(
  { now, sessions }: Pick<Portal, 'now' | 'sessions'>,
  token: string | undefined,
): Promise<Guardian | undefined> {
  return token && token.length <= 100 ? sessions.findGuardian(tokenHash(token), now()) : undefined;
}

export async function signOut({ sessions }: Pick<Portal, 'sessions'>, token: string | undefined): Promise<void> {
  if (token) await sessions.remove(tokenHash(token));
}

/** The family of a contact. `lang` is the language it has just chosen; left out, a known family keeps its own. */
export async function findOrCreateGuardian({ city, guardians }: Meeting, contact: string, lang?: Lang): Promise<Guardian> {
  const known = await guardians.findByContact(contact);
  if (!known) return guardians.add({ contact, lang: lang ?? langOf(city.languages[0]) });
  return !lang || known.lang === lang ? known : guardians.change(known.id, { lang });
}

export const tokenHash = (token: string) => createHash('sha256').update(token).digest('hex');
