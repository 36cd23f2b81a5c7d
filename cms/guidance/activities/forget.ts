import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Signup } from '#cms/records/signups.ts';
import { nextSession, sessionsOf } from '#domain/guidance/sessions.ts';
import { LANGS } from '#domain/language/lang.ts';
import { giveUp } from './join.ts';

export type ForgetNeeds = Parameters<typeof giveUp>[0];

/**
 * Of a guardian who closes its account: what is to come is given up, so that others get the places, and of what was it
 * stays that a family came. Gives what is to be sent.
 */
export async function forgetSignups(portal: ForgetNeeds, guardianId: string, unit: Unit): Promise<string[]> {
  const keys: string[] = [];
  const { signups } = portal;
  const own = (await signups.ofFamily(guardianId, unit)).filter((one) => one.guardianId === guardianId);
  for (const signup of own) {
    if (await isAhead(portal, signup, unit)) keys.push(...(await giveUp(portal, signup, unit)));
    await signups.makeNameless(signup.id, unit);
  }
  return keys;
}

/** A child that is removed comes to nothing any more; where no other comes, the family’s place is given up. */
export async function forgetChild(
  portal: ForgetNeeds,
  { guardianId, childId }: { guardianId: string; childId: string },
  unit: Unit,
): Promise<string[]> {
  const keys: string[] = [];
  for (const signup of await portal.signups.ofFamily(guardianId, unit)) {
    if (!signup.childIds.includes(childId)) continue;
    const childIds = signup.childIds.filter((id) => id !== childId);
    const ahead = await isAhead(portal, signup, unit);
    await portal.signups.change(signup, { childIds, ...(ahead ? { heads: childIds.length } : {}) }, unit);
    if (ahead && childIds.length === 0) keys.push(...(await giveUp(portal, { ...signup, changes: signup.changes + 1 }, unit)));
  }
  return keys;
}

/** Whether a family has a place, or waits, at what is not over. */
export async function isAhead(
  { activities, city, now }: Pick<Portal, 'activities' | 'city' | 'now'>,
  signup: Signup,
  unit: Unit,
) {
  if (signup.state === 'left') return false;
  const activity = await activities.get(signup.activityId, LANGS[0], unit);
  return nextSession(sessionsOf(activity, city.timeZone), now()) !== undefined;
}
