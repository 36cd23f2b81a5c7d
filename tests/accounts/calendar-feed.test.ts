import { afterAll, beforeAll, expect, it } from 'vitest';
import { endFeed, findFeed, newFeed } from '#cms/accounts/calendar-feed.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { newFamily } from '../support/family.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal();
});
afterAll(() => demo.close());

const tokenIn = (path: string) => /^\/calendars\/([\w-]+)\.ics$/.exec(path)?.[1] ?? '';

it('the address of a calendar is given out once, kept as a digest, and of no use once it is renewed or stopped', async () => {
  const { portal } = demo;
  const { guardianId } = await newFamily(portal, 870);
  const other = await newFamily(portal, 871);
  const token = tokenIn((await newFeed(portal, guardianId)).path);
  expect((await findFeed(portal, token))?.id).toBe(guardianId);
  const { docs } = await portal.payload.find({ collection: 'guardians', pagination: false });
  expect(JSON.stringify(docs)).not.toContain(token);
  expect(JSON.stringify(docs)).toMatch(/"feedHash":"[0-9a-f]{64}"/);

  const renewed = tokenIn((await newFeed(portal, guardianId)).path);
  expect(await findFeed(portal, token)).toBeUndefined();
  expect((await findFeed(portal, renewed))?.id).toBe(guardianId);
  await newFeed(portal, other.guardianId);
  await endFeed(portal, guardianId);
  expect(await findFeed(portal, renewed)).toBeUndefined();
  expect((await portal.guardians.get(other.guardianId)).feedMadeAt).toBeDefined();
  for (const none of ['', 'null', 'undefined', '0'.repeat(43), token.slice(1)])
    expect(await findFeed(portal, none)).toBeUndefined();
});

it('a closed account has no calendar', async () => {
  const { portal } = demo;
  const { guardianId } = await newFamily(portal, 872);
  const token = tokenIn((await newFeed(portal, guardianId)).path);
  const { contact } = await portal.guardians.get(guardianId);
  await portal.work((unit) => portal.familyData.erase({ id: guardianId, contact }, unit));
  expect(await findFeed(portal, token)).toBeUndefined();
});
