import { expect } from 'vitest';
import { json, raw, signIn } from './advisory-attacks.ts';

interface Account {
  id: string;
  roles: string[];
}

const SECRETS = /"(?:hash|salt|resetPasswordToken|lockUntil|loginAttempts|secret|recovery\w*)"/i;

const me = async (cookie: string) =>
  (JSON.parse((await raw('/admin/api/users/me', { headers: { cookie } })).text) as { user: Account }).user;
const read = () => ({ 'if-unmodified-since': new Date().toUTCString() });

/** What somebody would try with an account of staff who has read of a published hole. */
export const ACCOUNT_ATTACKS: Record<string, () => Promise<void>> = {
  'pause of another': async () => {
    for (const cookie of ['', await signIn('counter'), await signIn('author')])
      expect((await raw('/admin/api/users/unlock', json({ email: 'admin@demo.example' }, { cookie }))).status).toBe(403);
  },
  'account of more than it is': async () => {
    const cookie = await signIn('counter');
    const { id } = await me(cookie);
    const more = { roles: ['administrator'], collection: 'guardians', id: '1', sid: 'x', _strategy: 'x', _verified: true };
    for (const body of [more, { ...more, email: 'counter@demo.example' }, { user: more, token: more }]) {
      const patch = { ...json(body, { cookie, ...read() }), method: 'PATCH' };
      expect((await raw(`/admin/api/users/${id}`, patch)).status).toBeLessThan(500);
      for (const call of ['login', 'refresh-token', 'first-register', 'reset-password', 'forgot-password', 'verify/x'])
        expect([call, (await raw(`/admin/api/users/${call}`, json(body, { cookie }))).status < 500]).toEqual([call, true]);
    }
    const now = await signIn('counter');
    expect(await me(now)).toMatchObject({ id, roles: ['counter'] });
    expect((await raw('/admin/api/users?limit=50', { headers: { cookie: now } })).text).not.toContain('admin@demo.example');
  },
  'password of another': async () => {
    const [cookie, admin] = [await signIn('counter'), await signIn('admin')];
    const password = 'kettle-Harbour-93';
    for (const id of [(await me(admin)).id, (await me(cookie)).id]) {
      const answer = await raw(`/admin/api/users/${id}`, { ...json({ password }, { cookie, ...read() }), method: 'PATCH' });
      expect([id, answer.status >= 400 && answer.status < 500]).toEqual([id, true]);
    }
    for (const who of ['counter', 'admin'])
      expect((await raw('/admin/api/users/login', json({ email: `${who}@demo.example`, password }))).status).toBe(401);
  },
  'answer with hidden fields': async () => {
    const cookie = await signIn('counter');
    for (const [path, sent] of [
      ['/admin/api/users/refresh-token', json({}, { cookie })],
      ['/admin/api/users/me', { headers: { cookie } }],
      ['/admin/api/users?depth=2', { headers: { cookie } }],
      ['/admin/api/users/reset-password', json({ token: 'x', password: 'kettle-Harbour-93' }, { cookie })],
    ] as const)
      expect([path, SECRETS.exec((await raw(path, sent)).text)?.[0]]).toEqual([path, undefined]);
  },
  'filter through a record': async () => {
    for (const who of ['counter', 'author'])
      for (const [collection, relation] of [
        ['articles', 'writtenBy.email'],
        ['bookings', 'facility.name'],
        ['bookings', 'guardian.phone'],
      ])
        for (const query of [
          `where[${relation}][like]=a`,
          `where[and][0][or][0][${relation}][exists]=true`,
          `sort=${relation}`,
        ]) {
          const headers = { cookie: await session(who) };
          const { status } = await raw(`/admin/api/${collection}?${encodeURI(query)}`, { headers });
          expect([collection, query, status >= 400 && status < 500]).toEqual([collection, query, true]);
        }
  },
  'order of records': async () => {
    const body = {
      collectionSlug: 'users',
      docsToMove: ['1'],
      newKeyWillBe: 'greater',
      orderableFieldName: 'name',
      target: { id: '2', key: 'a0' },
    };
    for (const cookie of ['', await session('counter'), await session('admin')])
      for (const collectionSlug of ['users', 'facilities', 'articles'])
        expect((await raw('/admin/api/reorder', json({ ...body, collectionSlug }, { cookie }))).status).toBeGreaterThanOrEqual(
          400,
        );
  },
  'call without an origin': async () => {
    for (const origin of ['null', 'https://evil.example', 'http://localhost', 'file://'])
      for (const path of ['/admin/login', '/admin', '/admin/account']) {
        const headers = { origin, 'next-action': '00'.repeat(21), 'content-type': 'text/plain;charset=UTF-8' };
        expect([origin, (await raw(path, { method: 'POST', headers, body: '[]' })).status]).toEqual([origin, 403]);
      }
  },
};

const kept = new Map<string, string>();
async function session(who: string): Promise<string> {
  const cookie = kept.get(who) ?? (await signIn(who));
  kept.set(who, cookie);
  return cookie;
}
