import { performance } from 'node:perf_hooks';
import { handleEndpoints } from 'payload';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findGuardian, signOut } from '#cms/accounts/family-sessions.ts';
import { requestCode } from '#cms/accounts/request-code.ts';
import { findOrCreateGuardian, signIn } from '#cms/accounts/sign-in.ts';
import config from '#cms/payload.config.ts';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

const KNOWN = '13733330000';
const from = '203.0.113.1';

let demo: DemoPortal;
let n = 0;
beforeAll(async () => {
  demo = await demoPortal();
  await findOrCreateGuardian(demo.portal, KNOWN, 'zh');
  await staff('/login', { email: 'warm@demo.example', password: 'up' });
});
afterAll(() => demo.close());

async function staff(path: string, body?: object, token?: string): Promise<{ status: number; text: string }> {
  const request = new Request(`http://localhost/admin/api/users${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `JWT ${token}` }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = await handleEndpoints({ config, request, path: `/admin/api/users${path}` });
  return { status: answer.status, text: await answer.text() };
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** What is told of somebody known and of nobody, asked in turn, so that what the machine does besides falls on both. */
async function compare(ask: (who: 'known' | 'nobody') => Promise<object>, times: number) {
  const told = { known: new Set<string>(), nobody: new Set<string>() };
  const took = { known: [] as number[], nobody: [] as number[] };
  for (let time = 0; time < times; time++)
    for (const who of ['known', 'nobody'] as const) {
      const began = performance.now();
      const answer = await ask(who);
      took[who].push(performance.now() - began);
      told[who].add(JSON.stringify(answer));
    }
  return { ...told, ratio: median(took.known) / median(took.nobody) };
}

/** Generous: a password that is not looked at is answered some hundred times as fast. */
function expectAlike({ known, nobody, ratio }: Awaited<ReturnType<typeof compare>>) {
  expect(known).toEqual(nobody);
  expect(ratio).toBeGreaterThan(1 / 5);
  expect(ratio).toBeLessThan(5);
}

describe('nobody learns who has an account', () => {
  it('from the sign-in of staff, by words or by time', async () => {
    // As often as guesses are not paused yet.
    const email = (who: string) => (who === 'known' ? 'author@demo.example' : `nobody-${n++}@demo.example`);
    const told = await compare((who) => staff('/login', { email: email(who), password: 'a-wrong-password' }), 5);
    expect([...told.known][0]).toContain('401');
    expectAlike(told);
  });

  it('from who forgot a password, by words', async () => {
    const email = (who: string) => (who === 'known' ? 'reviewer@demo.example' : `nobody-${n++}@demo.example`);
    const told = await compare((who) => staff('/forgot-password', { email: email(who) }), 3);
    expect(told.known).toEqual(told.nobody);
  });

  it('from who forgot a password, by time: the answer waits for nothing that only an account has', async () => {
    const { users } = demo.portal;
    const { letSetPassword } = users;
    const asked: string[] = [];
    users.letSetPassword = (email) => {
      asked.push(email);
      return new Promise(() => {});
    };
    try {
      const emails = ['author@demo.example', 'nobody-at-all@demo.example'];
      for (const email of emails) expect(await staff('/forgot-password', { email })).toMatchObject({ status: 200 });
      await expect.poll(() => asked).toEqual(expect.arrayContaining(emails));
    } finally {
      users.letSetPassword = letSetPassword;
    }
  });

  it('from asking for a code, or from trying one', async () => {
    // A code goes to whoever asks; only who has tried a right one has an account.
    const contact = (who: string) => (who === 'known' ? KNOWN : '13700001099');
    const asked = await compare(async (who) => {
      const sent = await requestCode(demo.portal, { to: contact(who), lang: 'zh', from });
      return { ...sent, to: '', request: '' };
    }, 5);
    expectAlike(asked);
    const tried = await compare((who) => signIn(demo.portal, { to: contact(who), code: 'wrong', lang: 'zh', from }), 5);
    expectAlike(tried);
  });
});

describe('a session is over as soon as it is ended', () => {
  it('of a family', async () => {
    const { portal } = demo;
    const sent = await requestCode(portal, { to: '13711110000', lang: 'zh', from });
    const where = { to: { equals: '13711110000' } };
    const { docs } = await portal.payload.find({ collection: 'messages', where });
    const code = docs[0]?.text.match(/\d{6}/)?.[0] ?? '';
    const signedIn = await signIn(portal, { to: '13711110000', code, lang: 'zh', from });
    if (!sent.ok || !signedIn.ok) throw new Error('not signed in');
    expect(await findGuardian(portal, signedIn.token)).toBeDefined();
    await signOut(portal, signedIn.token);
    expect(await findGuardian(portal, signedIn.token)).toBeUndefined();
  });

  it('of staff', async () => {
    const { text } = await staff('/login', { email: 'counter@demo.example', password: DEMO_PASSWORD });
    const { token } = JSON.parse(text) as { token: string };
    const who = async () => (JSON.parse((await staff('/me', undefined, token)).text) as { user: unknown }).user;
    expect(await who()).toMatchObject({ email: 'counter@demo.example' });
    expect((await staff('/logout', {}, token)).status).toBe(200);
    expect(await who()).toBeNull();
  });
});
