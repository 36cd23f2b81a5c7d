import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import { startServer, type TestServer } from '../../support/start-server.ts';

let server: TestServer;
let cookie = '';
beforeAll(async () => {
  server = await startServer();
  const { answer } = await ask('/users/login', { body: { email: 'admin@demo.example', password: DEMO_PASSWORD } });
  cookie = (answer.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
});
afterAll(() => server?.stop());

async function ask(path: string, { method = 'POST', body = {}, as = '' }: { method?: string; body?: unknown; as?: string } = {}) {
  const answer = await fetch(`${server.origin}/admin/api${path}`, {
    method,
    headers: { 'content-type': 'application/json', origin: server.origin, ...(as ? { cookie: as } : {}) },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(60_000),
  });
  return { answer, text: await answer.text() };
}

/** The address of the newest message to somebody that sets a password. */
async function linkFor(email: string): Promise<string> {
  const outbox = await (await fetch(`${server.origin}/api/v1/outbox`)).text();
  return new RegExp(`${email}[^]*?/admin/reset/(\\w+)`).exec(outbox)?.[1] ?? '';
}

let families = 0;

/** A family's write: it waits for the one writer as all others do. */
async function familyCanWrite(): Promise<void> {
  const answer = await fetch(`${server.origin}/api/v1/session/code`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: `139${String(++families).padStart(8, '0')}` }),
    signal: AbortSignal.timeout(60_000),
  });
  expect([200, 202, 204]).toContain(answer.status);
}

describe('the calls by which staff sign in', () => {
  it.each<[path: string, options: { method?: string; body?: object }, status: number]>([
    ['/users/forgot-password', { body: { email: 'nobody@demo.example' } }, 200],
    ['/users/forgot-password', { body: { email: 'admin@demo.example' } }, 200],
    ['/users/forgot-password', { body: { email: { $ne: '' } } }, 400],
    ['/users/forgot-password', { body: {} }, 400],
    ['/users/reset-password', { body: { token: 'x', password: 'a-new-password-1' } }, 403],
    ['/users/login', { body: { email: 'nobody@demo.example', password: 'wrong' } }, 401],
    ['/users/login', { body: { email: 'author@demo.example', password: 'wrong' } }, 401],
    ['/users/unlock', { body: { email: 'author@demo.example' } }, 403],
    ['/users/first-register', { body: { email: 'a@demo.example', password: 'x' } }, 404],
    ['/users/refresh-token', {}, 403],
    ['/users/logout', {}, 400],
    ['/users/me', { method: 'GET' }, 200],
    ['/users/init', { method: 'GET' }, 200],
  ])('answer %s with %j, and leave the writer free', async (path, options, status) => {
    const { answer, text } = await ask(path, options);
    expect([answer.status, text]).toEqual([status, expect.any(String)]);
    await familyCanWrite();
  });

  it('go on with a session: refreshed, and ended', async () => {
    expect((await ask('/users/refresh-token', { as: cookie })).answer.status).toBe(200);
    expect((await ask('/users/unlock', { as: cookie, body: { email: 'author@demo.example' } })).answer.status).toBe(200);
    expect((await ask('/users/logout', { as: cookie })).answer.status).toBe(200);
    await familyCanWrite();
  });

  it('set a new password by the link that was sent, once', async () => {
    const email = 'reviewer@demo.example';
    expect((await ask('/users/forgot-password', { body: { email } })).answer.status).toBe(200);
    await expect.poll(() => linkFor(email), { timeout: 20_000 }).not.toBe('');
    const token = await linkFor(email);
    const password = 'ginkgo-leaves-in-November';
    expect((await ask('/users/reset-password', { body: { token, password } })).answer.status).toBe(200);
    expect((await ask('/users/reset-password', { body: { token, password } })).answer.status).toBe(403);
    expect((await ask('/users/login', { body: { email, password } })).answer.status).toBe(200);
  });
});

describe('odd calls of the staff’s API', () => {
  it.each<[path: string, options: { method?: string; body?: unknown }, status: number]>([
    ['/facilities/versions', { method: 'GET' }, 404],
    ['/users/versions/x', { method: 'GET' }, 404],
    ['/constructor', { method: 'GET' }, 404],
    ['/media/file/x%00.png', { method: 'GET' }, 404],
    ['/users?where[id][equals][$ne]=1', { method: 'GET' }, 400],
    ['/users?where[id][in][0][$gt]=1', { method: 'GET' }, 400],
    ['/articles?where[writtenBy.email][like]=a', { method: 'GET' }, 400],
    ['/articles?sort=writtenBy.hash', { method: 'GET' }, 400],
    ['/articles?limit=99999999999999999999', { method: 'GET' }, 400],
    ['/articles', { body: null }, 400],
    ['/articles', { body: 'x' }, 400],
    ['/articles', { body: [] }, 400],
    ['/media', { body: { alt: 'x', filename: 'a.png', url: `http://127.0.0.1:1/a.png` } }, 400],
  ])('are the caller’s errors, not ours: %s %j', async (path, options, status) => {
    const { answer } = await ask('/users/login', { body: { email: 'admin@demo.example', password: DEMO_PASSWORD } });
    const as = (answer.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
    expect([path, (await ask(path, { ...options, as })).answer.status]).toEqual([path, status]);
  });
});
