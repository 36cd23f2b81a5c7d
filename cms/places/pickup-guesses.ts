import { type Problem, tooMany } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';

/** Who types a pick-up code, and of which child, where that is said. */
interface Guess {
  staffId: string;
  childId?: string;
}

type Counting = Pick<Portal, 'limits'>;

const BY_STAFF = 'pickup-by';
const OF_CHILD = 'pickup-of';

/** A pick-up code is counted before it is looked at, for whoever types it and for the child; too often is told with when. */
export async function countPickupGuess({ limits }: Counting, { staffId, childId }: Guess): Promise<Problem | undefined> {
  const byStaff = await limits.takeGuess(BY_STAFF, staffId);
  const ofChild = byStaff === undefined && childId ? await limits.takeGuess(OF_CHILD, childId) : undefined;
  const ms = byStaff ?? ofChild;
  if (ms === undefined) return undefined;
  // It was not looked at: somebody else’s guesses at this child keep no other child from being collected.
  if (ofChild !== undefined) await limits.takeBackGuess(BY_STAFF, staffId);
  return tooMany('pickup_codes_locked', { field: 'code', params: { minutes: Math.ceil(ms / 60_000) } });
}

/** A right code, or one that was not looked at, does not count. Wrong ones before it do: one code known opens no others. */
export async function settlePickupGuess({ limits }: Counting, { staffId, childId }: Guess): Promise<void> {
  await limits.takeBackGuess(BY_STAFF, staffId);
  if (childId) await limits.takeBackGuess(OF_CHILD, childId);
}
