import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forgetExpired } from '#cms/follow/forget-expired.ts';
import { type Rate, secondsToWait } from '#cms/portal/how-often.ts';
import type { RateLimit } from '#cms/records/payload-types.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ seeded: false });
});
afterAll(() => demo.close());

const wait = (rate: Rate, address: string, mode: 'live' | 'demo' = 'live') =>
  secondsToWait({ limits: demo.portal.limits, environment: { mode, limited: true } }, rate, address);

async function callsAllowed(rate: Rate, addresses: (n: number) => string, mode: 'live' | 'demo' = 'live'): Promise<number> {
  for (let n = 0; n < 20_000; n++) if (await wait(rate, addresses(n), mode)) return n;
  throw new Error('there is no limit');
}

it('counts by address and by kind of call', async () => {
  expect(await callsAllowed('code', () => '203.0.113.1')).toBe(20);
  expect(await callsAllowed('write', () => '203.0.113.1')).toBe(60);
  expect(await callsAllowed('code', () => '203.0.113.2')).toBe(20);
});

it('says how long to wait: a minute at most', async () => {
  await callsAllowed('code', () => '203.0.113.3');
  const seconds = await wait('code', '203.0.113.3');
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
});

it('takes a household’s many IPv6 addresses for one', async () => {
  expect(await callsAllowed('code', (n) => `2001:db8:1:2::${n.toString(16)}`)).toBe(20);
  for (let n = 0; n < 100; n++) expect(await wait('code', `2001:db8:2:${n}::1`)).toBeUndefined();
  expect(await callsAllowed('code', () => '::ffff:203.0.113.4')).toBe(20);
  expect(await wait('code', '203.0.113.4')).toBeGreaterThan(0);
});

it('lets a demonstration be tried out by a crowd', async () => {
  // The fewest there are: each is a write, and all of them must fit into the minute.
  expect(await callsAllowed('code', () => '203.0.113.6', 'demo')).toBe(400);
});

it('counts exactly, however many calls come at once', async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => wait('write', '203.0.113.5')));
  expect(answers.filter((seconds) => seconds === undefined)).toHaveLength(60);
});

it('begins anew when the time is over', async () => {
  const limit = { name: `short-${randomUUID()}`, most: 2, seconds: 1 };
  const take = () => demo.portal.limits.take(limit, 'somebody');
  expect([await take(), await take(), await take()]).toEqual([undefined, undefined, expect.any(Number)]);
  await expect.poll(take, { timeout: 20_000, interval: 200 }).toBeUndefined();
});

it.skipIf(process.env.MONGODB_TEST_URI)('forgets what is over, and nothing that still counts', async () => {
  const { limits, payload } = demo.portal;
  const limitOf = (seconds: number) => ({ name: `over-${randomUUID()}`, most: 1, seconds });
  const [short, long] = [limitOf(1), limitOf(3600)];
  for (const limit of [short, long]) await limits.take(limit, 'somebody');
  const left = async () => {
    await forgetExpired(demo.portal);
    const { docs } = await payload.db.find<RateLimit>({ collection: 'rate-limits', where: {}, pagination: false, limit: 0 });
    return [short, long].map(({ name }) => docs.filter(({ key }) => key.startsWith(name)).length);
  };
  await expect.poll(left, { timeout: 20_000, interval: 200 }).toEqual([0, 1]);
  expect(await limits.take(long, 'somebody')).toEqual(expect.any(Number));
});

it('keeps no address, and writes nothing for reading', async () => {
  const rows = async () =>
    (await demo.portal.payload.db.find({ collection: 'rate-limits', where: {}, pagination: false, limit: 0 })).docs;
  await wait('write', '203.0.113.77');
  const kept = await rows();
  expect(kept.length).toBeGreaterThan(0);
  expect(JSON.stringify(kept)).not.toContain('203.0.113');
  for (let n = 0; n < 50; n++) await wait('read', `203.0.113.${n}`);
  expect(await rows()).toEqual(kept);
});
