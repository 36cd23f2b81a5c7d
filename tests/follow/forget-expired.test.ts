import { afterAll, beforeAll, expect, it } from 'vitest';
import { findGuardian } from '#cms/accounts/family-sessions.ts';
import { requestCode } from '#cms/accounts/request-code.ts';
import { signIn } from '#cms/accounts/sign-in.ts';
import { forgetExpired } from '#cms/follow/forget-expired.ts';
import { countOf } from '../support/count-of.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ seeded: false });
});
afterAll(() => demo.close());

const CONTACT = '13900000001';
const left = async () => {
  const count = (collection: 'guardian-sessions' | 'sign-in-codes' | 'idempotency-keys') =>
    countOf(demo.portal.payload, collection);
  return [await count('guardian-sessions'), await count('sign-in-codes'), await count('idempotency-keys')];
};

it('sessions, codes and kept answers go when their time is over, and not before', async () => {
  const { portal, setNow } = demo;
  await requestCode(portal, { to: CONTACT, lang: 'zh', from: '203.0.113.1' });
  const { docs } = await portal.payload.find({ collection: 'messages', where: { to: { equals: CONTACT } } });
  const code = docs[0]?.text.match(/\d{6}/)?.[0] ?? '';
  const signedIn = await signIn(portal, { to: CONTACT, code, lang: 'zh', from: '203.0.113.1' });
  if (!signedIn.ok) throw new Error(signedIn.code);
  await requestCode(portal, { to: CONTACT, lang: 'zh', from: '203.0.113.1' });
  await portal.payload.create({ collection: 'idempotency-keys', data: { key: 'k', requestHash: 'h', at: TEST_NOW } });

  await forgetExpired(portal);
  expect(await left()).toEqual([1, 1, 1]);
  setNow('2026-11-23T08:13:00.000Z');
  await forgetExpired(portal);
  expect(await left()).toEqual([1, 0, 1]);
  setNow('2026-11-24T07:03:00.000Z');
  await forgetExpired(portal);
  expect(await left()).toEqual([1, 0, 0]);
  expect(await findGuardian(portal, signedIn.token)).toMatchObject({ contact: CONTACT });
  setNow('2026-12-23T07:03:00.000Z');
  await forgetExpired(portal);
  expect(await left()).toEqual([0, 0, 0]);
});

it('what cannot be thrown away now keeps nothing else from being thrown away', async () => {
  const { portal } = demo;
  await portal.payload.create({ collection: 'idempotency-keys', data: { key: 'k2', requestHash: 'h', at: TEST_NOW } });
  const away = () => Promise.reject(new Error('the disk is away'));
  const broken = { ...portal, sessions: { ...portal.sessions, removeExpired: away } };
  await expect(forgetExpired(broken)).rejects.toThrow('the disk is away');
  expect(await left()).toEqual([0, 0, 0]);
});
