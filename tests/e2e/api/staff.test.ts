import { beforeAll, describe, expect, inject, it } from 'vitest';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';

const origin = inject('origin');
const API = `${origin}/admin/api`;

async function signIn(who: string): Promise<{ cookie: string; setCookie: string }> {
  const answer = await fetch(`${API}/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `${who}@demo.example`, password: DEMO_PASSWORD }),
  });
  const setCookie = answer.headers.get('set-cookie') ?? '';
  return { cookie: setCookie.split(';', 1)[0] ?? '', setCookie };
}

const call = (
  path: string,
  { cookie, from = origin, body, method }: { cookie?: string; from?: string; body?: object; method?: string } = {},
) =>
  fetch(`${API}${path}`, {
    method: method ?? (body ? 'POST' : 'GET'),
    headers: {
      ...(cookie ? { cookie } : {}),
      ...(body || method ? { origin: from, 'content-type': 'application/json' } : {}),
    },
    body: body ? JSON.stringify(body) : undefined,
  });

interface Failure {
  errors: { message: string; data?: { errors: { path: string; message: string }[] } }[];
}

describe('the staff API', () => {
  let author: string;

  beforeAll(async () => {
    // The public site has opened the database before the staff surface is asked anything.
    expect((await fetch(`${origin}/`)).status).toBe(200);
    author = (await signIn('author')).cookie;
  });

  it('keeps the field that a validation error is about, although the site opened the database first', async () => {
    const answer = await call('/activities', { cookie: author, body: { title: '没有日期', slug: 'Not A Slug' } });
    expect(answer.status).toBe(400);
    const { errors } = (await answer.json()) as Failure;
    const paths = errors[0]?.data?.errors.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['slug', 'summary', 'date', 'from', 'to']));
    expect(errors[0]?.data?.errors.find(({ path }) => path === 'slug')?.message).toContain('first-foods');
  });

  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', '', 'zh'],
    ['en-GB,en;q=0.9', '', 'en'],
    ['en-GB', '; payload-lng=zh', 'zh'],
    ['', '; payload-lng=en', 'en'],
  ] as const)('says what it refuses in the reader’s language alone: %s%s', async (accepted, chosen, lang) => {
    const headers = { cookie: author + chosen, origin, 'content-type': 'application/json', 'accept-language': accepted };
    const unknown = await fetch(`${API}/constructor`, { headers });
    const publish = await fetch(`${API}/articles?publishSpecificLocale=zh`, { method: 'POST', headers, body: '{"title":"x"}' });
    for (const answer of [unknown, publish]) {
      const { errors } = (await answer.json()) as Failure;
      expect(errors).toHaveLength(1);
      expect(/\p{Script=Han}/u.test(errors[0]?.message ?? '') ? 'zh' : 'en').toBe(lang);
      expect(errors[0]?.message).not.toContain(' / ');
    }
    expect([unknown.status, publish.status]).toEqual([404, 409]);
  });

  it('tells nobody who has not signed in anything of staff, families or drafts', async () => {
    for (const path of [
      '/users',
      '/children',
      '/guardians',
      '/bookings',
      '/articles',
      '/articles/versions',
      '/media',
      '/audit-log',
      '/facilities',
    ]) {
      expect((await call(path)).status, path).toBe(403);
    }
    expect((await call('/graphql', { body: { query: '{ Users { docs { id } } }' } })).status).toBe(404);
    expect((await fetch(`${API}/graphql-playground`)).status).toBe(404);
  });

  it('tells a member of staff of no other account, and never a password’s hash', async () => {
    const { docs } = (await (await call('/users', { cookie: author })).json()) as { docs: Record<string, unknown>[] };
    expect(docs.map(({ email }) => email)).toEqual(['author@demo.example']);
    expect(Object.keys(docs[0] ?? {})).not.toEqual(expect.arrayContaining(['hash']));
    const text = JSON.stringify(docs);
    for (const secret of ['hash', 'salt', 'resetPasswordToken', 'loginAttempts']) expect(text).not.toContain(`"${secret}"`);
  });

  it('lets nobody give themselves another role', async () => {
    const { user } = (await (await call('/users/me', { cookie: author })).json()) as { user: { id: string } };
    const { edition } = (await (await call(`/users/${user.id}`, { cookie: author })).json()) as { edition: string };
    const body = { roles: ['administrator'], territory: '3212', edition };
    expect((await call(`/users/${user.id}`, { cookie: author, method: 'PATCH', body })).status).toBe(200);
    const { user: after } = (await (await call('/users/me', { cookie: author })).json()) as { user: { roles: string[] } };
    expect(after.roles).toEqual(['author']);
  });

  it('takes a sign-in only from the portal’s own pages', async () => {
    const { setCookie } = await signIn('author');
    expect(setCookie).toMatch(/HttpOnly/i);
    expect(setCookie).toMatch(/SameSite=Lax/i);
    const body = { title: '别处来的', slug: 'from-elsewhere' };
    expect((await call('/articles?draft=true', { cookie: author, from: 'https://elsewhere.example', body })).status).toBe(403);
    const here = `http://127.0.0.1:${new URL(origin).port}`;
    expect((await call('/articles?draft=true', { cookie: author, from: here, body })).status).toBe(201);
  });

  it('locks nobody out of an account whose password somebody else guesses at', async () => {
    const { cookie } = await signIn('admin');
    const account = { email: 'guessed@demo.example', password: DEMO_PASSWORD, name: '试猜', roles: ['author'] };
    expect((await call('/users', { cookie, body: account })).status).toBe(201);
    for (let n = 0; n < 9; n++) await call('/users/login', { body: { email: account.email, password: 'wrong' } });
    expect((await call('/users/login', { body: { email: account.email, password: account.password } })).status).toBe(200);
  });

  it('keeps drafts and their history to editors', async () => {
    const { cookie } = await signIn('head');
    expect((await call('/articles/versions', { cookie })).status).toBe(403);
    expect((await call('/articles/versions', { cookie: author })).status).toBe(200);
  });

  it('sends pages that no other site can frame and no cache keeps', async () => {
    const { headers } = await fetch(`${origin}/admin/login`);
    expect(headers.get('content-security-policy')).toMatch(
      /script-src 'self' 'nonce-[^']+' 'strict-dynamic';.*frame-ancestors 'none'/,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cache-control')).toContain('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('the first administrator', () => {
  it.each(['/admin/create-first-user', '/admin/api/users/first-register'])('is not made over the web at %s', async (path) => {
    for (const method of ['GET', 'POST']) {
      const answer = await fetch(`${origin}${path}`, { method });
      expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('npm run administrator')]);
    }
  });
});
