import { acceptInvitation } from '#cms/accounts/link-guardians.ts';
import type { Result } from '#cms/core/problem.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { type ForgetNeeds, isAhead } from './forget.ts';
import { giveUp } from './join.ts';
import { sendOfActivity, type TellNeeds, writeOfActivity } from './tell.ts';

type Needs = ForgetNeeds & TellNeeds & Parameters<typeof acceptInvitation>[0];

/** Takes an invitation up; where both had signed up for an activity to come, the family has one place from then on. */
export async function takeInvitation(portal: Needs, trying: Parameters<typeof acceptInvitation>[1]): Promise<Result<object>> {
  let keys: string[] = [];
  const linked = await acceptInvitation(portal, trying, async ({ host }, unit) => {
    keys = await joinSignups(portal, host, unit);
  });
  if (linked.ok) await sendOfActivity(portal, keys);
  return linked;
}

/** Of two sign-ups for one activity the later is given up and its children come by the other. Gives what is to be sent. */
async function joinSignups(portal: Needs, guardianId: string, unit: Unit): Promise<string[]> {
  const { signups } = portal;
  const keys: string[] = [];
  const live = (await signups.ofFamily(guardianId, unit)).filter(({ state }) => state !== 'left');
  // Who has a place comes before who waits.
  const inOrder = [...live.filter(({ state }) => state === 'in'), ...live.filter(({ state }) => state === 'waiting')];
  for (const later of inOrder) {
    const first = inOrder.find(({ activityId }) => activityId === later.activityId);
    if (!first || first === later || !(await isAhead(portal, later, unit))) continue;
    const childIds = [...new Set([...first.childIds, ...later.childIds])];
    keys.push(...(await giveUp(portal, later, unit)));
    await signups.change(first, { childIds, heads: childIds.length }, unit);
    keys.push(await writeOfActivity(portal, { signup: first, news: 'joined', about: String(first.changes + 1) }, unit));
  }
  return keys;
}
