import { APIError, addDataAndFileToRequest, type Endpoint, NotFound, type PayloadRequest } from 'payload';
import { hasRole, staffOf } from '#cms/access/roles.ts';
import { machineTime } from '#cms/core/clock.ts';
import { drawQr } from '#cms/drawings/qr.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal, type Portal } from '#cms/portal/portal.ts';
import type { MessageKey } from '#cms/words/index.ts';
import { checkSignIn, tryCode } from './check-sign-in.ts';
import { beginFactor, needsFactor, removeFactor, renewRecovery } from './keep-factor.ts';
import { attemptOf, ownAccount, refusalOf } from './sign-in-hooks.ts';
import { addressOf } from './totp.ts';

/** What an account's owner does with its second factor, and an administrator with another's. */
export const factorEndpoints: Endpoint[] = [
  post('/second-factor/begin', async (req, portal) => {
    const { id, email } = await whoSetsUp(req, portal);
    const secret = await beginFactor(portal, id);
    if (!secret) throw refuse(req, 409, 'factor.inUse');
    const issuer = portal.city.brand[portal.city.languages[0] ?? 'zh'];
    return { secret, picture: drawQr(addressOf(secret, { issuer, label: email })) };
  }),
  post('/second-factor/confirm', async (req, portal) => {
    const id = ownAccount(req);
    const code = typeof req.data?.code === 'string' ? req.data.code : '';
    const tried = await tryCode(portal, id, { code, at: machineTime(), confirm: true });
    if (!tried.ok) throw refusalOf(req, tried);
    await portal.changes.write({ collection: 'users', ids: [id], actor: id, action: 'update', fields: ['secondFactor'] });
    return { recovery: await renewRecovery(portal, id) };
  }),
  post('/second-factor/recovery', async (req, portal) => {
    const id = ownAccount(req);
    await askForPassword(req, portal);
    const recovery = await renewRecovery(portal, id);
    if (!recovery) throw refuse(req, 409, 'factor.notInUse');
    return { recovery };
  }),
  post('/second-factor/remove', async (req, portal) => {
    const id = ownAccount(req);
    await askForPassword(req, portal);
    if (needsFactor(staffOf(req) ?? {}, portal.environment)) throw refuse(req, 403, 'factor.required');
    await removeFactor(portal, id, id);
    return {};
  }),
  post('/:id/second-factor/reset', async (req, portal) => {
    const [by, id] = [ownAccount(req), String(req.routeParams?.id)];
    if (!hasRole(staffOf(req), 'administrator') || id === by) throw refuse(req, 403, 'factor.byAnother');
    if (!(await portal.users.namesOf([id])).has(id)) throw new NotFound(req.t);
    await removeFactor(portal, id, by);
    await portal.users.endSessions(id);
    return {};
  }),
];

function post(path: string, answer: (req: PayloadRequest, portal: Portal) => Promise<object>): Endpoint {
  const handler = async (req: PayloadRequest) => {
    await addDataAndFileToRequest(req);
    return Response.json(await answer(req, await getPortal()), { headers: { 'cache-control': 'no-store' } });
  };
  return { path, method: 'post', handler };
}

/**
 * Who is signed in and gives the password too, since whoever sets up a second factor keeps everybody else out; or who has
 * just given the right password and cannot be let in without one.
 */
async function whoSetsUp(req: PayloadRequest, portal: Portal): Promise<{ id: string; email: string }> {
  if (req.user) {
    await askForPassword(req, portal);
    return { id: ownAccount(req), email: req.user.email };
  }
  const attempt = attemptOf(req, { ...req.data, code: undefined });
  const checked = await checkSignIn(portal, attempt);
  if (!checked.ok && checked.why === 'setUp') return { id: checked.accountId, email: attempt.email };
  throw refusalOf(req, checked.ok || checked.why === 'code' ? { ok: false, why: 'wrong' } : checked);
}

/** Somebody at a screen that was left open does not have it. */
async function askForPassword(req: PayloadRequest, portal: Portal): Promise<void> {
  const attempt = attemptOf(req, { ...req.data, email: req.user?.email, code: undefined });
  const checked = await checkSignIn(portal, attempt);
  if (checked.ok || checked.why === 'code' || checked.why === 'setUp') return;
  throw checked.why === 'wrong' ? refuse(req, 400, 'refused.passwordCurrent') : refusalOf(req, checked);
}

const refuse = (req: PayloadRequest, status: number, key: MessageKey) => new APIError(say(req, key), status, undefined, true);
