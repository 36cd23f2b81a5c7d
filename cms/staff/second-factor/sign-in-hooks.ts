import {
  APIError,
  AuthenticationError,
  type CollectionAfterLoginHook,
  type CollectionAfterMeHook,
  type CollectionAfterOperationHook,
  type CollectionBeforeChangeHook,
  type CollectionBeforeOperationHook,
  type PayloadRequest,
} from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { machineTime } from '#cms/core/clock.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { langOf } from '#domain/language/lang.ts';
import { type Attempt, checkSignIn, type Refusal } from './check-sign-in.ts';
import { needsFactor } from './keep-factor.ts';

/** Everybody who signs in with a password is looked at here first: without the second factor no session begins. */
export const guardSignIn: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'login') return args;
  const attempt = attemptOf(req, { ...req.data, ...(args as { data?: object }).data });
  // Payload says itself what is missing.
  if (!attempt.email || !attempt.password) return args;
  const checked = await checkSignIn(await getPortal(), attempt);
  if (!checked.ok) throw refusalOf(req, checked);
  return args;
};

/** What is sent to somebody is written in the language in which they last signed in. */
export const keepLanguage: CollectionAfterLoginHook = async ({ req, user }) => {
  const language = langOf(req.i18n.language);
  if (user.language !== language) await (await getPortal()).users.keepLanguage(String(user.id), language, req);
  return user;
};

/** Since when the session that asks has been there: a phone at a door ends none that began after it was signed out. */
export const sayBegan: CollectionAfterMeHook = ({ req, response }) => {
  const { _sid, sessions } = (req.user ?? {}) as { _sid?: string; sessions?: { id: string; createdAt?: string | Date | null }[] };
  const began = sessions?.find(({ id }) => id === _sid)?.createdAt;
  const [since, asOf] = [new Date(began ?? 0), new Date(machineTime())].map((at) => at.toISOString());
  return began ? { ...(response as object), began: since, asOf } : response;
};

/** A new password is no second factor: who has one, or needs one, signs in with both. */
export const endAfterReset: CollectionAfterOperationHook = async ({ operation, result }) => {
  if (operation !== 'resetPassword') return result;
  const { user } = result as { user: { id: string; roles: [] } };
  const { environment, secondFactors, users } = await getPortal();
  const factor = await secondFactors.find(user.id);
  if (!factor?.confirmed && !needsFactor(user, environment)) return result;
  await users.endSessions(user.id);
  return { ...result, token: '' };
};

/** Whoever is given duties that need a second factor is signed out, and sets one up on coming back. */
export const endWithNewDuty: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const { environment, secondFactors } = await getPortal();
  if (operation !== 'update' || !needsFactor(data, environment) || needsFactor(originalDoc, environment)) return data;
  const factor = await secondFactors.find(originalDoc.id, req);
  return factor?.confirmed ? data : { ...data, sessions: [] };
};

export function attemptOf(req: PayloadRequest, data: Record<string, unknown>): Attempt {
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : '');
  const address = req.headers.get('x-forwarded-for') ?? '';
  return { email: text('email'), password: text('password'), code: text('code') || undefined, address, at: machineTime() };
}

/** The person's own sign-in page reads `data.why`, and asks for what is missing. */
export function refusalOf(req: PayloadRequest, refusal: Refusal): APIError {
  const { why } = refusal;
  switch (why) {
    case 'wrong':
      return new AuthenticationError(req.t);
    case 'wait':
      return new APIError(say(req, 'refused.tooManyTries', { seconds: refusal.seconds }), 429, { why }, true);
    case 'code':
      return new APIError(say(req, 'factor.codeNeeded'), 401, { why }, true);
    case 'codeWrong':
      return new APIError(say(req, 'factor.codeWrong'), 401, { why }, true);
    case 'setUp':
      return new APIError(say(req, 'factor.setUpNeeded'), 401, { why }, true);
  }
}

/** The account that a request's session is of. */
export function ownAccount(req: PayloadRequest): string {
  const user = staffOf(req);
  if (!user) throw new APIError(req.t('error:notAllowedToPerformAction'), 403, undefined, true);
  return user.id;
}
