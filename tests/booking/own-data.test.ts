import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { beginSession } from '#cms/accounts/family-sessions.ts';
import { inviteGuardian } from '#cms/accounts/invite-guardian.ts';
import { acceptInvitation } from '#cms/accounts/link-guardians.ts';
import { saveChild, saveGuardian } from '#cms/accounts/save-family.ts';
import { findOrCreateGuardian } from '#cms/accounts/sign-in.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { eraseFamily, forgetErased } from '#cms/booking/erase-family.ts';
import { exportFamily } from '#cms/booking/export-family.ts';
import { offerContract } from '#cms/booking/hand-on/offer-contract.ts';
import { takeContract } from '#cms/booking/hand-on/take-contract.ts';
import { holdPlace } from '#cms/booking/hold-place.ts';
import { openMoneyOf } from '#cms/booking/open-money.ts';
import { unlinkGuardians } from '#cms/booking/unlink-guardians.ts';
import { agreedBy, withdrawConsent } from '#cms/booking/withdraw-consent.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { verifyContract } from '#cms/contracts/verify-contract.ts';
import { sendAgain } from '#cms/payments/settle-by-person.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { takeOutside } from '#cms/payments/take-outside.ts';
import { dayRoster } from '#cms/places/roster.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { SentMessage } from '#cms/records/messages.ts';
import { createWholeCity } from '#cms/records/whole-city.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import type { Lang } from '#domain/language/lang.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';
import { by, decide, newFamily } from '../support/family.ts';

/** Words that occur nowhere else, so that finding one anywhere is finding what should be gone. */
const GUARDIAN = '欧阳甲乙';
const CHILD = '司徒丙丁';
const NOTES = '芝麻过敏戊己';
const PICKUP = { name: '诸葛庚辛', relation: '外婆', phone: '13987654321' };

let demo: DemoPortal;
let count = 0;
let contact: string;
let family: { guardianId: string; childId: string; name: string };
let bookingId: string;

beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());

beforeEach(async () => {
  demo.setNow(TEST_NOW);
  const { portal } = demo;
  contact = `1391234${String(1000 + ++count)}`;
  const guardian = await findOrCreateGuardian(portal, contact, 'zh');
  await saveGuardian(portal, { guardianId: guardian.id, name: GUARDIAN, relation: '妈妈', adult: true });
  const details = { name: CHILD, birthDate: '2026-02-17', healthNotes: NOTES, healthConsent: true, pickups: [PICKUP] };
  const child = await saveChild(portal, guardian.id, details);
  if (!child.ok) throw new Error(child.code);
  family = { guardianId: guardian.id, childId: child.child.id, name: GUARDIAN };
  const held = await holdPlace(portal, {
    slug: EXAMPLE_SLUG,
    request: { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 660 } },
    ...family,
    pickups: [PICKUP],
    consents: [
      { purpose: 'health_notes', granted: true },
      { purpose: 'photos', granted: true },
      { purpose: 'share_with_health_authority', granted: false },
    ],
    hadSameService: true,
    by: by(family),
  });
  if (!held.ok) throw new Error(held.code);
  bookingId = held.booking.id;
  const signature = { bookingId, guardianId: guardian.id, name: GUARDIAN, readTerms: true, by: by(family) };
  const signed = await signContract(portal, signature);
  if (!signed.ok) throw new Error(signed.code);
  await settlePayment(portal, await decide(portal, family, bookingId, 'approve'));
});

const roster = async () => {
  const { facility } = infants(demo.portal);
  const day = await dayRoster(demo.portal, { facilityId: facility.id, date: WEDNESDAY, reader: 'nobody' });
  return JSON.stringify(day.find(({ booking }) => booking === bookingId));
};
const cancel = () => cancelBooking(demo.portal, { bookingId, guardianId: family.guardianId, by: by(family) });
const takenAway = async (guardian: Guardian, lang: Lang) => {
  const exported = await exportFamily(demo.portal, { guardian, lang });
  if (!exported.ok) throw new Error(exported.code);
  return unzipSync(exported.zipped);
};
const guardianOf = () => demo.portal.guardians.get(family.guardianId);

describe('a consent that is taken back', () => {
  it('is one of those that were given, and one at a time', async () => {
    const given = async () => (await agreedBy(demo.portal, family.guardianId)).map(({ purpose }) => purpose);
    expect(await given()).toEqual(['health_notes', 'photos']);
    expect(await withdrawConsent(demo.portal, { ...family, purpose: 'photos' })).toMatchObject({ ok: true });
    expect(await given()).toEqual(['health_notes']);
    const { consents } = await demo.portal.bookings.get(bookingId);
    expect(consents).toEqual([
      { purpose: 'health_notes', granted: true },
      { purpose: 'photos', granted: false },
      { purpose: 'share_with_health_authority', granted: false },
    ]);
  });

  it('clears notes on health at once, from the roster too, and leaves what was signed', async () => {
    expect(await roster()).toContain(NOTES);
    await withdrawConsent(demo.portal, { ...family, purpose: 'health_notes' });
    expect(await roster()).not.toContain(NOTES);
    expect((await demo.portal.children.get(family.childId)).healthNotes).toBe('');
    const [contract] = await demo.portal.familyData.contractsOf(family.guardianId);
    expect(contract?.snapshot.child.hasHealthNotes).toBe(true);
    expect(JSON.stringify(contract?.snapshot)).not.toContain(NOTES);
  });

  it('is nobody else’s to take back', async () => {
    const other = await newFamily(demo.portal, count);
    const theirs = { guardianId: other.guardianId, childId: family.childId, purpose: 'health_notes' };
    expect(await withdrawConsent(demo.portal, theirs)).toMatchObject({ ok: false, code: 'child_not_found' });
    expect(await withdrawConsent(demo.portal, { ...family, purpose: 'toString' })).toMatchObject({ code: 'consent_unknown' });
    expect(await agreedBy(demo.portal, family.guardianId)).toHaveLength(2);
  });
});

describe('a family’s copy of its data', () => {
  it('is a folder with all of it, contracts as they were signed, and receipts', async () => {
    await beginSession(demo.portal, { guardianId: family.guardianId, agent: 'iPhone' });
    const files = await takenAway(await guardianOf(), 'zh');
    const [contract] = await demo.portal.familyData.contractsOf(family.guardianId);
    const [receipt] = await demo.portal.receipts.listOf(bookingId);
    const signed = await demo.portal.files.get(String(contract?.file));
    expect(files[`contracts/${contract?.number}.pdf`]).toEqual(new Uint8Array(signed?.bytes ?? []));
    expect(strFromU8(files[`receipts/${receipt?.number}.pdf`]?.slice(0, 5) ?? new Uint8Array())).toBe('%PDF-');
    const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
    expect(JSON.parse(text('family.json'))).toMatchObject({ contact, name: GUARDIAN });
    expect(JSON.parse(text('devices.json'))).toMatchObject([{ device: 'iphone' }]);
    expect(JSON.parse(text('children.json'))).toMatchObject([{ name: CHILD, healthNotes: NOTES, pickups: [PICKUP] }]);
    expect(JSON.parse(text('bookings.json'))).toMatchObject([
      { id: bookingId, status: 'confirmed', payments: [{ status: 'paid' }] },
    ]);
    expect(JSON.parse(text('messages.json'))).toMatchObject([{ to: contact, kind: 'booking_confirmed' }]);
    for (const name of ['family-places.json', 'favourites.json', 'saved-searches.json'])
      expect(JSON.parse(text(name))).toEqual([]);
  });

  it('of a contract that was handed on holds what was sent to each as its party, also when the other has gone', async () => {
    const other = await newFamily(demo.portal, 700 + count);
    const invited = await inviteGuardian(demo.portal, family.guardianId);
    if (!invited.ok) throw new Error(invited.code);
    const joining = { guardianId: other.guardianId, code: invited.code, from: '203.0.113.9' };
    expect(await acceptInvitation(demo.portal, joining)).toEqual({ ok: true });
    const yes = { bookingId, readTerms: true };
    expect(await offerContract(demo.portal, { ...yes, ...family })).toMatchObject({ ok: true });
    demo.setNow(plusMinutes(TEST_NOW, 10));
    expect(await takeContract(demo.portal, { ...yes, ...other })).toMatchObject({ ok: true });
    demo.setNow(plusMinutes(TEST_NOW, 20));
    expect(await unlinkGuardians(demo.portal, family.guardianId)).toEqual({ ok: true });
    await cancelBooking(demo.portal, { bookingId, guardianId: other.guardianId, by: by(other) });

    const told = async (guardian: Guardian) =>
      JSON.parse(strFromU8((await takenAway(guardian, 'zh'))['messages.json'] ?? new Uint8Array())) as SentMessage[];
    const their = await demo.portal.guardians.get(other.guardianId);
    const [olds, news] = [await told(await guardianOf()), await told(their)];
    expect([...new Set(olds.map(({ to }) => to))]).toEqual([contact]);
    expect([...new Set(news.map(({ to }) => to))]).toEqual([their.contact]);
    expect(olds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['booking_confirmed', 'contract_taken']));
    expect(olds.map(({ kind }) => kind)).not.toContain('booking_cancelled');
    expect(news.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['contract_offered', 'contract_taken', 'booking_cancelled']),
    );
    // And what was sent to a contact that somebody else has by now stays the old party's too.
    await demo.portal.payload.db.updateOne({ collection: 'guardians', id: family.guardianId, data: { contact: `1${contact}` } });
    expect((await told(await guardianOf())).map(({ kind }) => kind)).toEqual(['booking_confirmed']);

    await demo.portal.work((unit) => demo.portal.familyData.erase({ id: their.id, contact: their.contact }, unit));
    expect((await told(await guardianOf())).map(({ kind }) => kind)).toEqual(['booking_confirmed']);
  });

  it('holds nothing of anybody else, and nothing that opens a door', async () => {
    const other = await newFamily(demo.portal, 500 + count);
    const files = await takenAway(await demo.portal.guardians.get(other.guardianId), 'en');
    const all = Object.values(files)
      .map((bytes) => strFromU8(bytes))
      .join('');
    for (const secret of [GUARDIAN, CHILD, NOTES, PICKUP.name, contact, 'tokenHash', 'codeHash', 'pickupCode'])
      expect(all).not.toContain(secret);
  });
});

describe('closing the account', () => {
  it('is refused while a stay is to come, and nothing has gone then', async () => {
    expect(await eraseFamily(demo.portal, await guardianOf())).toMatchObject({ ok: false, code: 'still_booked', status: 409 });
    expect(await guardianOf()).toMatchObject({ contact, name: GUARDIAN });
  });

  it('is refused while money may yet come back, and says of which booking and why', async () => {
    const working = demo.portal.payment;
    const refused = async () => ({ status: 'failed', code: 'refused', message: 'no' }) as const;
    demo.portal.payment = { ...working, refund: refused } as typeof working;
    await cancel();
    const { number } = await demo.portal.bookings.get(bookingId);
    const why = async () => (await openMoneyOf(demo.portal, family.guardianId)).map((one) => one.why);
    const still = { ok: false, code: 'money_open', status: 409, params: { number } };
    expect(await why()).toEqual(['failed']);
    expect(await eraseFamily(demo.portal, await guardianOf())).toMatchObject(still);
    const [payment] = await demo.portal.payments.listOf(bookingId);
    const about = {
      ref: `dp_${bookingId}`,
      reference: payment?.reference ?? '',
      kind: 'dispute',
      amount: 1,
      currency: 'CNY',
    } as const;
    await takeOutside(demo.portal, { ...about, status: 'open' });
    expect(await why()).toEqual(['disputed']);
    await takeOutside(demo.portal, { ...about, status: 'returned' });
    demo.portal.payment = working;
    const [refund] = await demo.portal.refunds.listOf(bookingId);
    await sendAgain(demo.portal, { refundId: refund?.id ?? '', staffId: 'somebody' });
    expect(await why()).toEqual([]);
    for (const change of [
      { answerBy: '2027-01-01T00:00:00.000Z' },
      { status: 'completed', nextSettlementAt: TEST_NOW },
    ] as const) {
      await demo.portal.payload.db.updateOne({ collection: 'bookings', id: bookingId, data: { answerBy: null, ...change } });
      expect(await why()).toEqual(['answerBy' in change ? 'asked' : 'to_settle']);
      expect(await eraseFamily(demo.portal, await guardianOf())).toMatchObject(still);
    }
    await demo.portal.payload.db.updateOne({ collection: 'bookings', id: bookingId, data: { nextSettlementAt: null } });
    expect(await eraseFamily(demo.portal, await guardianOf())).toEqual({ ok: true });
  });

  it('takes out of everything who it was; only signed contracts name them, unchanged', async () => {
    const [before] = await demo.portal.familyData.contractsOf(family.guardianId);
    const ledger = await demo.portal.ledger.checkBalance();
    await demo.portal.sessions.add({
      ...{ device: 'other', begunAt: TEST_NOW, seenAt: TEST_NOW },
      tokenHash: `hash-${count}`,
      guardianId: family.guardianId,
      expiresAt: '2026-12-20T00:00:00.000Z',
    });
    await cancel();
    const collected = { ...PICKUP, checked: 'code' } as const;
    const { actions } = await demo.portal.bookings.get(bookingId);
    const given = { type: 'check_out', at: TEST_NOW, by: { kind: 'staff' }, date: WEDNESDAY, collected };
    const data = { actions: [...actions, given] };
    await demo.portal.payload.db.updateOne({ collection: 'bookings', id: bookingId, data });
    expect(await eraseFamily(demo.portal, await guardianOf())).toEqual({ ok: true });
    expect(await demo.portal.guardians.findByContact(contact)).toBeUndefined();
    expect(await demo.portal.sessions.find(`hash-${count}`, TEST_NOW)).toBeUndefined();

    const named: string[] = [];
    const city = createWholeCity({ payload: demo.portal.payload });
    await city.atOneMoment(async (moment) => {
      for (const { collection, layer } of city.parts)
        for await (const some of moment.read(collection, layer))
          for (const one of some) {
            const mine = JSON.stringify(one).includes(contact) || JSON.stringify(one).includes(family.guardianId);
            const secrets = [GUARDIAN, CHILD, NOTES, PICKUP.name, contact].filter((secret) =>
              JSON.stringify(one).includes(secret),
            );
            if (mine && secrets.length > 0) named.push(collection);
          }
    });
    expect(named).toEqual(['contracts']);
    const [after] = await demo.portal.familyData.contractsOf(family.guardianId);
    // That nothing can be agreed under it any more is no change of what was signed.
    const { frameworkEndedAt, ...same } = after ?? {};
    expect([same, frameworkEndedAt !== undefined]).toEqual([before, true]);
    const file = await demo.portal.files.get(String(before?.file));
    expect(await verifyContract(demo.portal, { pdf: Buffer.from(file?.bytes ?? []) })).toMatchObject({
      valid: true,
      number: before?.number,
    });
    expect((await demo.portal.ledger.checkBalance()).unbalanced).toBe(ledger.unbalanced);
  });

  it('leaves the number free: whoever signs in with it begins anew', async () => {
    await cancel();
    await eraseFamily(demo.portal, await guardianOf());
    const again = await findOrCreateGuardian(demo.portal, contact, 'zh');
    expect(again.id).not.toBe(family.guardianId);
    expect(await demo.portal.bookings.listOf(again.id)).toEqual([]);
    expect(await demo.portal.children.listOf(again.id)).toEqual([]);
  });

  it('lets the contracts go when their legal time is over, and not a day before', async () => {
    await cancel();
    const kept = async () => (await demo.portal.familyData.contractsOf(family.guardianId)).length;
    const [contract] = await demo.portal.familyData.contractsOf(family.guardianId);
    await eraseFamily(demo.portal, await guardianOf());
    // Three years from the last day for which anything could have been agreed under it.
    demo.setNow('2030-05-23T04:00:00.000Z');
    await forgetErased(demo.portal);
    expect(await kept()).toBe(1);
    demo.setNow('2030-05-24T04:00:00.000Z');
    await forgetErased(demo.portal);
    expect(await kept()).toBe(0);
    expect(await demo.portal.files.get(String(contract?.file))).toBeUndefined();
    expect((await demo.portal.bookings.get(bookingId)).contractId).toBeUndefined();
  });

  it('leaves the contracts of families that stay', async () => {
    demo.setNow('2036-11-25T04:00:00.000Z');
    await forgetErased(demo.portal);
    expect(await demo.portal.familyData.contractsOf(family.guardianId)).toHaveLength(1);
  });
});

it('is put together so often and no more: every receipt is drawn again each time', async () => {
  const guardian = await findOrCreateGuardian(demo.portal, '13900007790', 'zh');
  for (let times = 0; times < 6; times++)
    expect(await exportFamily(demo.portal, { guardian, lang: 'zh' })).toMatchObject({ ok: true });
  expect(await exportFamily(demo.portal, { guardian, lang: 'zh' })).toMatchObject({ status: 429, code: 'too_many_exports' });
});
