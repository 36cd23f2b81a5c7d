import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../support/start-server.ts';

const WORDS = '半夜咳嗽发热';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ LOG_LEVEL: 'trace' });
});
afterAll(() => server?.stop());

const find = (path: string, q: string, headers: Record<string, string> = {}) =>
  fetch(`${server.origin}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.origin, ...headers },
    body: new URLSearchParams({ step: 'find', q }),
  });

it.each(['/ask', '/en/ask'])('what is looked for at %s stands in no address, and comes back with Back', async (path) => {
  const sent = await find(path, WORDS);
  expect(sent.status).toBe(303);
  expect(sent.headers.get('location')).toBe(`${path}?found=1#find`);
  const cookie = sent.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(new RegExp(`Path=${path};`));
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Lax/i);
  const again = await fetch(`${server.origin}${path}?found=1`, { headers: { cookie: cookie.split(';', 1)[0] ?? '' } });
  expect(await again.text()).toContain(`value="${WORDS}"`);
  expect(again.headers.get('cache-control')).toBe('no-store');
  expect(
    await (await fetch(`${server.origin}${path}`, { headers: { cookie: cookie.split(';', 1)[0] ?? '' } })).text(),
  ).not.toContain(WORDS);
});

it.each(['/guidance', '/en/guidance'])('nor what is looked for at %s, whose topic and month stand there', async (path) => {
  const first = await (await fetch(server.origin + path)).text();
  expect(first).toMatch(/<form class="pick" method="post"/);
  const body = new URLSearchParams({ topic: 'health', month: '8', kind: 'x', q: WORDS });
  const headers = { origin: server.origin };
  const sent = await fetch(server.origin + path, { method: 'POST', redirect: 'manual', headers, body });
  const location = `${path}?topic=health&month=8&found=1`;
  expect([sent.status, sent.headers.get('location')]).toEqual([303, location]);
  const [cookie = ''] = (sent.headers.get('set-cookie') ?? '').split(';', 1);
  const found = await fetch(server.origin + location, { headers: { cookie } });
  const page = await found.text();
  expect(page).toContain(`value="${WORDS}"`);
  expect(found.headers.get('cache-control')).toBe('no-store');
  const addresses = [...page.matchAll(/(?:href|action|content)="([^"]*)"/g)].map(([, address = '']) =>
    decodeURIComponent(address),
  );
  expect(addresses.filter((address) => address.includes(WORDS))).toEqual([]);
  expect(addresses).toContainEqual(expect.stringMatching(/[?&]found=1/));
  // Nobody else gets them from what is kept.
  expect(await (await fetch(server.origin + location)).text()).not.toContain(WORDS);
  body.set('q', ' ');
  const all = await fetch(server.origin + path, { method: 'POST', redirect: 'manual', headers, body });
  expect(all.headers.get('location')).toBe(`${path}?topic=health&month=8`);
});

it('an address that has it is read no further, and no log has it either', async () => {
  for (const path of ['/ask', '/en/ask']) {
    const old = await fetch(`${server.origin}${path}?q=${encodeURIComponent(WORDS)}`, { redirect: 'manual' });
    expect([old.status, old.headers.get('location')]).toEqual([303, path]);
  }
  // Whatever goes wrong with it: another site's, too long, no form, a page that is not there.
  expect((await find('/ask', WORDS, { origin: 'https://evil.example' })).status).toBe(403);
  await find('/ask', WORDS.repeat(1000));
  await fetch(`${server.origin}/ask?q=${encodeURIComponent(WORDS)}`, { method: 'POST', body: WORDS });
  await fetch(`${server.origin}/nothing?q=${encodeURIComponent(WORDS)}`);
  await fetch(`${server.origin}/guidance?q=${encodeURIComponent(WORDS)}&topic=%00`);
  for (const form of [WORDS, encodeURIComponent(WORDS)]) expect(server.said()).not.toContain(form);
});

it('looking for nothing shows all again', async () => {
  const sent = await find('/ask', ' ');
  expect(sent.headers.get('set-cookie') ?? '').not.toContain('jt_looked_for=%');
  expect(sent.status).toBe(303);
});
