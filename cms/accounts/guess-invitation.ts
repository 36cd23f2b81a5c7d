import { type Problem, tooMany } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { tooManyTries } from './code-limits.ts';

const GUESS = 'invitation';

export type Guessing = Pick<Portal, 'limits'> & Parameters<typeof tooManyTries>[0];

/** Guesses at an invitation's code are counted before they are looked at, for who guesses and for where it is. */
export async function tooManyGuesses(
  portal: Guessing,
  { guardianId, from }: { guardianId: string; from: string },
): Promise<Problem | undefined> {
  const often = await tooManyTries(portal, from);
  if (often) return often;
  const ms = await portal.limits.takeGuess(GUESS, guardianId);
  return ms === undefined
    ? undefined
    : tooMany('invitation_locked', { field: 'code', params: { minutes: Math.ceil(ms / 60_000) } });
}

/** Whoever had the right one has not guessed. */
export const forgetGuesses = ({ limits }: Pick<Portal, 'limits'>, guardianId: string) => limits.forgetGuesses(GUESS, guardianId);
