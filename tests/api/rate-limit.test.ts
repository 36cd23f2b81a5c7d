import { expect, it } from 'vitest';
import { secondsToWait } from '#site/server/rate-limit.ts';

async function callsAllowed(
  rate: 'read' | 'write' | 'code',
  addresses: (n: number) => string,
  mode: 'live' | 'demo' = 'live',
): Promise<number> {
  for (let n = 0; n < 20_000; n++) if (await secondsToWait(rate, addresses(n), mode)) return n;
  throw new Error('there is no limit');
}

it('counts by address and by kind of call', async () => {
  expect(await callsAllowed('code', () => '203.0.113.1')).toBe(20);
  expect(await callsAllowed('write', () => '203.0.113.1')).toBe(60);
  expect(await callsAllowed('code', () => '203.0.113.2')).toBe(20);
});

it('says how long to wait: a minute at most', async () => {
  await callsAllowed('code', () => '203.0.113.3');
  const seconds = await secondsToWait('code', '203.0.113.3', 'live');
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
});

it('takes a household’s many IPv6 addresses for one', async () => {
  expect(await callsAllowed('code', (n) => `2001:db8:1:2::${n.toString(16)}`)).toBe(20);
  for (let n = 0; n < 100; n++) expect(await secondsToWait('code', `2001:db8:2:${n}::1`, 'live')).toBeUndefined();
  expect(await callsAllowed('code', () => '::ffff:203.0.113.4')).toBe(20);
  expect(await secondsToWait('code', '203.0.113.4', 'live')).toBeGreaterThan(0);
});

it('lets a demonstration be tried out by a crowd', async () => {
  expect(await callsAllowed('write', () => '203.0.113.1', 'demo')).toBe(1200);
});
