import { describe, expect, it } from 'vitest';
import { endOtherSessions, findGuardian, listSessions } from '#cms/accounts/family-sessions.ts';
import { codeHash, requestHash } from '#cms/accounts/request-code.ts';
import { signIn } from '#cms/accounts/sign-in.ts';
import type { CityPack } from '#cms/city/city-pack.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { partsOf } from '../support/parts-of.ts';
import { accountsInMemory, environment, NOW } from './signing-in.ts';

const contact = '13800000001';
const known: Guardian = { id: 'known', contact, name: '林示例', adult: true, lang: 'zh' };

/** Somebody who has been sent the code 123456. */
function sentCode(...families: Guardian[]) {
  const memory = accountsInMemory(...families);
  memory.codes.push({
    id: 'code',
    contact,
    codeHash: codeHash({ environment }, contact, '123456'),
    expiresAt: plusMinutes(NOW, 10),
    requestHash: requestHash('mine'),
    tries: {},
  });
  let now = NOW;
  const city = { country: 'CN', languages: ['zh', 'en'] } as CityPack;
  const portal = partsOf<typeof signIn>({ ...memory.records, city, environment, now: () => now });
  const at = (instant: string) => {
    now = instant;
  };
  return { ...memory, portal, at };
}
const right = { to: contact, code: '123456', lang: 'zh', from: '203.0.113.1' } as const;
const wrong = { ...right, code: '654321' };

describe('signing in', () => {
  it('gives a token that is kept nowhere, for thirty days', async () => {
    const { portal, sessions, at } = sentCode(known);
    const signed = await signIn(portal, right);
    if (!signed.ok) throw new Error(signed.code);
    expect(signed.guardian).toEqual(known);
    expect(JSON.stringify(sessions)).not.toContain(signed.token);
    expect(await findGuardian(portal, signed.token)).toEqual(known);
    expect(await findGuardian(portal, `${signed.token}x`)).toBeUndefined();
    for (let day = 1; day < 30; day++) {
      at(plusMinutes(NOW, day * 1440));
      expect(await findGuardian(portal, signed.token), `day ${day}`).toEqual(known);
    }
    at(plusMinutes(NOW, 30 * 1440));
    expect(await findGuardian(portal, signed.token)).toBeUndefined();
  });

  it('ends a session that is not used for fourteen days', async () => {
    const { portal, at } = sentCode(known);
    const signed = await signIn(portal, right);
    if (!signed.ok) throw new Error(signed.code);
    at(plusMinutes(NOW, 14 * 1440 - 1));
    expect(await findGuardian(portal, signed.token)).toEqual(known);
    at(plusMinutes(NOW, 28 * 1440 - 1));
    expect(await findGuardian(portal, signed.token)).toBeUndefined();
    expect(await listSessions(portal, { guardianId: known.id })).toEqual([]);
  });

  it('knows where a family is signed in by the kind of device alone, and ends all but the one that asks', async () => {
    const { portal, codes, sessions } = sentCode(known);
    const [code] = codes;
    if (!code) throw new Error('no code');
    const on = async (agent: string) => {
      codes.push(code);
      const signed = await signIn(portal, { ...right, agent });
      return signed.ok ? signed.token : '';
    };
    const phone = await on(
      'Mozilla/5.0 (Linux; Android 15; A-Secret-Model) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36',
    );
    const desk = await on('Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0');
    await on('');
    expect(JSON.stringify(sessions)).not.toContain('A-Secret-Model');
    const listed = await listSessions(portal, { guardianId: known.id, token: desk });
    expect(listed.map(({ device, isThis }) => [device, isThis])).toEqual([
      ['windows', true],
      ['android', false],
      ['program', false],
    ]);
    await endOtherSessions(portal, { guardianId: known.id, token: desk });
    expect(await findGuardian(portal, phone)).toBeUndefined();
    expect(await findGuardian(portal, desk)).toEqual(known);
    expect(sessions).toHaveLength(1);
  });

  it('makes a family that is not known, which is not yet said to be adult', async () => {
    const { portal, families } = sentCode();
    expect(await signIn(portal, { ...right, lang: 'en' })).toMatchObject({ ok: true, guardian: { contact, lang: 'en' } });
    expect(families).toMatchObject([{ contact, adult: false }]);
  });

  it('speaks to a known family in the language it has chosen', async () => {
    const { portal, families } = sentCode(known);
    await signIn(portal, { ...right, lang: 'en' });
    expect(families).toEqual([{ ...known, lang: 'en' }]);
  });

  it('takes a code as it is typed in full width, and only once', async () => {
    const { portal } = sentCode(known);
    expect(await signIn(portal, { ...right, code: ' １２３４５６ ' })).toMatchObject({ ok: true });
    expect(await signIn(portal, right)).toMatchObject({ ok: false, code: 'code_wrong' });
  });

  it('counts every try, and locks the code after five: then the right one is refused too', async () => {
    const { portal, sessions } = sentCode(known);
    for (let n = 0; n < 5; n++) expect(await signIn(portal, wrong)).toMatchObject({ ok: false, code: 'code_wrong' });
    expect(await signIn(portal, right)).toMatchObject({ ok: false, code: 'code_locked', status: 429 });
    expect(sessions).toEqual([]);
  });

  it('takes the code of whoever asked for it, although somebody else has guessed at it until it was locked', async () => {
    const { portal } = sentCode(known);
    for (let n = 0; n < 30; n++) await signIn(portal, { ...wrong, from: `198.51.100.${n}` });
    expect(await signIn(portal, { ...right, from: '203.0.113.9' })).toMatchObject({ ok: false, code: 'code_locked' });
    expect(await signIn(portal, { ...right, request: 'made up' })).toMatchObject({ ok: false, code: 'code_locked' });
    expect(await signIn(portal, { ...right, request: 'mine' })).toMatchObject({ ok: true });
  });

  it('takes it from another browser without that token, which somebody at another address cannot prevent by a few guesses', async () => {
    const { portal } = sentCode(known);
    for (let n = 0; n < 9; n++) await signIn(portal, { ...wrong, from: '198.51.100.7' });
    expect(await signIn(portal, right)).toMatchObject({ ok: true });
  });

  it('counts tries with the token too', async () => {
    const { portal } = sentCode(known);
    for (let n = 0; n < 10; n++)
      expect(await signIn(portal, { ...wrong, request: 'mine' })).toMatchObject({ code: 'code_wrong' });
    expect(await signIn(portal, { ...right, request: 'mine' })).toMatchObject({ ok: false, code: 'code_locked', status: 429 });
  });

  it('refuses a code whose ten minutes are over', async () => {
    const { portal, at } = sentCode(known);
    at(plusMinutes(NOW, 10));
    expect(await signIn(portal, right)).toMatchObject({ ok: false, code: 'code_wrong' });
  });
});
