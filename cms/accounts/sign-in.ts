import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { badRequest, type Result, tooMany, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { SignInCode } from '#cms/records/sign-in-codes.ts';
import { type Lang, langOf } from '#domain/language/lang.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { tooManyTries } from './code-limits.ts';
import { normalContact } from './contact.ts';
import { codeHash } from './request-code.ts';

const SESSION_DAYS = 30;
const ATTEMPTS = 5;

type Trying = Pick<Portal, 'now' | 'signInCodes' | 'work'>;
type Meeting = Pick<Portal, 'city' | 'guardians'>;

/** Trades a code for a session. The token is given out once and kept here only as a hash. `from` is the address that asks. */
export async function signIn(
  portal: Trying & Meeting & Pick<Portal, 'environment' | 'limits' | 'sessions'>,
  { to, code, lang, from }: { to: string; code: string; lang: Lang; from: string },
): Promise<Result<{ token: string; guardian: Guardian; expiresAt: string }>> {
  const often = await tooManyTries(portal, from);
  if (often) return often;
  const contact = normalContact(to, portal.city.country);
  if (!contact) return badRequest('contact_invalid', { field: 'to' });
  const tried = await countTry(portal, contact);
  if (!tried.ok) return tried;
  const given = Buffer.from(codeHash(portal, contact, code.normalize('NFKC').trim()), 'hex');
  if (!timingSafeEqual(given, Buffer.from(tried.sent.codeHash, 'hex'))) return unprocessable('code_wrong', { field: 'code' });
  await portal.signInCodes.removeOf(contact);
  const guardian = await findOrCreateGuardian(portal, contact, lang);
  const token = randomBytes(32).toString('base64url');
  const expiresAt = plusMinutes(portal.now(), SESSION_DAYS * 1440);
  await portal.sessions.add({ tokenHash: tokenHash(token), guardianId: guardian.id, expiresAt });
  return { ok: true, token, guardian, expiresAt };
}

/** The newest code of a contact. Each try is counted before it is looked at, so that many at once are no way round the limit. */
function countTry({ now, signInCodes, work }: Trying, contact: string): Promise<Result<{ sent: SignInCode }>> {
  return work(async (unit): Promise<Result<{ sent: SignInCode }>> => {
    const sent = await signInCodes.findNewest(contact, now(), unit);
    if (!sent) return unprocessable('code_wrong', { field: 'code' });
    if (sent.attempts >= ATTEMPTS) return tooMany('code_locked', { field: 'code' });
    await signInCodes.setAttempts(sent.id, sent.attempts + 1, unit);
    return { ok: true, sent };
  });
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

const tokenHash = (token: string) => createHash('sha256').update(token).digest('hex');
