import { type Problem, type Result, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { isFreshProof } from '#domain/contract/evidence.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';
import { tooManyTries } from './code-limits.ts';
import { tokenHash } from './family-sessions.ts';
import { tryCode } from './sign-in.ts';

type Proving = Pick<Portal, 'city' | 'environment' | 'limits' | 'now' | 'sessions' | 'signInCodes' | 'work'>;

export interface Proof {
  guardianId: string;
  /** Token of the session that asks. */
  session?: string;
  /** Whether the session is not enough: a code is to have been entered lately. */
  asksCode: boolean;
  code?: string;
  /** The token that the request for the code was answered with, if it is at hand. */
  request?: string;
  /** The address that asks. */
  from: string;
}

/** When whoever asks last showed by a one-time code that it is the guardian: lately where that is asked, or by the code that comes along. */
export async function proveIdentity(portal: Proving, proof: Proof): Promise<Result<{ codeAt: Instant }>> {
  const { city, now, sessions, signInCodes } = portal;
  const session = proof.session ? await sessions.find(tokenHash(proof.session), now()) : undefined;
  const needed = unprocessable('signing_code_needed', { field: 'code' });
  if (session?.guardian.id !== proof.guardianId) return needed;
  if (!proof.asksCode || isFreshProof(session.provenAt, now(), city.signingCodeMinutes))
    return { ok: true, codeAt: session.provenAt };
  if (!proof.code?.trim()) return needed;
  const often = await tooManyTries(portal, proof.from);
  if (often) return often;
  const { contact } = session.guardian;
  const tried = await tryCode(portal, { contact, code: proof.code, request: proof.request, from: proof.from });
  if (!tried.ok) return (await lapsed(portal, contact, tried)) ?? tried;
  await signInCodes.removeOf(contact);
  const codeAt = now();
  await sessions.setProven(session.id, codeAt);
  return { ok: true, codeAt };
}

/** Whoever is signed in already is told that the newest code has lapsed, and when. */
async function lapsed(
  { city, now, signInCodes }: Pick<Portal, 'city' | 'now' | 'signInCodes'>,
  contact: string,
  { code }: Problem,
): Promise<Problem | undefined> {
  const at = code === 'code_wrong' ? await signInCodes.lapsedAt(contact, now()) : undefined;
  const time = at && formatTime(toLocal(at, city.timeZone).minute);
  return time ? unprocessable('code_lapsed', { field: 'code', params: { time } }) : undefined;
}
