import { timingSafeEqual } from 'node:crypto';
import { type Result, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import { type Lang, langOf } from '#domain/language/lang.ts';
import { tooManyTries } from './code-limits.ts';
import { readContact } from './contact.ts';
import { countTry } from './count-try.ts';
import { beginSession } from './family-sessions.ts';
import { codeHash } from './request-code.ts';

type Meeting = Pick<Portal, 'city' | 'guardians'>;

interface Trying {
  to: string;
  code: string;
  /** The token that the request for the code was answered with, if it is at hand. */
  request?: string;
  lang: Lang;
  /** The address that asks. */
  from: string;
  /** What the browser says it is. */
  agent?: string;
}

/** Trades a code for a session. */
export async function signIn(
  portal: Meeting & Pick<Portal, 'environment' | 'limits' | 'now' | 'sessions' | 'signInCodes' | 'work'>,
  { to, code, request, lang, from, agent = '' }: Trying,
): Promise<Result<{ token: string; guardian: Guardian; expiresAt: string }>> {
  const often = await tooManyTries(portal, from);
  if (often) return often;
  const read = readContact(to, portal.city.country, 'to');
  if (!read.ok) return read;
  const { contact } = read;
  const tried = await tryCode(portal, { contact, code, request, from });
  if (!tried.ok) return tried;
  await portal.signInCodes.removeOf(contact);
  const guardian = await findOrCreateGuardian(portal, contact, lang);
  return { ok: true, guardian, ...(await beginSession(portal, { guardianId: guardian.id, agent })) };
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

/** The family of a contact. `lang` is the language it has just chosen; left out, a known family keeps its own. */
export async function findOrCreateGuardian({ city, guardians }: Meeting, contact: string, lang?: Lang): Promise<Guardian> {
  const known = await guardians.findByContact(contact);
  if (!known) return guardians.add({ contact, lang: lang ?? langOf(city.languages[0]) });
  return !lang || known.lang === lang ? known : guardians.change(known.id, { lang });
}
