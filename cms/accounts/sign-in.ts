import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { badRequest, type Result, tooMany, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { inTransaction } from '#cms/ports/database/in-transaction.ts';
import type { Guardian, SignInCode } from '#cms/records/payload-types.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { normalContact } from './contact.ts';
import { codeHash } from './request-code.ts';

const SESSION_DAYS = 30;
const ATTEMPTS = 5;

/** Trades a code for a session. The token is given out once and kept here only as a hash. */
export async function signIn(
  portal: Portal,
  { to, code, lang }: { to: string; code: string; lang: 'zh' | 'en' },
): Promise<Result<{ token: string; guardian: Guardian; expiresAt: string }>> {
  const contact = normalContact(to, portal.city.country);
  if (!contact) return badRequest('contact_invalid', { field: 'to' });
  const { payload, now } = portal;
  const tried = await countTry(portal, contact);
  if (!tried.ok) return tried;
  const given = Buffer.from(codeHash(portal, contact, code.normalize('NFKC').trim()), 'hex');
  if (!timingSafeEqual(given, Buffer.from(tried.sent.codeHash, 'hex'))) return unprocessable('code_wrong', { field: 'code' });
  await payload.delete({ collection: 'sign-in-codes', where: { contact: { equals: contact } } });
  const guardian = await findOrCreateGuardian(portal, contact, lang);
  const token = randomBytes(32).toString('base64url');
  const expiresAt = plusMinutes(now(), SESSION_DAYS * 1440);
  await payload.create({
    collection: 'guardian-sessions',
    data: { tokenHash: tokenHash(token), guardian: guardian.id, expiresAt },
  });
  return { ok: true, token, guardian, expiresAt };
}

/** The newest code of a contact. Each try is counted before it is looked at, so that many at once are no way round the limit. */
function countTry({ payload, now }: Portal, contact: string): Promise<Result<{ sent: SignInCode }>> {
  return inTransaction(payload, async (req): Promise<Result<{ sent: SignInCode }>> => {
    const { docs } = await payload.find({
      collection: 'sign-in-codes',
      where: { contact: { equals: contact }, expiresAt: { greater_than: now() } },
      sort: '-createdAt',
      limit: 1,
      req,
    });
    const sent = docs[0];
    if (!sent) return unprocessable('code_wrong', { field: 'code' });
    const attempts = sent.attempts ?? 0;
    if (attempts >= ATTEMPTS) return tooMany('code_locked', { field: 'code' });
    await payload.update({ collection: 'sign-in-codes', id: sent.id, data: { attempts: attempts + 1 }, req });
    return { ok: true, sent };
  });
}

/** The family behind a session token; nobody when the token is unknown or its time is over. */
export async function findGuardian({ payload, now }: Portal, token: string | undefined): Promise<Guardian | undefined> {
  if (!token || token.length > 100) return undefined;
  const { docs } = await payload.find({
    collection: 'guardian-sessions',
    where: { tokenHash: { equals: tokenHash(token) }, expiresAt: { greater_than: now() } },
    depth: 1,
    limit: 1,
  });
  const guardian = docs[0]?.guardian;
  return typeof guardian === 'object' ? guardian : undefined;
}

export async function signOut({ payload }: Portal, token: string | undefined): Promise<void> {
  if (token) await payload.delete({ collection: 'guardian-sessions', where: { tokenHash: { equals: tokenHash(token) } } });
}

/** The family of a contact. `lang` is the language it has just chosen; left out, a known family keeps its own. */
export async function findOrCreateGuardian({ payload, city }: Portal, contact: string, lang?: 'zh' | 'en'): Promise<Guardian> {
  const { docs } = await payload.find({ collection: 'guardians', where: { contact: { equals: contact } }, limit: 1 });
  const [known] = docs;
  if (!known)
    return payload.create({ collection: 'guardians', data: { contact, lang: lang ?? city.languages[0] ?? 'zh', adult: false } });
  return !lang || known.lang === lang ? known : payload.update({ collection: 'guardians', id: known.id, data: { lang } });
}

const tokenHash = (token: string) => createHash('sha256').update(token).digest('hex');
