import {
  type CollectionBeforeOperationHook,
  type CollectionBeforeValidateHook,
  type PayloadRequest,
  ValidationError,
} from 'payload';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { staffOf } from '#cms/access/roles.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { msToWait } from '#cms/ports/database/shared-limiter.ts';
import type { MessageKey } from '#cms/words/index.ts';
import { checkPassword } from './check-password.ts';
import { judgePassword } from './judge-password.ts';

/** Guesses at the password of an account in whose session somebody is. Counted here: the account's change holds the writer. */
const tries = new RateLimiterMemory({ points: 10, duration: 900 });

/** A password is judged wherever an account is saved, and asked for where its owner changes what leads into it. */
export const guardPassword: CollectionBeforeValidateHook = async ({ data = {}, originalDoc, operation, req }) => {
  const { currentPassword, ...rest } = data;
  const isOwn = operation === 'update' && originalDoc && staffOf(req)?.id === originalDoc.id;
  const hasNewEmail = typeof data.email === 'string' && data.email !== originalDoc?.email;
  if (isOwn && (data.password || hasNewEmail)) await askForCurrent(req, String(currentPassword ?? ''), originalDoc);
  if (typeof data.password === 'string' && data.password) {
    await refuseBad(req, data.password, [data.email ?? originalDoc?.email, data.name ?? originalDoc?.name]);
    req.context.unseen = ['password'];
  }
  return rest;
};

/** Whoever follows a link that sets a password is held to the same rules, and it is written down. */
export const guardReset: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'resetPassword') return args;
  const { data } = args as { data?: { token?: unknown; password?: unknown } };
  if (typeof data?.token !== 'string' || typeof data.password !== 'string') return args;
  const { changes, users } = await getPortal();
  const owner = await users.findByPasswordToken(data.token, req);
  await refuseBad(req, data.password, owner ? [owner.email, owner.name] : []);
  if (owner)
    await changes.write({ collection: 'users', ids: [owner.id], actor: owner.id, action: 'update', fields: ['password'] }, req);
  return args;
};

async function askForCurrent(req: PayloadRequest, given: string, account: { id: string; hash?: string; salt?: string }) {
  const wait = await msToWait(tries, account.id);
  if (wait !== undefined) refuse(req, 'currentPassword', 'refused.tooManyTries', { seconds: Math.ceil(wait / 1000) });
  if (!(await checkPassword(given, account))) refuse(req, 'currentPassword', 'refused.passwordCurrent');
}

async function refuseBad(req: PayloadRequest, password: string, around: unknown[]): Promise<void> {
  const { city, environment } = await getPortal();
  // A demonstration's own password is published, and made of its name.
  const own = environment.mode === 'demo' ? [] : Object.values(city.brand).concat('jintuo', 'demo');
  const words = [...around.filter((word) => typeof word === 'string'), ...own];
  const problem = judgePassword(password, words);
  if (problem) refuse(req, 'password', problem);
}

function refuse(req: PayloadRequest, path: string, key: MessageKey, params?: Record<string, number>): never {
  throw new ValidationError({ collection: 'users', errors: [{ path, message: say(req, key, params) }], req });
}
