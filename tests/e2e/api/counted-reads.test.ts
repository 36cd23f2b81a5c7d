import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import { startServer, type TestServer } from '../../support/start-server.ts';

/** A server of its own: on the one that others read from, sums are everybody's. */
let server: TestServer;
let cookie = '';
beforeAll(async () => {
  server = await startServer();
  const answer = await fetch(`${server.origin}/admin/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.origin },
    body: JSON.stringify({ email: 'reviewer@demo.example', password: DEMO_PASSWORD }),
  });
  cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
});
afterAll(() => server?.stop());

const PHONE = 'Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile Safari/537.36';
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.origin}${path}`, { headers: { 'user-agent': PHONE, ...headers } });
const answerOf = async () => /class="jt-answer">([^<]+)</.exec(await (await get('/admin/figures', { cookie })).text())?.[1];

it('a page that is read counts once for each device, made anew or kept, and no cookie is set for it', async () => {
  expect(await answerOf()).toBe('还没有人读过文章');
  for (let time = 0; time < 3; time++) {
    const page = await get('/guidance/fever');
    expect(page.status).toBe(200);
    expect(page.headers.get('set-cookie')).toBeNull();
  }
  await get('/en/guidance/fever', { 'user-agent': `${PHONE} other` });
  const etag = (await get('/guidance/fever')).headers.get('etag') ?? '';
  await get('/guidance/fever', { 'if-none-match': etag, 'user-agent': `${PHONE} third` });
  const others: Record<string, string>[] = [
    { 'user-agent': 'Mozilla/5.0 (compatible; bingbot/2.0)' },
    { 'sec-purpose': 'prefetch' },
  ];
  for (const headers of others) await get('/guidance/constipation', headers);
  await get('/guidance/no-such-text');
  await get('/guidance/fever?preview=draft', { 'user-agent': `${PHONE} fourth` });
  await expect.poll(answerOf, { timeout: 25_000 }).toBe('文章被读了 3 次');
}, 60_000);
