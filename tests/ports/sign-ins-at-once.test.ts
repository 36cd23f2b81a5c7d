import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal();
});
afterAll(() => demo.close());

const credentials = (email: string) => ({ collection: 'users', data: { email, password: DEMO_PASSWORD } }) as const;

async function signIn(email: string): Promise<string> {
  const { token } = await demo.portal.payload.login(credentials(email));
  if (!token) throw new Error('no token');
  return token;
}

async function isSignedIn(token: string): Promise<boolean> {
  const { user } = await demo.portal.payload.auth({ headers: new Headers({ authorization: `JWT ${token}` }) });
  return user !== null;
}

it('one account signed in at five places at once is signed in at all of them', async () => {
  const before = await signIn('reviewer@demo.example');
  const tokens = await Promise.all(Array.from({ length: 5 }, () => signIn('reviewer@demo.example')));
  expect(await Promise.all([before, ...tokens].map(isSignedIn))).toEqual(Array(6).fill(true));
});

it('a role taken away while somebody signs in stays away', async () => {
  const { payload } = demo.portal;
  const where = { email: { equals: 'author@demo.example' } };
  const signingIn = signIn('author@demo.example');
  await payload.update({ collection: 'users', where, data: { roles: ['reviewer'] } });
  expect(await isSignedIn(await signingIn)).toBe(true);
  expect((await payload.find({ collection: 'users', where })).docs[0]?.roles).toEqual(['reviewer']);
});

it('a new password ends every session but its own', async () => {
  const { payload } = demo.portal;
  const email = 'counter@demo.example';
  const old = await signIn(email);
  const token = await payload.forgotPassword({ collection: 'users', data: { email }, disableEmail: true });
  const reset = await payload.resetPassword({
    collection: 'users',
    data: { token, password: 'another-password-2026' },
    overrideAccess: true,
  });
  expect(await isSignedIn(old)).toBe(false);
  expect(await isSignedIn(reset.token ?? '')).toBe(true);
});
