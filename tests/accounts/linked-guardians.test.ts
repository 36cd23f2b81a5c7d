import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inviteGuardian, revokeInvitation } from '#cms/accounts/invite-guardian.ts';
import { acceptInvitation, readInvitation } from '#cms/accounts/link-guardians.ts';
import { saveChild } from '#cms/accounts/save-family.ts';
import { tellOfLink } from '#cms/accounts/tell-of-link.ts';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { eraseFamily } from '#cms/booking/erase-family.ts';
import { listBookings, listLinked, listOfFamily } from '#cms/booking/list-bookings.ts';
import { removeChild } from '#cms/booking/remove-child.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { unlinkGuardians } from '#cms/booking/unlink-guardians.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, decide, type Family, hold, newFamily } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';

let demo: DemoPortal;
let n = 800;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 2, enrolled: false });
});
beforeEach(() => demo.setNow(TEST_NOW));
afterAll(() => demo.close());

const DAY = 24 * 60;
const from = '203.0.113.7';
const family = () => newFamily(demo.portal, ++n);
const hours = (date: string, at = 540) => ({ form: 'hourly', date, window: { from: at, to: at + 60 } }) as const;
const child = async ({ guardianId }: Family, name: string): Promise<string> => {
  const saved = await saveChild(demo.portal, guardianId, {
    name,
    birthDate: '2026-03-10',
    healthConsent: false,
    pickups: [{ name: `外婆${guardianId.slice(0, 2)}`, relation: '外婆', phone: '' }],
  });
  if (!saved.ok) throw new Error(saved.code);
  return saved.child.id;
};
const invite = async ({ guardianId }: Family): Promise<string> => {
  const made = await inviteGuardian(demo.portal, guardianId);
  if (!made.ok) throw new Error(made.code);
  return made.code;
};
const accept = (who: Family, code: string, guestsWords: string[] = []) =>
  acceptInvitation(demo.portal, { guardianId: who.guardianId, code, from, guestsWords });
const link = async (guestsWords?: string[]): Promise<[Family, Family]> => {
  const [one, other] = [await family(), await family()];
  expect(await accept(other, await invite(one), guestsWords)).toEqual({ ok: true });
  return [one, other];
};
const seenBy = async (who: Family) => (await demo.portal.children.listOf(who.guardianId)).map(({ id }) => id).sort();
const wrong = { ok: false, status: 422, code: 'invitation_wrong' };

describe('an invitation', () => {
  it('is read in any spelling, says whose it is, and makes two families one', async () => {
    const [one, other] = [await family(), await family()];
    const code = await invite(one);
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`;
    const read = await readInvitation(demo.portal, { guardianId: other.guardianId, code: typed, from });
    expect(read).toMatchObject({ ok: true, host: { id: one.guardianId }, same: [] });
    expect(await seenBy(other)).toEqual([other.childId]);
    expect(await accept(other, typed)).toEqual({ ok: true });
    expect(await seenBy(one)).toEqual([one.childId, other.childId].sort());
    expect(await seenBy(other)).toEqual(await seenBy(one));
    const { docs } = await demo.portal.payload.find({ collection: 'audit-log', where: { actor: { equals: other.guardianId } } });
    expect(docs.map(({ action }) => action)).toContain('link_guardian');
  });

  it('is good once, for three days, until it is taken back or another is made', async () => {
    const [one, two, three] = [await family(), await family(), await family()];
    const first = await invite(one);
    const second = await invite(one);
    expect(await accept(two, first)).toMatchObject(wrong);
    await revokeInvitation(demo.portal, one.guardianId);
    expect(await accept(two, second)).toMatchObject(wrong);
    const third = await invite(one);
    demo.setNow(plusMinutes(TEST_NOW, 3 * DAY));
    expect(await accept(two, third)).toMatchObject(wrong);
    const last = await invite(one);
    expect(await accept(one, last)).toMatchObject({ ok: false, code: 'invitation_own' });
    expect(await accept(two, last)).toEqual({ ok: true });
    expect(await accept(three, last)).toMatchObject(wrong);
    expect(await seenBy(three)).toEqual([three.childId]);
    expect(await inviteGuardian(demo.portal, two.guardianId)).toMatchObject({ ok: false, code: 'guardian_linked' });
    expect(await accept(two, await invite(three))).toMatchObject({ ok: false, code: 'guardian_linked' });
  });

  it('is taken up by one of two who try at once', async () => {
    const [one, two, three] = [await family(), await family(), await family()];
    const code = await invite(one);
    const answers = await Promise.all([accept(two, code), accept(three, code)]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await demo.portal.guardians.familyOf(one.guardianId)).toHaveLength(2);
  });

  it('cannot be guessed: guesses are counted before they are looked at', async () => {
    const [one, other] = [await family(), await family()];
    const code = await invite(one);
    for (let i = 0; i < 5; i++) expect(await accept(other, `AAAAAAA${i + 2}`)).toMatchObject(wrong);
    expect(await accept(other, code)).toMatchObject({ ok: false, status: 429, code: 'invitation_locked' });
    expect(await seenBy(other)).toEqual([other.childId]);
  });

  it('of a closed account is none', async () => {
    const [one, other] = [await family(), await family()];
    const code = await invite(one);
    expect(await eraseFamily(demo.portal, { id: one.guardianId, contact: '13900000000' })).toEqual({ ok: true });
    expect(await accept(other, code)).toMatchObject(wrong);
  });
});

describe('linked guardians', () => {
  it('have a child once, however they type it; what both had entered is one, and no booking is lost', async () => {
    const [one, other] = [await family(), await family()];
    const [a, b] = [await child(one, '双 双'), await child(other, '双双')];
    const held = await hold(demo.portal, { ...other, childId: b }, hours('2026-11-30'));
    const code = await invite(one);
    const read = await readInvitation(demo.portal, { guardianId: other.guardianId, code, from });
    expect(read.ok && read.same.map((both) => [both.host.id, both.guest.id])).toEqual([[a, b]]);
    expect(await accept(other, code)).toEqual({ ok: true });
    expect(await seenBy(one)).toEqual([one.childId, other.childId, a].sort());
    expect((await demo.portal.children.get(a)).pickups).toHaveLength(2);
    expect(await demo.portal.bookings.liveOf(a)).toMatchObject([{ guardianId: other.guardianId }]);
    expect(await child(other, '双-双')).toBe(a);
    expect((await demo.portal.children.get(a)).guardian).toBe(one.guardianId);
    const again = await hold(demo.portal, { ...one, childId: a }, hours('2026-11-30'));
    expect(again).toMatchObject({ ok: false, code: 'child_booked_then', params: { number: held.ok && held.booking.number } });
  });

  it('show the name as the one who joins wrote it, if asked', async () => {
    const [one, other] = [await family(), await family()];
    const [, b] = [await child(one, '全 全'), await child(other, '全全')];
    expect(await accept(other, await invite(one), [b])).toEqual({ ok: true });
    const names = (await demo.portal.children.listOf(one.guardianId)).map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('全'))).toEqual(['全全']);
  });

  it('are refused by the database a second record of one child', async () => {
    const [one, other] = await link();
    const data = { name: '一一', birthDate: '2026-03-10', healthConsent: false, pickups: [] };
    expect(await demo.portal.children.add({ guardian: one.guardianId, ...data })).toBeDefined();
    expect(await demo.portal.children.add({ guardian: other.guardianId, ...data })).toBeUndefined();
  });

  it('hold three unpaid places together', async () => {
    const [one, other] = await link();
    for (const [who, at] of [
      [one, 540],
      [one, 600],
      [other, 660],
    ] as const)
      expect(await hold(demo.portal, who, hours('2026-12-01', at))).toMatchObject({ ok: true });
    expect(await hold(demo.portal, other, hours('2026-12-01', 720))).toMatchObject({ ok: false, code: 'too_many_holds' });
  });

  it('book for each other’s child under their own name; it is not removed while the other has booked it', async () => {
    const [one, other] = await link();
    const booked = await hold(demo.portal, { ...other, childId: one.childId }, hours('2026-12-02'));
    expect(booked).toMatchObject({ ok: true, booking: { guardianId: other.guardianId, childId: one.childId } });
    const removed = await removeChild(demo.portal, { guardianId: one.guardianId, childId: one.childId });
    expect(removed).toMatchObject({ ok: false, code: 'child_booked' });
  });

  it('sign nothing more under what either signed once for a child that the other has removed', async () => {
    const [one, other] = await link();
    const stay = hours('2026-12-07');
    const { contractId = '' } = await demo.portal.bookings.get(await book(demo.portal, { ...other, childId: one.childId }, stay));
    const end = async () => (await demo.portal.contracts.get(contractId)).frameworkEndedAt;
    demo.setNow(plusMinutes(TEST_NOW, 30 * DAY));
    expect(await end()).toBeUndefined();
    expect(await removeChild(demo.portal, { guardianId: one.guardianId, childId: one.childId })).toEqual({ ok: true });
    expect(await end()).toBe(demo.portal.now());
  });

  it('part again: each keeps the children it entered and what it signed', async () => {
    const [one, other] = [await family(), await family()];
    const [a, b] = [await child(one, '分分'), await child(other, '分分')];
    await accept(other, await invite(one));
    const mine = await hold(demo.portal, { ...other, childId: a }, hours('2026-12-03'));
    const theirs = await hold(demo.portal, { ...other, childId: one.childId }, hours('2026-12-03', 660));
    expect(await unlinkGuardians(demo.portal, one.guardianId)).toEqual({ ok: true });
    expect(await unlinkGuardians(demo.portal, one.guardianId)).toMatchObject({ ok: false, code: 'guardian_not_linked' });
    expect(await seenBy(one)).toEqual([one.childId, a].sort());
    const kept = await demo.portal.children.listOf(other.guardianId);
    expect(kept.map(({ id }) => id)).toEqual(expect.arrayContaining([other.childId, b]));
    expect(kept).toHaveLength(3);
    const { ahead } = await listBookings(demo.portal, other.guardianId);
    expect(ahead.map(({ id }) => id)).toEqual([mine.ok && mine.booking.id, theirs.ok && theirs.booking.id]);
    expect(ahead.map(({ childId }) => childId)).toEqual([b, kept.find(({ id }) => ![other.childId, b].includes(id))?.id]);
    expect(await accept(other, await invite(one))).toEqual({ ok: true });
  });

  it('who closes the account leaves the other what it has', async () => {
    const [one, other] = await link();
    await hold(demo.portal, { ...other, childId: one.childId }, hours('2026-12-04'));
    expect(await eraseFamily(demo.portal, { id: one.guardianId, contact: '13900000001' })).toEqual({ ok: true });
    const [booking] = (await listBookings(demo.portal, other.guardianId)).ahead;
    expect((await demo.portal.children.get(booking?.childId ?? '')).name).toMatch(/^宝宝/);
    expect((await demo.portal.children.get(one.childId)).name).toBe('—');
    expect(await demo.portal.guardians.otherOf(other.guardianId)).toBeUndefined();
  });
});

describe('what one of two linked guardians has booked', () => {
  it('is seen, paid for and cancelled by both, signed and moved by whoever booked it, and by nobody else known', async () => {
    const [one, other] = await link();
    const stranger = await family();
    const held = await hold(demo.portal, one, hours('2026-12-07'));
    if (!held.ok) throw new Error(held.code);
    const bookingId = held.booking.id;
    const sign = (who: Family) => {
      const signature = { bookingId, guardianId: who.guardianId, name: one.name, readTerms: true, by: by(who) };
      return signContract(demo.portal, signature);
    };
    expect(await sign(other)).toMatchObject({ ok: false, status: 409, code: 'signed_by_other' });
    expect(await sign(stranger)).toMatchObject({ ok: false, status: 404 });
    const signed = await sign(one);
    expect(signed).toMatchObject({ ok: true });
    const contractId = signed.ok ? signed.contractId : '';
    const sees = async ({ guardianId }: Family) => [
      (await bookingDetails(demo.portal, bookingId, guardianId))?.booking.id,
      (await demo.portal.contracts.find(contractId, guardianId))?.id,
    ];
    expect(await sees(other)).toEqual([bookingId, contractId]);
    expect(await sees(stranger)).toEqual([undefined, undefined]);
    expect((await listLinked(demo.portal, other.guardianId))?.ahead.map(({ id }) => id)).toEqual([bookingId]);
    expect(await listLinked(demo.portal, stranger.guardianId)).toBeUndefined();
    await settlePayment(demo.portal, await decide(demo.portal, other, bookingId, 'approve'));
    expect((await bookingDetails(demo.portal, bookingId, other.guardianId))?.booking.status).toBe('confirmed');
    const request = hours('2026-12-08');
    const moved = { bookingId, guardianId: other.guardianId, request, name: one.name, by: by(other) };
    expect(await rescheduleBooking(demo.portal, moved)).toMatchObject({ ok: false, code: 'signed_by_other' });
    const cancelled = await cancelBooking(demo.portal, { bookingId, guardianId: other.guardianId, by: by(other) });
    expect(cancelled).toMatchObject({ ok: true, booking: { status: 'cancelled' } });
    await unlinkGuardians(demo.portal, other.guardianId);
    expect(await sees(other)).toEqual([undefined, undefined]);
    expect(await sees(one)).toEqual([bookingId, contractId]);
  });
});

describe('what is told to linked guardians', () => {
  it('both hear that they are linked and that they have parted, each in its own language; who closes an account does not', async () => {
    const sent = hearMessages(demo.portal);
    const [one, other, third] = [await family(), await family(), await family()];
    await demo.portal.guardians.change(other.guardianId, { lang: 'en' });
    const told = () => sent.splice(0).map(({ kind, to, lang }) => [kind, to, lang]);
    const contactOf = async ({ guardianId }: Family) => (await demo.portal.guardians.get(guardianId)).contact;
    const both = (kind: string) => [one, other].map(async (who) => [kind, await contactOf(who), who === one ? 'zh' : 'en']);
    await accept(other, await invite(one));
    expect(sent.map(({ text }) => text).join()).toContain('/account/family');
    expect(told().sort()).toEqual((await Promise.all(both('guardian_linked'))).sort());
    await unlinkGuardians(demo.portal, other.guardianId);
    expect(told().sort()).toEqual((await Promise.all(both('guardian_unlinked'))).sort());
    await accept(third, await invite(one));
    const closing = await demo.portal.guardians.get(third.guardianId);
    told();
    expect(await eraseFamily(demo.portal, closing)).toEqual({ ok: true });
    expect(told()).toEqual([['guardian_unlinked', await contactOf(one), 'zh']]);
    // A letter that was still waiting goes to nobody.
    const waiting = { key: 'k', kind: 'guardian_linked', subject: third.guardianId, about: { name: '—' } };
    expect(await tellOfLink(demo.portal, waiting)).toBeUndefined();
    expect(told()).toEqual([]);
  });

  it('both hear of a booking, and see it in their calendars and lists, while they are linked', async () => {
    const sent = hearMessages(demo.portal);
    const [one, other] = await link();
    const since = demo.portal.now();
    const held = await hold(demo.portal, one, hours('2026-12-09'));
    if (!held.ok) throw new Error(held.code);
    const { id } = held.booking;
    expect((await listLinked(demo.portal, other.guardianId))?.ahead).toMatchObject([{ id, status: 'held' }]);
    expect((await bookingDetails(demo.portal, id, other.guardianId))?.may).toEqual(['release', 'extend']);
    expect((await bookingDetails(demo.portal, id, one.guardianId))?.may).toEqual(['sign', 'release', 'extend']);
    const signature = { guardianId: one.guardianId, name: one.name, readTerms: true, by: by(one) };
    await signContract(demo.portal, { bookingId: id, ...signature });
    sent.length = 0;
    await settlePayment(demo.portal, await decide(demo.portal, one, id, 'approve'));
    const contacts = await Promise.all(
      [one, other].map(async (who) => (await demo.portal.guardians.get(who.guardianId)).contact),
    );
    expect(sent.map(({ kind, to }) => [kind, to])).toEqual(contacts.map((to) => ['booking_confirmed', to]));
    expect(new Set(sent.map((message) => message.id)).size).toBe(2);
    // What one was sent is not given out, or erased, with the other's data.
    expect(sent.map(({ booking }) => booking)).toEqual([id, undefined]);
    expect((await listOfFamily(demo.portal, other.guardianId, since)).map((one) => one.id)).toEqual([id]);
    expect((await bookingDetails(demo.portal, id, other.guardianId))?.barredFromMoving).toMatchObject({
      code: 'signed_by_other',
    });
    expect((await bookingDetails(demo.portal, id, one.guardianId))?.barredFromMoving).toBeUndefined();
    await cancelBooking(demo.portal, { bookingId: id, guardianId: other.guardianId, by: by(other) });
    expect((await listLinked(demo.portal, other.guardianId))?.past.map((one) => one.id)).toEqual([id]);
    await unlinkGuardians(demo.portal, other.guardianId);
    expect(await listOfFamily(demo.portal, other.guardianId, since)).toEqual([]);
  });
});
