import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import { startServer, type TestServer } from '../../support/start-server.ts';
import { TEST_NOW } from '../../support/test-now.ts';

/** A server of its own: on the one that others search on, sums are everybody's. */
let server: TestServer;
let cookie = '';
beforeAll(async () => {
  server = await startServer({ PORTAL_NOW: TEST_NOW });
  const answer = await fetch(`${server.origin}/admin/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.origin },
    body: JSON.stringify({ email: 'city@demo.example', password: DEMO_PASSWORD }),
  });
  cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
});
afterAll(() => server?.stop());

const phone = (n: number) => `Mozilla/5.0 (Linux; Android 14; ${n}) Chrome/126.0 Mobile Safari/537.36`;
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.origin}${path}`, { headers: { 'user-agent': phone(0), ...headers } });
const told = async () => {
  const page = await (await get('/admin/unmet', { cookie })).text();
  return [...page.matchAll(/class="jt-answer">([^<]+)</g)].map(([, words]) => words);
};

/** At night nobody is open. */
const search = (from: string, rest: string) => `/facilities?${rest}&from=2026-11-25T${from}&to=2026-11-25T04:00&ageMonths=20`;

it('a search that finds nobody counts once a day for each device, sets no cookie, and is told in fives', async () => {
  expect(await told()).toEqual(['2026 年 11 月四种没找到位的，各不足 5 次']);
  for (let n = 0; n < 8; n++) {
    const page = await get(search('02:00', 'near=32.4931,119.9147'), { 'user-agent': phone(n) });
    expect(page.status).toBe(200);
    expect(page.headers.get('set-cookie')).toBeNull();
    await get(search('02:30', 'near=32.4930,119.9148'), { 'user-agent': phone(n) });
  }
  const others: Record<string, string>[] = [
    { 'user-agent': 'Mozilla/5.0 (compatible; bingbot/2.0)' },
    { 'sec-purpose': 'prefetch' },
  ];
  for (const headers of others) for (let n = 0; n < 9; n++) await get(search('02:00', `near=32.${500 + n},119.9`), headers);
  // Somebody is free, or nothing is said of a time, or of a place.
  const day = 'from=2026-11-25T10:00&to=2026-11-25T12:00&ageMonths=20';
  for (let n = 0; n < 9; n++) await get(`/facilities?near=32.4931,119.9147&${day}`, { 'user-agent': phone(n + 10) });
  for (let n = 0; n < 9; n++) await get('/facilities?q=没有这家', { 'user-agent': phone(n + 20) });
  await expect.poll(told, { timeout: 40_000 }).toEqual(['这段时间约 10 次']);
}, 90_000);
