import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { inviteGuardian } from '#cms/accounts/invite-guardian.ts';
import { saveChild } from '#cms/accounts/save-family.ts';
import { removeChild } from '#cms/booking/remove-child.ts';
import { unlinkGuardians } from '#cms/booking/unlink-guardians.ts';
import { joinActivity, leaveActivity } from '#cms/guidance/activities/join.ts';
import { takeInvitation } from '#cms/guidance/activities/take-invitation.ts';
import type { Activity } from '#cms/records/payload-types.ts';
import { newActivity } from '../support/activity.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';
import { type Family, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let n = 900;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 2, enrolled: false });
});
beforeEach(() => demo.setNow(TEST_NOW));
afterAll(() => demo.close());

const family = () => newFamily(demo.portal, ++n);
const join = (activity: Activity, { guardianId, childId }: Family, childIds = [childId]) =>
  joinActivity(demo.portal, { activityId: activity.id, guardianId, childIds });
const leave = (activity: Activity, { guardianId }: Family) => leaveActivity(demo.portal, { activityId: activity.id, guardianId });
const line = (activity: Activity) => demo.portal.signups.listOf(activity.id);
async function link(one: Family, other: Family) {
  const made = await inviteGuardian(demo.portal, one.guardianId);
  if (!made.ok) throw new Error(made.code);
  const trying = { guardianId: other.guardianId, code: made.code, from: '203.0.113.9' };
  expect(await takeInvitation(demo.portal, trying)).toEqual({ ok: true });
}
/** A child that both have entered, as the second wrote it. */
async function sameChild(of: Family, { guardianId }: Family): Promise<string> {
  const words = { name: `宝宝${of.name.slice(2)}`, birthDate: '2026-03-10', healthConsent: false, pickups: [] };
  const saved = await saveChild(demo.portal, guardianId, words);
  if (!saved.ok) throw new Error(saved.code);
  return saved.child.id;
}

it('two who become one family have one place from then on, with the children of both, and the next gets the other', async () => {
  const [one, other, third] = [await family(), await family(), await family()];
  const activity = await newActivity(demo.portal, { capacity: 2 });
  const over = await newActivity(demo.portal, { date: '2026-11-01' });
  const double = await sameChild(one, other);
  demo.setNow('2026-10-20T01:00:00.000Z');
  await join(over, one);
  await join(over, other, [double]);
  demo.setNow(TEST_NOW);
  await join(activity, one);
  await join(activity, other, [double, other.childId]);
  await join(activity, third);
  await link(one, other);
  const [first, ...others] = await line(activity);
  expect(others.map(({ state }) => state)).toEqual(['left', 'in']);
  expect(first).toMatchObject({ guardianId: one.guardianId, state: 'in', heads: 2 });
  expect([...(first?.childIds ?? [])].sort()).toEqual([one.childId, other.childId].sort());
  expect((await line(over)).map(({ state, childIds }) => [state, childIds])).toEqual([
    ['in', [one.childId]],
    ['in', [one.childId]],
  ]);
  const where = { kind: { equals: 'activity_joined' }, subject: { like: activity.title } };
  await eventually(async () => (await demo.portal.payload.count({ collection: 'messages', where })).totalDocs === 2);
  // A child that is removed leaves what either had signed up for.
  expect(await removeChild(demo.portal, { guardianId: one.guardianId, childId: one.childId })).toEqual({ ok: true });
  expect((await line(activity))[0]).toMatchObject({ childIds: [other.childId], heads: 1 });
});

it('two who part can each sign up for what the other, or the family, had', async () => {
  const [one, other] = [await family(), await family()];
  const activity = await newActivity(demo.portal);
  await link(one, other);
  expect(await join(activity, other, [one.childId])).toMatchObject({ ok: true });
  expect(await join(activity, one)).toMatchObject({ code: 'signup.signed_up' });
  await unlinkGuardians(demo.portal, one.guardianId);
  expect(await line(activity)).toMatchObject([{ guardianId: other.guardianId, childIds: [], heads: 1 }]);
  expect(await join(activity, one)).toMatchObject({ ok: true });
  expect(await leave(activity, other)).toEqual({ ok: true });
  expect(await join(activity, other)).toMatchObject({ ok: true });
});
