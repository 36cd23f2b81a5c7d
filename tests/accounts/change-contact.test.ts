import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { facilityIdOf } from '#cms/access/roles.ts';
import { changeContact, sendBothCodes } from '#cms/accounts/change-contact.ts';
import { changeContactAtCounter, sendCodeAtCounter } from '#cms/accounts/change-contact-at-counter.ts';
import { findGuardian } from '#cms/accounts/family-sessions.ts';
import { requestCode } from '#cms/accounts/request-code.ts';
import { findOrCreateGuardian, signIn } from '#cms/accounts/sign-in.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import { type DemoPortal, demoPortal, WEDNESDAY } from '../support/demo-portal.ts';
import { hold, newFamily } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
let sent: { to: string; text: string; kind: string }[];
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  staff = await staffOf(demo.portal);
});
afterAll(() => demo.close());
beforeEach(() => {
  sent = hearMessages(demo.portal);
});

let numbers = 0;
const newNumber = () => `1370000${String(++numbers).padStart(4, '0')}`;
const here = { lang: 'zh', from: '203.0.113.9' } as const;
const codeTo = (contact: string) => /\d{6}/.exec(sent.findLast(({ to }) => to === contact)?.text ?? '')?.[0] ?? '';

async function signedIn(contact: string): Promise<{ guardian: Guardian; token: string }> {
  await requestCode(demo.portal, { to: contact, ...here });
  const signed = await signIn(demo.portal, { to: contact, code: codeTo(contact), ...here });
  if (!signed.ok) throw new Error(signed.code);
  return signed;
}
const lastEntry = (action: string) => demo.portal.audit.lastOf(action);

describe('a family changes its number', () => {
  it('with the codes of both: other sessions end, the old contact is told, and it is written down', async () => {
    const [old, to] = [newNumber(), newNumber()];
    const elsewhere = await signedIn(old);
    const { guardian, token } = await signedIn(old);
    expect(await sendBothCodes(demo.portal, { guardian, to, ...here })).toMatchObject({ ok: true, to });
    const codes = { oldCode: codeTo(old), newCode: codeTo(to) };
    expect(await changeContact(demo.portal, { guardian, to, token, ...codes, ...here })).toEqual({ ok: true, to });
    expect(await findGuardian(demo.portal, token)).toMatchObject({ id: guardian.id, contact: to });
    expect(await findGuardian(demo.portal, elsewhere.token)).toBeUndefined();
    expect((await signedIn(to)).guardian.id).toBe(guardian.id);
    expect(sent.find(({ kind }) => kind === 'contact_changed')).toMatchObject({ to: old });
    const entry = await lastEntry('change_contact');
    expect(entry?.detail).toEqual({ from: `137****${old.slice(-4)}`, to: `137****${to.slice(-4)}` });
    // The code of the old one is over with it.
    expect(await signIn(demo.portal, { to: old, code: codes.oldCode, ...here })).toMatchObject({ ok: false });
  });

  it.each(['oldCode', 'newCode'] as const)('not without the right %s, however often it is tried', async (wrong) => {
    const [old, to] = [newNumber(), newNumber()];
    const { guardian, token } = await signedIn(old);
    await sendBothCodes(demo.portal, { guardian, to, ...here });
    const right = { oldCode: codeTo(old), newCode: codeTo(to) };
    const codes = { ...right, [wrong]: right[wrong] === '000000' ? '111111' : '000000' };
    for (let n = 0; n < 5; n++) {
      const refused = await changeContact(demo.portal, { guardian, to, token, ...codes, ...here });
      expect(refused).toMatchObject({ ok: false, field: wrong });
    }
    expect(await changeContact(demo.portal, { guardian, to, token, ...right, ...here })).toMatchObject({
      ok: false,
      status: 429,
    });
    expect((await demo.portal.guardians.get(guardian.id)).contact).toBe(old);
  });

  it('not to one that has a family of its own, and hears of that only with its code; nor to the same', async () => {
    const [old, to] = [newNumber(), newNumber()];
    const other = await findOrCreateGuardian(demo.portal, to, 'zh');
    const { guardian, token } = await signedIn(old);
    expect(await sendBothCodes(demo.portal, { guardian, to, ...here })).toMatchObject({ ok: true, to });
    const codes = { oldCode: codeTo(old), newCode: codeTo(to) };
    const refused = await changeContact(demo.portal, { guardian, to, token, ...codes, ...here });
    expect(refused).toMatchObject({ ok: false, code: 'contact_taken', status: 409 });
    expect((await demo.portal.guardians.get(other.id)).contact).toBe(to);
    expect(await sendBothCodes(demo.portal, { guardian, to: old, ...here })).toMatchObject({ ok: false, code: 'contact_same' });
  });
});

describe('at the counter', () => {
  const change = (over: object = {}) => ({
    staffId: staff.counter.id,
    facilityId: facilityIdOf(staff.counter) ?? '',
    document: 'identity_card' as const,
    lastFour: '123X',
    ...over,
  });

  it('staff change it for a family of the centre, with the code of the new one and the document that they checked', async () => {
    const family = await bookedHere();
    const to = newNumber();
    const told = { ...change(), contact: family.contact, name: family.name, to };
    expect(await sendCodeAtCounter(demo.portal, told, 'zh')).toMatchObject({ ok: true, to });
    const wrong = codeTo(to) === '000000' ? '111111' : '000000';
    expect(await changeContactAtCounter(demo.portal, { ...told, code: wrong })).toMatchObject({ ok: false, code: 'code_wrong' });
    expect(await changeContactAtCounter(demo.portal, { ...told, code: codeTo(to) })).toEqual({ ok: true, to });
    expect((await demo.portal.guardians.get(family.id)).contact).toBe(to);
    expect(sent.find(({ kind }) => kind === 'contact_changed')).toMatchObject({ to: family.contact });
    const entry = await lastEntry('change_contact_at_counter');
    expect(entry?.detail).toMatchObject({ document: 'identity_card', lastFour: '123X', facility: facilityIdOf(staff.counter) });
  });

  it('nobody learns which of contact, name or centre is wrong, and no code goes out', async () => {
    const family = await bookedHere();
    const to = newNumber();
    const told = { ...change(), contact: family.contact, name: family.name, to };
    for (const over of [{ name: '别人' }, { name: '·' }, { name: '' }, { contact: newNumber() }, { facilityId: 'another' }])
      expect(await sendCodeAtCounter(demo.portal, { ...told, ...over }, 'zh')).toMatchObject({ code: 'family_not_found' });
    expect(sent).toEqual([]);
  });

  it('the name is the same however staff type it', async () => {
    const family = await bookedHere();
    for (const name of [
      ` ${family.name[0]} ${family.name.slice(1)}　`,
      `${family.name}\u200b`,
      family.name.replace(/\d+/, '·$&'),
    ]) {
      const told = { ...change(), contact: family.contact, name, to: newNumber() };
      expect(await sendCodeAtCounter(demo.portal, told, 'zh'), name).toMatchObject({ ok: true });
    }
  });

  it('a family that has given no name is nobody’s by an empty one', async () => {
    const family = await bookedHere();
    await demo.portal.guardians.change(family.id, { name: '' });
    for (const name of ['', ' ', '·']) {
      const told = { ...change(), contact: family.contact, name, to: newNumber() };
      expect(await sendCodeAtCounter(demo.portal, told, 'zh'), name).toMatchObject({ code: 'family_not_found' });
    }
  });

  it('one person of the staff looks for twenty families an hour', async () => {
    const environment = { ...demo.portal.environment, limited: true };
    const told = { ...change({ staffId: 'somebody' }), contact: newNumber(), name: '谁', to: newNumber() };
    const codes: string[] = [];
    for (let n = 0; n < 21; n++) {
      const answer = await sendCodeAtCounter({ ...demo.portal, environment }, told, 'zh');
      codes.push(answer.ok ? 'sent' : answer.code);
    }
    expect(codes).toEqual([...Array(20).fill('family_not_found'), 'too_many_requests']);
  });
});

/** A family that holds places of the counter's centre. */
async function bookedHere(): Promise<{ id: string; contact: string; name: string }> {
  const family = await newFamily(demo.portal, ++numbers);
  const held = await hold(demo.portal, family, { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 600 } });
  if (!held.ok) throw new Error(held.code);
  const { id, contact } = await demo.portal.guardians.get(family.guardianId);
  return { id, contact, name: family.name };
}
