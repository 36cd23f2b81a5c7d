import { neighbourhood } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { checkPassword } from '../check-password.ts';
import { needsFactor } from './keep-factor.ts';
import { spendCode } from './spend-code.ts';

export interface Attempt {
  email: string;
  password: string;
  /** Of the second factor. */
  code?: string;
  /** Where it comes from. */
  address: string;
  /** Milliseconds. */
  at: number;
}

/**
 * Why nobody is let in: too many guesses; a wrong name or password, which is not told apart; a code that is missing or
 * wrong; a second factor that has to be set up first.
 */
export type Refusal =
  | { ok: false; why: 'wait'; seconds: number }
  | { ok: false; why: 'wrong' }
  | { ok: false; why: 'code' | 'codeWrong'; accountId: string }
  | { ok: false; why: 'setUp'; accountId: string };

type Checking = Pick<Portal, 'changes' | 'environment' | 'limits' | 'secondFactors' | 'users' | 'work'>;

/**
 * Whether somebody may be signed in. An account that is not there takes as long as one that is, and guesses are paused
 * by account and address, so that nobody can keep its owner out from elsewhere.
 */
export async function checkSignIn(portal: Checking, attempt: Attempt): Promise<{ ok: true } | Refusal> {
  const { limits, users } = portal;
  const email = attempt.email.trim().toLowerCase();
  const who = `${email} ${neighbourhood(attempt.address)}`;
  const wait = await guess(portal, 'staff-password', who);
  if (wait) return wait;
  const account = await users.findForSignIn(email);
  if (!(await checkPassword(attempt.password, account)) || !account) return { ok: false, why: 'wrong' };
  await limits.forgetGuesses('staff-password', who);
  return checkFactor(portal, account, attempt);
}

async function checkFactor(
  portal: Checking,
  account: Parameters<typeof needsFactor>[0] & { id: string },
  { code, at }: Attempt,
): Promise<{ ok: true } | Refusal> {
  const { changes, environment, secondFactors } = portal;
  const accountId = account.id;
  const factor = await secondFactors.find(accountId);
  const confirm = !factor?.confirmed;
  if (confirm && !needsFactor(account, environment)) return { ok: true };
  if (!factor || !code) return { ok: false, why: confirm ? 'setUp' : 'code', accountId };
  const tried = await tryCode(portal, accountId, { code, at, confirm });
  if (!tried.ok) return tried;
  if (confirm)
    await changes.write({ collection: 'users', ids: [accountId], actor: accountId, action: 'update', fields: ['secondFactor'] });
  return tried;
}

/** A code is guessed at by who has the password: pauses are the account's, wherever the guesses come from. */
export async function tryCode(
  portal: Pick<Portal, 'environment' | 'limits' | 'secondFactors' | 'work'>,
  accountId: string,
  given: { code: string; at: number; confirm: boolean },
): Promise<{ ok: true } | Refusal> {
  const wait = await guess(portal, 'staff-code', accountId);
  if (wait) return wait;
  if (!(await spendCode(portal, accountId, given))) return { ok: false, why: 'codeWrong', accountId };
  await portal.limits.forgetGuesses('staff-code', accountId);
  return { ok: true };
}

async function guess(
  { environment, limits }: Pick<Portal, 'environment' | 'limits'>,
  what: string,
  who: string,
): Promise<Refusal | undefined> {
  const wait = environment.limited ? await limits.takeGuess(what, who) : undefined;
  return wait === undefined ? undefined : { ok: false, why: 'wait', seconds: Math.max(1, Math.ceil(wait / 1000)) };
}
