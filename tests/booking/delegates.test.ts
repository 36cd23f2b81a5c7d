import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inviteGuardian } from '#cms/accounts/invite-guardian.ts';
import { acceptInvitation } from '#cms/accounts/link-guardians.ts';
import { changeMandate, endMandate, giveMandate } from '#cms/accounts/mandates/give-mandate.ts';
import { readMandate, takeMandate } from '#cms/accounts/mandates/take-mandate.ts';
import { saveChild } from '#cms/accounts/save-family.ts';
import { findOrCreateGuardian } from '#cms/accounts/sign-in.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { collectForFamily, payForFamily, releaseForFamily, staysSeen } from '#cms/booking/delegate/act-for-family.ts';
import { bookForFamily, stillSpent } from '#cms/booking/delegate/book-for-family.ts';
import { expireHold } from '#cms/booking/expire-hold.ts';
import { extendHold } from '#cms/booking/extend-hold.ts';
import { offerContract } from '#cms/booking/hand-on/offer-contract.ts';
import { takeContract } from '#cms/booking/hand-on/take-contract.ts';
import { declineRequest } from '#cms/booking/request/answer-request.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { unlinkGuardians } from '#cms/booking/unlink-guardians.ts';
import { contractText } from '#cms/contracts/documents/contract-text.ts';
import { endFramework } from '#cms/contracts/end-framework.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { childByCode } from '#cms/places/child-by-code.ts';
import type { Occasion } from '#domain/care/care.ts';
import { offerUntil } from '#domain/offers/waitlist-offer.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { claimsOf } from '../support/books.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';
import { book, by, type Family, hold, newFamily } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';

let demo: DemoPortal;
let heard: ReturnType<typeof hearMessages>;
let n = 500;
let family: Family;
let frameworkId: string;
/** The grandmother, who has an account of her own. */
let delegateId: string;
let first: string;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 2, enrolled: false });
  heard = hearMessages(demo.portal);
});
afterAll(() => demo.close());
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await demo.portal.payload.db.deleteMany({ collection: 'place-claims', where: {} });
  family = await newFamily(demo.portal, ++n);
  first = await book(demo.portal, family, { form: 'hourly', date: '2026-12-02', window: { from: 540, to: 600 } });
  frameworkId = (await demo.portal.bookings.get(first)).contractId ?? '';
  delegateId = (await findOrCreateGuardian(demo.portal, `1380000${String(n).padStart(4, '0')}`, 'zh')).id;
  heard.splice(0);
});

const fields = (over: Record<string, string> = {}) => {
  const said = {
    called: '外婆',
    relation: '外婆',
    collects: 'on',
    books: 'on',
    perStay: '100',
    perMonth: '150',
    until: '2027-02-01',
  };
  const all = new Map(Object.entries({ ...said, ...over }));
  return { get: (name: string) => all.get(name) ?? null };
};
async function given(over: Record<string, string> = {}) {
  const { childId, guardianId } = family;
  const made = await giveMandate(demo.portal, { guardianId, fields: fields(over), childIds: [childId] });
  if (!made.ok) throw new Error(made.code);
  return made;
}
const trying = (code: string, who = delegateId) => ({ delegateId: who, code, from: '10.9.0.1' });
async function helps(over: Record<string, string> = {}): Promise<string> {
  const { code } = await given(over);
  const taken = await takeMandate(demo.portal, { ...trying(code), name: '王桂芳', adult: true });
  if (!taken.ok) throw new Error(taken.code);
  return taken.mandate.id;
}
/** Two hours cost 52 yuan at the example centre, four 104. */
const stay = (mandateId: string, date: string, hours = 2, from = 840) => ({
  ...{ mandateId, delegateId, childId: family.childId, frameworkId, date },
  window: { from, to: from + hours * 60 },
});
async function booked(wish: ReturnType<typeof stay>) {
  const result = await bookForFamily(demo.portal, wish);
  if (!result.ok) throw new Error(result.code);
  return result;
}
const kinds = (bookingId: string) => heard.filter(({ booking }) => booking === bookingId).map(({ kind }) => kind);
const actions = async () => {
  const { docs } = await demo.portal.payload.find({
    collection: 'audit-log',
    where: { actor: { equals: delegateId } },
    limit: 50,
  });
  return docs.map(({ action }) => action);
};

describe('who helps with the children', () => {
  it('takes it up with a code, once, as an adult; nobody of the family, nobody later, nobody without a name', async () => {
    const { code } = await given();
    expect(await readMandate(demo.portal, trying(code, family.guardianId))).toMatchObject({ ok: false, code: 'mandate_own' });
    expect(await takeMandate(demo.portal, { ...trying(code), name: '', adult: true })).toMatchObject({ ok: false });
    expect(await takeMandate(demo.portal, { ...trying(code), name: '王桂芳', adult: false })).toMatchObject({
      code: 'mandate_not_adult',
    });
    expect(await takeMandate(demo.portal, { ...trying(code), name: '王桂芳', adult: true })).toMatchObject({ ok: true });
    // The guardian hears of it once, with the way to end it.
    const told = heard.filter(({ kind }) => kind === 'mandate_taken');
    const { contact } = await demo.portal.guardians.get(family.guardianId);
    expect(told.map(({ to }) => to)).toEqual([contact]);
    expect(told[0]?.text).toMatch(/王桂芳.*\/account\/delegates/s);
    const other = await newFamily(demo.portal, ++n);
    expect(await readMandate(demo.portal, trying(code, other.guardianId))).toMatchObject({ code: 'invitation_wrong' });
    expect(await actions()).toEqual(['take_mandate']);
  });

  it('is asked for children of the family alone, and for a year at most', async () => {
    const other = await newFamily(demo.portal, ++n);
    const { guardianId } = family;
    const foreign = { guardianId, fields: fields(), childIds: [other.childId] };
    expect(await giveMandate(demo.portal, foreign)).toMatchObject({ ok: false, code: 'mandate_no_child' });
    const long = { guardianId, fields: fields({ until: '2028-01-01' }), childIds: [family.childId] };
    expect(await giveMandate(demo.portal, long)).toMatchObject({ ok: false, code: 'mandate_until', field: 'until' });
  });

  it('books within the amounts at once: the annex and its record of signing name who agreed, and the guardian hears of it', async () => {
    const mandateId = await helps();
    const { booking, asks } = await booked(stay(mandateId, '2026-12-03'));
    expect(asks).toBeUndefined();
    expect(booking).toMatchObject({ status: 'signed', guardianId: family.guardianId });
    const { evidence, snapshot } = await demo.portal.contracts.get(booking.contractId ?? '');
    expect(evidence).toMatchObject({
      guardian: { how: 'by_delegate', name: family.name, readTerms: false },
      delegate: { id: delegateId, name: '王桂芳', mandate: mandateId },
    });
    expect(snapshot.annex).toBeDefined();
    expect(JSON.stringify(contractText(snapshot, 'zh'))).toContain('王桂芳');
    expect(kinds(booking.id)).toEqual(['delegate_booked']);
    expect(await demo.portal.mandates.find(mandateId)).toMatchObject({ spent: [{ booking: booking.id, month: '2026-12' }] });
    const payment = await payForFamily(demo.portal, { bookingId: booking.id, delegateId, lang: 'zh' });
    if (!payment.ok) throw new Error(payment.code);
    const outcome = await demo.portal.pretend?.decide(String(payment.payment.providerRef), 'approve');
    if (!outcome) throw new Error('no decision');
    await settlePayment(demo.portal, outcome.state);
    expect((await demo.portal.bookings.get(booking.id)).status).toBe('confirmed');
    expect(await actions()).toContain('book_as_delegate');
  });

  it('waits for the guardian past the amount of a stay: one tap agrees, and it counts in no limit', async () => {
    const mandateId = await helps();
    const { booking, asks } = await booked(stay(mandateId, '2026-12-03', 4));
    expect(asks).toBe('over_stay');
    expect(booking.status).toBe('held');
    expect(kinds(booking.id)).toEqual(['delegate_asks']);
    expect(heard.find(({ booking: of }) => of === booking.id)?.text).toContain(`/bookings/${booking.id}`);
    const own = { bookingId: booking.id, guardianId: family.guardianId, by: by(family) };
    expect(await payForFamily(demo.portal, { bookingId: booking.id, delegateId, lang: 'zh' })).toMatchObject({ ok: false });
    const signed = await signContract(demo.portal, own);
    if (!signed.ok) throw new Error(signed.code);
    const { evidence } = await demo.portal.contracts.get(signed.contractId);
    expect(evidence?.guardian.how).toBe('one_tap');
    expect(evidence?.delegate).toBeUndefined();
    expect((await demo.portal.mandates.find(mandateId))?.spent).toEqual([]);
  });

  it('has as long to say yes as whoever is offered a place from the waitlist, on its page, in the message and in the list of steps', async () => {
    const mandateId = await helps();
    const { booking } = await booked(stay(mandateId, '2026-12-03', 4));
    const facility = infants(demo.portal).facility;
    const until = offerUntil(TEST_NOW, demo.portal.city.waitlist, { facility, first: booking.occasions[0] as Occasion });
    expect(until > plusMinutes(TEST_NOW, 30)).toBe(true);
    expect(booking).toMatchObject({ status: 'held', holdUntil: until, asksBy: until });
    const asked = { type: 'ask_guardian', until, by: { kind: 'guardian', id: delegateId, mandate: mandateId } };
    expect(booking.actions.at(-1)).toMatchObject(asked);
    expect(heard.find(({ kind }) => kind === 'delegate_asks')?.text).toMatch(/11 月 2\d 日|周/);
    // Longer than a hold is kept, and as long as was said.
    demo.setNow(plusMinutes(until, -1));
    expect(await expireHold(demo.portal, booking.id)).toBe('nothing_due');
    const own = { bookingId: booking.id, guardianId: family.guardianId, by: by(family) };
    expect(await extendHold(demo.portal, own)).toMatchObject({ code: 'not_extended.not_extended_here' });
    expect(await signContract(demo.portal, own)).toMatchObject({ ok: true });
  });

  it('nobody has said yes in time: the place is free at once, whether or not the clock has noted it, and counts in no limit', async () => {
    const mandateId = await helps({ perStay: '0', perMonth: '0' });
    const { booking } = await booked(stay(mandateId, '2026-12-03'));
    const held = async () => (await claimsOf(demo.portal, booking.id)).length;
    expect(await held()).toBe(1);
    demo.setNow(plusMinutes(booking.asksBy ?? '', 1));
    expect(await demo.portal.bookings.ranOutBy(demo.portal.now())).toContain(booking.id);
    const own = { bookingId: booking.id, guardianId: family.guardianId, by: by(family) };
    expect(await signContract(demo.portal, own)).toMatchObject({ ok: false });
    expect((await booked(stay(mandateId, '2026-12-03'))).booking.status).toBe('held');
    expect(await expireHold(demo.portal, booking.id)).toBe('expired');
    expect([(await demo.portal.bookings.get(booking.id)).status, await held()]).toEqual(['expired', 0]);
    expect((await demo.portal.mandates.find(mandateId))?.spent).toEqual([]);
  });

  it('of twenty who ask and book at once nobody gets more than there is, and what was asked for is kept to its end', async () => {
    const { group } = infants(demo.portal);
    await demo.portal.payload.update({ collection: 'classes', id: group.id, data: { places: 3 } });
    await eventually(async () => infants(demo.portal).group.places === 3);
    try {
      const mandateId = await helps({ perStay: '0', perMonth: '0' });
      const others = await Promise.all(Array.from({ length: 19 }, () => newFamily(demo.portal, ++n)));
      const hours = { form: 'hourly', date: '2026-12-03', window: { from: 840, to: 960 } } as const;
      const [asked, ...rest] = await Promise.all([
        bookForFamily(demo.portal, stay(mandateId, '2026-12-03')),
        ...others.map((other) => hold(demo.portal, other, hours)),
      ]);
      expect([asked, ...rest].filter(({ ok }) => ok)).toHaveLength(3);
      // A quarter of an hour later the holds are over, and what was asked for is not.
      demo.setNow(plusMinutes(TEST_NOW, 20));
      const again = await Promise.all(others.map((other) => hold(demo.portal, other, hours)));
      expect(again.filter(({ ok }) => ok)).toHaveLength(asked.ok ? 2 : 3);
    } finally {
      await demo.portal.payload.update({ collection: 'classes', id: group.id, data: { places: group.places } });
      await eventually(async () => infants(demo.portal).group.places === group.places);
    }
  });

  it('the guardian refuses, or who asked gives it up: the place is free', async () => {
    const mandateId = await helps({ perStay: '0', perMonth: '0' });
    const { booking, asks } = await booked(stay(mandateId, '2026-12-03'));
    expect(asks).toBe('over_stay');
    const own = { bookingId: booking.id, guardianId: family.guardianId, by: by(family) };
    expect(await cancelBooking(demo.portal, { ...own, releases: true })).toMatchObject({ ok: true });
    expect((await demo.portal.bookings.get(booking.id)).status).toBe('released');
    const again = await booked(stay(mandateId, '2026-12-03'));
    expect(await releaseForFamily(demo.portal, { bookingId: again.booking.id, delegateId })).toMatchObject({ ok: true });
    expect((await demo.portal.bookings.get(again.booking.id)).status).toBe('released');
  });

  it('two stays asked for at once never come to more than a month may cost; what was given up counts no more', async () => {
    const mandateId = await helps({ perMonth: '80' });
    const both = await Promise.all([booked(stay(mandateId, '2026-12-03')), booked(stay(mandateId, '2026-12-04'))]);
    expect(both.map(({ asks }) => asks ?? 'agreed').sort()).toEqual(['agreed', 'over_month']);
    for (const { booking } of both) await releaseForFamily(demo.portal, { bookingId: booking.id, delegateId });
    expect((await booked(stay(mandateId, '2026-12-07'))).asks).toBeUndefined();
  });

  it('what was paid in time counts, though the portal hears of it when its time is over and another has been agreed', async () => {
    const mandateId = await helps({ perMonth: '80' });
    const { booking } = await booked(stay(mandateId, '2026-12-03'));
    const opened = await payForFamily(demo.portal, { bookingId: booking.id, delegateId, lang: 'zh' });
    const outcome = opened.ok ? await demo.portal.pretend?.decide(String(opened.payment.providerRef), 'approve') : undefined;
    if (!outcome) throw new Error('no decision');
    demo.setNow(plusMinutes(booking.holdUntil ?? TEST_NOW, 1));
    const { booking: second, asks } = await booked(stay(mandateId, '2026-12-04'));
    expect(asks).toBeUndefined();
    expect(await settlePayment(demo.portal, outcome.state)).toBe('confirmed');
    const { spent = [] } = (await demo.portal.mandates.find(mandateId)) ?? {};
    const counted = (await stillSpent(demo.portal, spent, '2026-12-01')).map((one) => one.booking);
    expect(counted).toEqual([booking.id, second.id]);
    expect((await booked(stay(mandateId, '2026-12-07'))).asks).toBe('over_month');
  });

  it('what its centre is asked for counts in the limit until the centre refuses it, or its time runs out', async () => {
    const { group } = infants(demo.portal);
    const onRequest = (forms: 'hourly'[]) =>
      demo.portal.payload.update({ collection: 'classes', id: group.id, data: { onRequest: forms } });
    await onRequest(['hourly']);
    await eventually(async () => infants(demo.portal).group.onRequest?.length === 1);
    try {
      const mandateId = await helps({ perMonth: '80' });
      const counted = async () => {
        const mandate = await demo.portal.mandates.find(mandateId);
        return (await stillSpent(demo.portal, mandate?.spent ?? [], '2026-12-01')).map(({ booking }) => booking);
      };
      const { booking: refused } = await booked(stay(mandateId, '2026-12-03'));
      expect([refused.status, await counted()]).toEqual(['requested', [refused.id]]);
      const { facilityId, id: bookingId } = refused;
      expect(await declineRequest(demo.portal, { bookingId, facilityId, staffId: 'a-head', reason: '那天有参观' })).toMatchObject(
        {
          ok: true,
        },
      );
      expect(await counted()).toEqual([]);
      const { booking: unanswered } = await booked(stay(mandateId, '2026-12-07'));
      expect(await counted()).toEqual([unanswered.id]);
      // At once, whether or not the clock has noted it.
      demo.setNow(plusMinutes(unanswered.holdUntil ?? TEST_NOW, 1));
      expect(await counted()).toEqual([]);
      expect((await booked(stay(mandateId, '2026-12-08'))).booking.status).toBe('requested');
      expect((await demo.portal.mandates.find(mandateId))?.spent).toHaveLength(1);
    } finally {
      await onRequest([]);
      await eventually(async () => !infants(demo.portal).group.onRequest?.length);
    }
  });

  it('is asked anew at every step: ended or changed, nothing more is done, and its codes at the door are void', async () => {
    const mandateId = await helps();
    demo.setNow('2026-12-01T02:00:00.000Z');
    const code = await collectForFamily(demo.portal, { bookingId: first, date: '2026-12-02', delegateId, mandateId });
    if (!code.ok) throw new Error(code.code);
    expect(code.delegate).toMatchObject({ name: '王桂芳', relation: '外婆' });
    const again = await collectForFamily(demo.portal, { bookingId: first, date: '2026-12-02', delegateId, mandateId });
    if (!again.ok) throw new Error(again.code);
    expect(await demo.portal.delegateCodes.find(code.delegate.id)).toMatchObject({ withdrawnAt: expect.any(String) });
    const { booking } = await booked(stay(mandateId, '2026-12-03'));
    const mandate = await demo.portal.mandates.find(mandateId);
    if (!mandate) throw new Error('no mandate');
    expect((await staysSeen(demo.portal, mandate)).map((one) => one.booking.id)).toEqual([first, booking.id]);

    const only = { guardianId: family.guardianId, id: mandateId, childIds: [family.childId] };
    await changeMandate(demo.portal, { ...only, fields: fields({ books: '', collects: 'on' }) });
    expect(await bookForFamily(demo.portal, stay(mandateId, '2026-12-04'))).toMatchObject({ code: 'mandate_no_books' });
    expect(await payForFamily(demo.portal, { bookingId: booking.id, delegateId, lang: 'zh' })).toMatchObject({
      code: 'mandate_no_books',
    });

    expect(await endMandate(demo.portal, { by: family.guardianId, id: mandateId })).toEqual({ ok: true });
    expect(await staysSeen(demo.portal, mandate)).toEqual([]);
    const more = await collectForFamily(demo.portal, { bookingId: first, date: '2026-12-02', delegateId, mandateId });
    expect(more).toMatchObject({ code: 'mandate_over' });
    expect(await demo.portal.delegateCodes.find(again.delegate.id)).toMatchObject({ withdrawnAt: expect.any(String) });
    const { facilityId } = await demo.portal.bookings.get(first);
    demo.setNow('2026-12-02T02:00:00.000Z');
    const door = { facilityId, code: again.code, date: '2026-12-02', reader: `head-${n}` };
    expect(await childByCode(demo.portal, door)).toMatchObject({ ok: false });
  });

  it('what is changed counts at the door too: a code for a child, or a day, that is not named any more is withdrawn', async () => {
    demo.setNow('2026-12-01T02:00:00.000Z');
    const mandateId = await helps();
    const second = await saveChild(demo.portal, family.guardianId, {
      ...{ name: `小宝${n}`, birthDate: '2026-01-10', healthConsent: false, pickups: [] },
    });
    if (!second.ok) throw new Error(second.code);
    const both = [family.childId, second.child.id];
    const change = (over: Record<string, string>, childIds = both) =>
      changeMandate(demo.portal, { guardianId: family.guardianId, id: mandateId, fields: fields(over), childIds });
    const code = async () => {
      const made = await collectForFamily(demo.portal, { bookingId: first, date: '2026-12-02', delegateId, mandateId });
      if (!made.ok) throw new Error(made.code);
      return async () => (await demo.portal.delegateCodes.find(made.delegate.id))?.withdrawnAt !== undefined;
    };
    const kept = await code();
    expect(await change({ until: '2026-12-02' })).toEqual({ ok: true });
    expect(await kept()).toBe(false);
    expect(await change({ until: '2026-12-01' })).toEqual({ ok: true });
    expect(await kept()).toBe(true);
    await change({});
    const other = await code();
    expect(await change({}, [second.child.id])).toEqual({ ok: true });
    expect(await other()).toBe(true);
  });

  it('is over with its last day: it is not changed into one that is in force again, and its code is not taken up', async () => {
    const mandateId = await helps({ until: '2026-12-02' });
    const { code } = await given({ until: '2026-12-02' });
    demo.setNow('2026-12-03T02:00:00.000Z');
    const only = { guardianId: family.guardianId, id: mandateId, childIds: [family.childId] };
    expect(await changeMandate(demo.portal, { ...only, fields: fields() })).toMatchObject({ code: 'mandate_ended' });
    expect(await readMandate(demo.portal, trying(code))).toMatchObject({ code: 'invitation_wrong' });
  });

  it('gives up what it asked for only until the guardian has agreed to it', async () => {
    const mandateId = await helps({ perStay: '0' });
    const { booking } = await booked(stay(mandateId, '2026-12-03'));
    const own = { bookingId: booking.id, guardianId: family.guardianId, by: by(family) };
    expect(await signContract(demo.portal, own)).toMatchObject({ ok: true });
    expect(await releaseForFamily(demo.portal, { bookingId: booking.id, delegateId })).toMatchObject({ code: 'mandate_agreed' });
    expect((await demo.portal.bookings.get(booking.id)).status).toBe('signed');
    expect(await cancelBooking(demo.portal, { ...own, releases: true })).toMatchObject({ ok: true });
  });

  it('of guardians who part, whom one let help collects no child that is the other’s alone again', async () => {
    demo.setNow('2026-12-01T02:00:00.000Z');
    const other = await newFamily(demo.portal, ++n);
    const invited = await inviteGuardian(demo.portal, other.guardianId);
    if (!('code' in invited)) throw new Error('no invitation');
    const joining = { guardianId: family.guardianId, code: String(invited.code), from: '127.0.0.1' };
    expect(await acceptInvitation(demo.portal, joining)).toMatchObject({ ok: true });
    const taken = await giveMandate(demo.portal, { guardianId: other.guardianId, fields: fields(), childIds: [family.childId] });
    if (!taken.ok) throw new Error(taken.code);
    const mandate = await takeMandate(demo.portal, { ...trying(taken.code), name: '王桂芳', adult: true });
    if (!mandate.ok) throw new Error(mandate.code);
    const wish = { bookingId: first, date: '2026-12-02', delegateId, mandateId: mandate.mandate.id };
    const code = await collectForFamily(demo.portal, wish);
    if (!code.ok) throw new Error(code.code);
    expect(await unlinkGuardians(demo.portal, family.guardianId)).toEqual({ ok: true });
    expect(await demo.portal.delegateCodes.find(code.delegate.id)).toMatchObject({ withdrawnAt: expect.any(String) });
    expect(await collectForFamily(demo.portal, wish)).toMatchObject({ code: 'mandate_not_child' });
  });

  it('of a contract that is handed on goes on with the child while both are linked, and books under it for its new party alone', async () => {
    demo.setNow('2026-12-01T02:00:00.000Z');
    const mandateId = await helps();
    const { booking: own } = await booked(stay(mandateId, '2026-12-03'));
    const other = await newFamily(demo.portal, ++n);
    const invited = await inviteGuardian(demo.portal, family.guardianId);
    if (!invited.ok) throw new Error(invited.code);
    const joining = { guardianId: other.guardianId, code: invited.code, from: '127.0.0.1' };
    expect(await acceptInvitation(demo.portal, joining)).toMatchObject({ ok: true });
    const yes = { bookingId: first, readTerms: true };
    expect(await offerContract(demo.portal, { ...yes, ...family })).toMatchObject({ ok: true });
    const handed = await takeContract(demo.portal, { ...yes, ...other });
    if (!handed.ok) throw new Error(handed.code);

    // Its framework has ended with the old party, and the new party's is not the old one's to let somebody book under.
    for (const id of [frameworkId, handed.contractId])
      expect(await bookForFamily(demo.portal, { ...stay(mandateId, '2026-12-04'), frameworkId: id })).toMatchObject({
        code: 'framework_not_found',
      });
    const made = await giveMandate(demo.portal, { guardianId: other.guardianId, fields: fields(), childIds: [family.childId] });
    if (!made.ok) throw new Error(made.code);
    const anew = await takeMandate(demo.portal, { ...trying(made.code), name: '王桂芳', adult: true });
    if (!anew.ok) throw new Error(anew.code);
    const under = { ...stay(anew.mandate.id, '2026-12-04'), frameworkId: handed.contractId };
    expect((await booked(under)).booking).toMatchObject({ status: 'signed', guardianId: other.guardianId });

    const seen = async () => {
      const mandate = await demo.portal.mandates.find(mandateId);
      return (mandate ? await staysSeen(demo.portal, mandate) : []).map(({ booking }) => booking.id);
    };
    expect(await seen()).toEqual(expect.arrayContaining([first, own.id]));
    const wish = { bookingId: first, date: '2026-12-02', delegateId, mandateId };
    const code = await collectForFamily(demo.portal, wish);
    if (!code.ok) throw new Error(code.code);
    expect(await unlinkGuardians(demo.portal, other.guardianId)).toEqual({ ok: true });
    expect(await demo.portal.delegateCodes.find(code.delegate.id)).toMatchObject({ withdrawnAt: expect.any(String) });
    expect(await collectForFamily(demo.portal, wish)).toMatchObject({ code: 'mandate_not_child' });
    expect(await seen()).toEqual([own.id]);
  });

  it('may not book under a contract that has ended, for another child, or past its own last day', async () => {
    const mandateId = await helps({ until: '2026-12-05' });
    const late = await bookForFamily(demo.portal, stay(mandateId, '2026-12-07'));
    expect(late).toMatchObject({ code: 'mandate_past_last', field: 'date', params: { day: '2026-12-05' } });
    const wrong = await bookForFamily(demo.portal, stay(mandateId, '2026-02-31'));
    expect(wrong).toMatchObject({ code: 'date_invalid', field: 'date' });
    const other = await newFamily(demo.portal, ++n);
    const foreign = { ...stay(mandateId, '2026-12-03'), childId: other.childId };
    expect(await bookForFamily(demo.portal, foreign)).toMatchObject({ code: 'mandate_not_child' });
    await endFramework(demo.portal, { id: frameworkId, guardianId: family.guardianId });
    expect(await bookForFamily(demo.portal, stay(mandateId, '2026-12-03'))).toMatchObject({ code: 'framework_not_found' });
  });

  it('never signs for itself, cancels what is paid for, moves, or sees what is the family’s alone', async () => {
    const mandateId = await helps();
    const { portal } = demo;
    const as = { guardianId: delegateId, by: { kind: 'guardian', id: delegateId } } as const;
    expect(await portal.bookings.find(first, delegateId)).toBeUndefined();
    expect(await portal.children.listOf(delegateId)).toEqual([]);
    expect(await portal.familyData.contractsOf(delegateId)).toEqual([]);
    expect(await signContract(portal, { bookingId: first, ...as, name: '王桂芳', readTerms: true })).toMatchObject({
      status: 404,
    });
    expect(await cancelBooking(portal, { bookingId: first, ...as })).toMatchObject({ status: 404 });
    expect(await startPayment(portal, { bookingId: first, guardianId: delegateId, lang: 'zh' })).toMatchObject({ status: 404 });
    const request = { form: 'hourly', date: '2026-12-04', window: { from: 540, to: 600 } } as const;
    expect(await rescheduleBooking(portal, { bookingId: first, ...as, request })).toMatchObject({ status: 404 });
    expect(await releaseForFamily(portal, { bookingId: first, delegateId })).toMatchObject({ status: 404 });
    const stranger = await newFamily(portal, ++n);
    expect(await endMandate(portal, { by: stranger.guardianId, id: mandateId })).toMatchObject({ status: 404 });
    const change = { guardianId: delegateId, id: mandateId, fields: fields({ perStay: '9000' }), childIds: [family.childId] };
    expect(await changeMandate(portal, change)).toMatchObject({ ok: false });
    const theirs = { ...stay(mandateId, '2026-12-03'), delegateId: stranger.guardianId };
    expect(await bookForFamily(portal, theirs)).toMatchObject({ status: 404 });
  });
});
