import { TOTP } from 'otpauth';
import { handleEndpoints } from 'payload';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import config from '#cms/payload.config.ts';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
beforeAll(async () => {
  demo = await demoPortal();
  staff = await staffOf(demo.portal);
});
afterAll(() => demo.close());
beforeEach(() => setting('offered'));

const setting = (secondFactor: 'required' | 'offered') => {
  demo.portal.environment = { ...demo.portal.environment, secondFactor };
};

interface Answered {
  status: number;
  token?: string;
  secret?: string;
  recovery?: string[];
  why?: string;
  text: string;
}

async function post(path: string, body: object, token?: string): Promise<Answered> {
  const request = new Request(`http://localhost/admin/api/users${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `JWT ${token}` }) },
    body: JSON.stringify(body),
  });
  const answer = await handleEndpoints({ config, request, path: `/admin/api/users${path}` });
  const text = await answer.text();
  const said = JSON.parse(text);
  return { ...said, status: answer.status, why: said.errors?.[0]?.data?.why, text };
}

const signIn = (who: StaffName, code?: string) =>
  post('/login', { email: staff[who].email, password: DEMO_PASSWORD, ...(code && { code }) });

/** The code of so many half minutes from now. */
const codeOf = (secret: string, steps = 0) => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });

async function setUp(who: StaffName): Promise<{ secret: string; token: string; recovery: string[] }> {
  const { token = '' } = await signIn(who);
  const { secret = '' } = await post('/second-factor/begin', { password: DEMO_PASSWORD }, token);
  const { recovery = [] } = await post('/second-factor/confirm', { code: codeOf(secret, -1) }, token);
  return { secret, token, recovery };
}

const isSignedIn = async (token: string) =>
  (await demo.portal.payload.auth({ headers: new Headers({ authorization: `JWT ${token}` }) })).user !== null;

it('a session says of itself since when it has been there, and two of one person say each its own', async () => {
  const asked = async (token = '') => {
    const request = new Request('http://localhost/admin/api/users/me', { headers: { authorization: `JWT ${token}` } });
    const answer = await handleEndpoints({ config, request, path: '/admin/api/users/me' });
    return (await answer.json()) as { began?: string; asOf?: string };
  };
  const from = Date.now();
  const [one, other] = [await signIn('legal'), await signIn('legal')];
  const [first, second] = [await asked(one.token), await asked(other.token)];
  expect(Date.parse(first.began ?? '')).toBeGreaterThanOrEqual(from);
  expect(Date.parse(second.began ?? '')).toBeGreaterThan(Date.parse(first.began ?? ''));
  expect(Date.parse(second.asOf ?? '')).toBeGreaterThanOrEqual(Date.parse(second.began ?? ''));
  expect(await asked()).not.toHaveProperty('began');
});

describe('a second factor that is offered', () => {
  it('of nobody is not cleared', async () => {
    const { token = '' } = await signIn('admin');
    expect(await post('/no-such-account/second-factor/reset', {}, token)).toMatchObject({ status: 404 });
  });

  it('is set up by who knows the password, not by whoever sits at a screen that was left open', async () => {
    const { token = '' } = await signIn('counter');
    for (const body of [{}, { password: 'wrong' }, { email: staff.author.email, password: 'wrong' }]) {
      const answer = await post('/second-factor/begin', body, token);
      expect([answer.status, answer.secret]).toEqual([400, undefined]);
    }
    expect((await post('/second-factor/begin', { password: DEMO_PASSWORD }, token)).secret).toBeTruthy();
  });

  it('is asked for from when its first code was given, and no session begins without it', async () => {
    const { token = '' } = await signIn('author');
    const { secret = '' } = await post('/second-factor/begin', { password: DEMO_PASSWORD }, token);
    expect(await signIn('author')).toMatchObject({ status: 200 });
    expect(await post('/second-factor/confirm', { code: '000000' }, token)).toMatchObject({ status: 401, why: 'codeWrong' });
    const confirmed = await post('/second-factor/confirm', { code: codeOf(secret, -1) }, token);
    expect(confirmed.recovery).toHaveLength(10);
    const sessions = async () =>
      (await demo.portal.payload.findByID({ collection: 'users', id: staff.author.id })).sessions?.length;
    const before = await sessions();
    expect(await signIn('author')).toMatchObject({ status: 401, why: 'code' });
    expect(await signIn('author', '123456')).toMatchObject({ status: 401, why: 'codeWrong' });
    expect((await signIn('author')).token).toBeUndefined();
    expect(await sessions()).toBe(before);
    expect(await signIn('author', codeOf(secret))).toMatchObject({ status: 200, token: expect.any(String) });
  });

  it('takes a code once, also when it is given at several places at once, and none older than the newest', async () => {
    const { secret } = await setUp('reviewer');
    const code = codeOf(secret);
    const statuses = (await Promise.all(Array.from({ length: 4 }, () => signIn('reviewer', code)))).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 401, 401, 401]);
    expect((await signIn('reviewer', codeOf(secret, -1))).status).toBe(401);
  });

  it('takes each recovery code once; they are kept as hashes, and told once', async () => {
    const { recovery, token } = await setUp('head');
    const [first = '', second = ''] = recovery;
    expect((await signIn('head', first.toUpperCase())).status).toBe(200);
    expect((await signIn('head', first)).status).toBe(401);
    const kept = JSON.stringify(await demo.portal.payload.db.find({ collection: 'second-factors', limit: 0, pagination: false }));
    for (const code of recovery) expect(kept).not.toContain(code);
    expect(await post('/second-factor/recovery', { password: 'wrong' }, token)).toMatchObject({ status: 400 });
    const renewed = await post('/second-factor/recovery', { password: DEMO_PASSWORD }, token);
    expect(renewed.recovery).toHaveLength(10);
    expect((await signIn('head', second)).status).toBe(401);
  });

  it('is kept encrypted, and seen by nobody', async () => {
    const { secret } = await setUp('counter');
    const kept = JSON.stringify(await demo.portal.payload.db.find({ collection: 'second-factors', limit: 0, pagination: false }));
    expect(kept).not.toContain(secret);
    const seen = await demo.portal.payload
      .find({ collection: 'second-factors', user: staff.admin, overrideAccess: false })
      .catch(({ status }: { status: number }) => status);
    expect(seen).toBe(403);
  });

  it('is not got round by a link that sets a password', async () => {
    const { secret } = await setUp('city');
    const { payload } = demo.portal;
    const email = staff.city.email;
    const token = await payload.forgotPassword({ collection: 'users', data: { email }, disableEmail: true });
    const password = 'ginkgo-leaves-in-November';
    const reset = await post('/reset-password', { token, password });
    expect([reset.status, reset.token || undefined]).toEqual([200, undefined]);
    expect(await post('/login', { email, password })).toMatchObject({ status: 401, why: 'code' });
    expect(await post('/login', { email, password, code: codeOf(secret) })).toMatchObject({ status: 200 });
  });

  it('is turned off by its owner’s password, and cleared by another administrator, who is written down', async () => {
    const { token, secret } = await setUp('district');
    expect(await post('/second-factor/remove', { password: 'wrong' }, token)).toMatchObject({ status: 400 });
    const { token: author = '' } = await signIn('admin');
    const clear = `/${staff.district.id}/second-factor/reset`;
    expect((await post(clear, {}, token)).status).toBe(403);
    expect((await post(clear, {})).status).toBe(403);
    expect((await post(clear, {}, author)).status).toBe(200);
    expect(await isSignedIn(token)).toBe(false);
    expect(await signIn('district')).toMatchObject({ status: 200 });
    expect((await signIn('district', codeOf(secret))).status).toBe(200);
    const { docs } = await demo.portal.payload.find({ collection: 'changes', sort: '-seq', limit: 1 });
    expect(docs[0]).toMatchObject({ actor: staff.admin.id, document: staff.district.id, fields: ['secondFactor'] });
  });
});

describe('a second factor that is required', () => {
  it('is set up before an administrator gets a session, and not by who lacks the password', async () => {
    const { token: earlier = '' } = await signIn('admin');
    setting('required');
    const known = { email: staff.admin.email, password: DEMO_PASSWORD };
    expect(await signIn('admin')).toMatchObject({ status: 401, why: 'setUp' });
    expect((await post('/second-factor/begin', { ...known, password: 'wrong' })).status).toBe(401);
    const { secret = '' } = await post('/second-factor/begin', known);
    expect(await signIn('admin', '000000')).toMatchObject({ status: 401, why: 'codeWrong' });
    const signedIn = await signIn('admin', codeOf(secret, -1));
    expect(signedIn).toMatchObject({ status: 200, token: expect.any(String) });
    expect((await post('/second-factor/begin', known)).secret).toBeUndefined();
    expect(await post('/second-factor/remove', { password: DEMO_PASSWORD }, signedIn.token)).toMatchObject({ status: 403 });
    expect((await post(`/${staff.admin.id}/second-factor/reset`, {}, earlier)).status).toBe(403);
  });

  it.each(['administrator', 'supervisor', 'legal_editor', 'nurse'] as const)(
    'signs out who is given the duties of a %s',
    async (duty) => {
      const { payload } = demo.portal;
      const data = {
        email: `new-${duty.replace('_', '-')}@example.org`,
        password: 'ginkgo-leaves-in-November',
        name: '新人',
        roles: ['author' as const],
      };
      const { id } = await payload.create({ collection: 'users', data });
      setting('required');
      const { token = '' } = await post('/login', data);
      expect(await isSignedIn(token)).toBe(true);
      await payload.update({ collection: 'users', id, data: { roles: ['author', duty] }, user: staff.admin });
      expect(await isSignedIn(token)).toBe(false);
      expect(await post('/login', data)).toMatchObject({ status: 401, why: 'setUp' });
    },
  );
});

describe('guessing', () => {
  const limited = (on: boolean) => {
    demo.portal.environment = { ...demo.portal.environment, limited: on };
  };
  const from = async (address: string, email: string, password: string) => {
    const request = new Request('http://localhost/admin/api/users/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify({ email, password }),
    });
    return (await handleEndpoints({ config, request, path: '/admin/api/users/login' })).status;
  };

  it.each(['new@example.org', 'nobody@example.org'])(
    'at the password of %s is paused at one address, and nobody is locked out at another',
    async (email) => {
      limited(true);
      const statuses: number[] = [];
      for (let n = 0; n < 7; n++) statuses.push(await from('203.0.113.7', email, 'wrong'));
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
      expect(await from('203.0.113.8', email, 'wrong')).toBe(401);
      limited(false);
    },
  );

  it('is forgotten by who knows the password', async () => {
    limited(true);
    const { email } = staff.admin;
    for (let n = 0; n < 4; n++) expect(await from('203.0.113.9', email, 'wrong')).toBe(401);
    expect(await from('203.0.113.9', email, DEMO_PASSWORD)).toBe(401);
    for (let n = 0; n < 5; n++) expect(await from('203.0.113.9', email, 'wrong')).toBe(401);
    limited(false);
  });

  it('at a code is paused for the account, wherever it comes from', async () => {
    limited(true);
    const guess = () => signIn('counter', '000000');
    for (let n = 0; n < 5; n++) expect(await guess()).toMatchObject({ status: 401, why: 'codeWrong' });
    expect((await guess()).status).toBe(429);
    limited(false);
  });
});
