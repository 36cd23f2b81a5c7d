import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inviteGuardian } from '#cms/accounts/invite-guardian.ts';
import { acceptInvitation } from '#cms/accounts/link-guardians.ts';
import { saveChild } from '#cms/accounts/save-family.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { cancelOrder } from '#cms/booking/cancel-order.ts';
import { holdChange, signCare } from '#cms/booking/change-care.ts';
import { announceCentreEnd, carryOutCentreEnd, planCentreEnd, seenOfEnd } from '#cms/booking/end-by-centre.ts';
import { endEarly } from '#cms/booking/end-early.ts';
import { nextOf } from '#cms/booking/end-next.ts';
import { offerContract } from '#cms/booking/hand-on/offer-contract.ts';
import { takeContract, takeoverOf } from '#cms/booking/hand-on/take-contract.ts';
import { holdOrder } from '#cms/booking/hold-order.ts';
import { plannerWeek } from '#cms/booking/planner/planner-week.ts';
import { changeOptions } from '#cms/booking/quote-change.ts';
import { holdNext } from '#cms/booking/renew.ts';
import { acceptRequest, declineRequest } from '#cms/booking/request/answer-request.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { changesAhead } from '#cms/places/roster.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { changeAheadWords } from '#cms/words/booking-words.ts';
import { createTranslator } from '#cms/words/index.ts';
import { centreEndOf, changesOf, earlyEndOf } from '#domain/booking/booking-state.ts';
import type { WantedCare } from '#domain/booking/care-change.ts';
import { offerOf } from '#domain/booking/contract-offer.ts';
import { mondayOf } from '#domain/time/civil-date.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { booksOf, claimsOf, emptyBooks } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { expireHolds } from '../support/due.ts';
import { eventually } from '../support/eventually.ts';
import { book, by, decide, type Family, newFamily } from '../support/family.ts';

/** 2,180.00 and 500.00 a month; half days are 1,308.00. */
const THREE = { form: 'full_day', date: '2026-12-01', months: 3, meals: true } as const;
const TOLD = '2026-12-03T04:00:00.000Z';
const FROM = '2027-01-01';
const MONTH = 268_000;

let demo: DemoPortal;
let family: Family;
let n = 8900;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await emptyBooks(demo.portal);
  family = await newFamily(demo.portal, ++n);
});
afterAll(() => demo.close());

const get = (id: string) => demo.portal.bookings.get(id);
const statusOf = async (id: string) => (await get(id)).status;
const centre = () => {
  const facility = demo.portal.supplies.all().find(({ slug }) => slug === EXAMPLE_SLUG);
  if (!facility) throw new Error('no example centre');
  return facility;
};
const mornings = async (id: string, more: Partial<WantedCare> = {}): Promise<WantedCare> => ({
  ...{ from: FROM, classId: (await get(id)).classId, form: 'half_day', part: 'morning', months: 2 },
  ...more,
});
const bought = async () => {
  const id = await book(demo.portal, family, THREE);
  demo.setNow(TOLD);
  return id;
};
const ask = async (id: string, more: Partial<WantedCare> = {}) =>
  holdChange(demo.portal, { bookingId: id, guardianId: family.guardianId, wanted: await mornings(id, more) });
const held = async (id: string, more: Partial<WantedCare> = {}) => {
  const done = await ask(id, more);
  if (!done.ok) throw new Error(JSON.stringify(done));
  return done.booking.id;
};
const sign = (bookingId: string, { guardianId, name } = family) =>
  signCare(demo.portal, { ...{ bookingId, guardianId, name, readTerms: true }, by: { kind: 'guardian', id: guardianId } });
const signed = async (id: string, more: Partial<WantedCare> = {}) => {
  const next = await held(id, more);
  expect(await sign(next)).toMatchObject({ ok: true });
  return next;
};
const pay = async (id: string) => settlePayment(demo.portal, await decide(demo.portal, family, id, 'approve'));
const paid = async (id: string, more: Partial<WantedCare> = {}) => {
  const next = await signed(id, more);
  expect(await pay(next)).toBe('confirmed');
  return next;
};
const mismatches = async (...ids: string[]) =>
  (await reconcileMoney(demo.portal)).found.filter(({ bookingId }) => ids.includes(bookingId ?? ''));
const end = (bookingId: string, lastDay: string) =>
  endEarly(demo.portal, { ...{ bookingId, lastDay, readTerms: true }, ...family, by: by(family) });
const changedBack = async (id: string) =>
  (await booksOf(demo.portal, id)).refunds.filter(({ cause }) => cause === 'care_changed');

describe('a change of class or of part of the day, and what else happens to a contract', () => {
  it('with the next period signed ahead: that follows whichever care there is, and goes with it', async () => {
    const id = await bought();
    const { guardianId, name } = family;
    const ahead = await holdNext(demo.portal, { bookingId: id, guardianId, months: 1 });
    if (!ahead.ok) throw new Error(ahead.code);
    const later = ahead.booking.id;
    await signContract(demo.portal, { bookingId: later, guardianId, name, readTerms: true, by: by(family) });
    const next = await paid(id);
    expect([await statusOf(next), await statusOf(later)]).toEqual(['confirmed', 'signed']);
    expect(await nextOf(demo.portal, await get(next))).toMatchObject({ id: later });
    expect(await nextOf(demo.portal, await get(id))).toBeUndefined();
    // Cancelling what it follows now takes it along.
    await cancelBooking(demo.portal, { bookingId: next, guardianId, by: by(family) });
    expect(await statusOf(later)).toBe('released');
    expect(await mismatches(id, next, later)).toEqual([]);
  });

  it('signed and unpaid with the next period signed ahead too: the end of the old takes both along', async () => {
    const id = await bought();
    const { guardianId, name } = family;
    const ahead = await holdNext(demo.portal, { bookingId: id, guardianId, months: 1 });
    if (!ahead.ok) throw new Error(ahead.code);
    const later = ahead.booking.id;
    await signContract(demo.portal, { bookingId: later, guardianId, name, readTerms: true, by: by(family) });
    const next = await signed(id);
    expect(await end(id, '2026-12-18')).toMatchObject({ ok: true });
    expect([await statusOf(next), await statusOf(later)]).toEqual(['released', 'released']);
    expect([await claimsOf(demo.portal, next), await claimsOf(demo.portal, later)]).toEqual([[], []]);
    expect(await changedBack(id)).toEqual([]);
    expect(await mismatches(id, next, later)).toEqual([]);
  });

  it('ended earlier still after the change is paid for, no month comes back twice', async () => {
    const id = await bought();
    const next = await paid(id);
    expect(await end(id, '2026-12-18')).toMatchObject({ ok: true });
    expect(await statusOf(next)).toBe('confirmed');
    const cancelled = await cancelBooking(demo.portal, { bookingId: id, guardianId: family.guardianId, by: by(family) });
    expect(cancelled.ok && cancelled.refund).toBeLessThanOrEqual(MONTH);
    expect(await changedBack(id)).toEqual([{ amount: 2 * MONTH, status: 'sent', cause: 'care_changed' }]);
    expect(await mismatches(id, next)).toEqual([]);
  });

  it('an offer to hand the contract on falls with the signature; handed on, whoever is its party now signs its end', async () => {
    const other = await newFamily(demo.portal, ++n);
    const invited = await inviteGuardian(demo.portal, family.guardianId);
    if (!invited.ok) throw new Error(invited.code);
    const linked = { guardianId: other.guardianId, code: invited.code, from: '203.0.113.9' };
    expect(await acceptInvitation(demo.portal, linked)).toEqual({ ok: true });
    const id = await bought();
    const offer = () => offerContract(demo.portal, { ...family, bookingId: id, readTerms: true });
    expect(await offer()).toMatchObject({ ok: true });
    const first = await signed(id);
    expect(offerOf((await get(id)).actions)).toBeUndefined();
    // Given up, nothing of it is taken over.
    await cancelBooking(demo.portal, { bookingId: first, guardianId: family.guardianId, by: by(family) });
    expect(await offer()).toMatchObject({ ok: true });
    const taken = await takeoverOf(demo.portal, await get(id), await demo.portal.guardians.get(other.guardianId));
    expect([taken?.before.snapshot.ending?.next?.from, taken?.snapshot.ending]).toEqual([FROM, undefined]);
    // What is signed stands with the contract, and its payment counts, whoever is the party by then.
    const second = await signed(id);
    expect(await offer()).toMatchObject({ ok: true });
    expect(await takeContract(demo.portal, { ...other, bookingId: id, readTerms: true })).toMatchObject({ ok: true });
    const { contractId } = await get(id);
    expect((await demo.portal.contracts.get(contractId ?? '')).snapshot.ending?.next).toMatchObject({ from: FROM });
    expect(await pay(second)).toBe('confirmed');
    expect(earlyEndOf((await get(id)).actions)).toMatchObject({ next: second, lastDay: '2026-12-31' });
    expect((await get(id)).guardianId).toBe(other.guardianId);
    expect(await changedBack(id)).toHaveLength(1);
    expect(await mismatches(id, first, second)).toEqual([]);
  });

  it('handed on between the hold and the signature it is not signed in another’s name', async () => {
    const other = await newFamily(demo.portal, ++n);
    const invited = await inviteGuardian(demo.portal, family.guardianId);
    if (!invited.ok) throw new Error(invited.code);
    const linked = { guardianId: other.guardianId, code: invited.code, from: '203.0.113.9' };
    expect(await acceptInvitation(demo.portal, linked)).toEqual({ ok: true });
    const id = await bought();
    const next = await held(id);
    expect(await offerContract(demo.portal, { ...family, bookingId: id, readTerms: true })).toMatchObject({ ok: true });
    expect(await takeContract(demo.portal, { ...other, bookingId: id, readTerms: true })).toMatchObject({ ok: true });
    expect(await sign(next)).toMatchObject({ ok: false, code: 'signed_by_other' });
    expect(await statusOf(next)).toBe('held');
    expect((await demo.portal.contracts.versionsOf(id)).map(({ version }) => version)).toEqual([1, 2]);
  });

  it('at a centre that answers itself it is asked for, and changes only when that takes the child and it is paid for', async () => {
    const { id: classId, facilityId } = await bought().then(async (id) => ({ ...(await get(id)), id: (await get(id)).classId }));
    const old = (await demo.portal.bookings.listOf(family.guardianId))[0]?.id ?? '';
    const answers = (forms: 'half_day'[]) =>
      demo.portal.payload.update({ collection: 'classes', id: classId, data: { onRequest: forms } });
    await answers(['half_day']);
    const asks = () => centre().classes.find(({ id }) => id === classId)?.onRequest?.length ?? 0;
    await eventually(async () => asks() === 1);
    try {
      const before = await get(old);
      const declined = await held(old);
      expect(await statusOf(declined)).toBe('requested');
      const answer = { facilityId, staffId: 'head' };
      expect(await declineRequest(demo.portal, { ...answer, bookingId: declined, reason: '没有空' })).toMatchObject({ ok: true });
      expect(await get(old)).toEqual(before);
      const next = await held(old);
      expect(await acceptRequest(demo.portal, { ...answer, bookingId: next })).toMatchObject({ ok: true });
      expect(changesOf((await get(next)).actions)).toBe(old);
      expect(await sign(next)).toMatchObject({ ok: true });
      expect(earlyEndOf((await get(old)).actions)).toBeUndefined();
      expect(await pay(next)).toBe('confirmed');
      expect(earlyEndOf((await get(old)).actions)).toMatchObject({ next });
      expect(await mismatches(old, declined, next)).toEqual([]);
    } finally {
      await answers([]);
      await eventually(async () => asks() === 0);
    }
  });

  it('what the centre adds to its contracts meanwhile stands in the new one alone, and is named as a difference', async () => {
    const id = await bought();
    const terms = [
      { heading: { zh: '水杯', en: 'Cups' }, text: { zh: '水杯请写上名字。', en: 'Please name the cup.' }, important: false },
    ];
    const { facilityId } = await get(id);
    const made = await demo.portal.payload.create({
      collection: 'centre-terms',
      data: { facility: facilityId, version: 1, effectiveOn: '2026-12-01', terms, decision: 'approved' } as never,
    });
    const next = await signed(id);
    const [second, other] = await Promise.all(
      [id, next].map(async (one) => demo.portal.contracts.get((await get(one)).contractId ?? '')),
    );
    expect([second?.snapshot.ownTerms, other?.snapshot.ownTerms?.version]).toEqual([undefined, made.version]);
    expect(other?.snapshot.amends?.changes).toContainEqual({ field: 'own_terms', before: 0, after: made.version });
    expect(second?.snapshot.amends?.changes.map(({ field }) => field)).not.toContain('own_terms');
    await demo.portal.payload.delete({ collection: 'centre-terms', id: made.id });
  });

  it('a child that grows out of its class is offered that for months that begin before, and the next one for those after', async () => {
    family = await newFamily(demo.portal, ++n, '2026-01-15');
    const id = await bought();
    const was = await get(id);
    const classesFrom = async (from: string) =>
      (await changeOptions(demo.portal, was, { from })).filter(({ form }) => form === 'half_day').map(({ classId }) => classId);
    expect(await classesFrom(FROM)).toContain(was.classId);
    const [next] = await classesFrom('2027-02-01');
    expect(await classesFrom('2027-02-01')).not.toContain(was.classId);
    expect(await ask(id, { from: '2027-02-01', months: 1 })).toMatchObject({ ok: false, code: 'change_not_sold' });
    const grown = await paid(id, { from: '2027-02-01', classId: next, months: 1 });
    expect((await get(grown)).classId).toBe(next);
    expect(earlyEndOf((await get(id)).actions)).toMatchObject({ lastDay: '2027-01-29', next: grown });
    expect(await changedBack(id)).toHaveLength(1);
    expect(await mismatches(id, grown)).toEqual([]);
  });

  it('ended by its centre: unpaid it goes with the old, paid for the old ends by the change and the new by notice', async () => {
    const ended = async (bookingId: string, lastDay: string) => {
      const { facilityId } = await get(bookingId);
      const wish = { bookingId, facilityId, ground: 'closes', lastDay } as const;
      const planned = await planCentreEnd(demo.portal, wish);
      if (!planned.ok) throw new Error(planned.code);
      const said = { zh: '房东收回房屋，年后不能再用', en: 'The landlord takes the house back' };
      const seen = seenOfEnd(planned.plan);
      expect(await announceCentreEnd(demo.portal, { ...wish, said, staffId: 'the-head', seen })).toMatchObject({ ok: true });
      demo.setNow(plusMinutes(demo.portal.now(), demo.portal.city.closingUndoMinutes));
      for (const one of await demo.portal.centreEnds.dueBy(demo.portal.now())) await carryOutCentreEnd(demo.portal, one);
    };
    const id = await bought();
    const next = await signed(id);
    await ended(id, '2027-01-04');
    expect(centreEndOf((await get(id)).actions)).toMatchObject({ lastDay: '2027-01-04' });
    expect(await statusOf(next)).toBe('released');
    expect(await changedBack(id)).toEqual([]);
    expect(await mismatches(id, next)).toEqual([]);

    demo.setNow(TEST_NOW);
    family = await newFamily(demo.portal, ++n);
    const other = await bought();
    const mornings2 = await paid(other);
    await ended(mornings2, '2027-01-13');
    expect(centreEndOf((await get(mornings2)).actions)).toMatchObject({ lastDay: '2027-01-13' });
    expect(earlyEndOf((await get(other)).actions)).toMatchObject({ next: mornings2 });
    expect(await mismatches(other, mornings2)).toEqual([]);
  });

  it('its centre sees on every day before from when on the child comes otherwise, and whether that hangs on a payment', async () => {
    const id = await bought();
    const { facilityId } = await get(id);
    const line = async (date: string) => {
      const week = await plannerWeek(demo.portal, { facilityId, monday: mondayOf(date), reader: 'a-head' });
      const lines = week?.classes.flatMap(({ days }) => days).flatMap(({ lines }) => lines) ?? [];
      return lines.find(({ booking }) => booking === id);
    };
    expect((await line('2026-12-08'))?.changes).toBeUndefined();
    const next = await signed(id);
    const { classId, occasions } = await get(next);
    const [{ from, to } = { from: 0, to: 0 }] = occasions;
    const ahead = { booking: next, classId, from: '2027-01-04', hours: { from, to } };
    expect((await line('2026-12-08'))?.changes).toEqual({ ...ahead, paidBy: '2026-12-29' });
    await pay(next);
    expect((await line('2026-12-08'))?.changes).toEqual(ahead);
    const zh = { t: createTranslator('zh'), lang: 'zh' } as const;
    expect(changeAheadWords(zh, { ...ahead, className: '乳儿班' }).replaceAll('\u00a0', ' ')).toContain('起换到乳儿班 8:30');
    expect(changeAheadWords(zh, { ...ahead, paidBy: '2026-12-29', className: '乳儿班' })).toContain('没付就不换');
  });

  it('given up again its centre sees nothing of it', async () => {
    const id = await bought();
    const next = await signed(id);
    await cancelBooking(demo.portal, { bookingId: next, guardianId: family.guardianId, by: by(family) });
    expect((await changesAhead(demo.portal, [await get(id)])).size).toBe(0);
  });

  it('of two children that were booked together one changes: the other stays, and the order gives back what is left of it', async () => {
    const saved = await saveChild(demo.portal, family.guardianId, {
      ...{ name: '弟弟', birthDate: '2026-03-10', healthConsent: false, pickups: [] },
    });
    if (!saved.ok) throw new Error(saved.code);
    const children = [family.childId, saved.child.id].map((childId) => ({ childId, pickups: [], consents: [] }));
    const order = await holdOrder(demo.portal, {
      ...{ slug: EXAMPLE_SLUG, request: THREE, guardianId: family.guardianId, children, hadSameService: true, by: by(family) },
    });
    if (!order.ok) throw new Error(order.code);
    const [one, two] = order.bookings.map(({ id }) => id);
    if (!one || !two) throw new Error('not two');
    const { guardianId, name } = family;
    await signContract(demo.portal, { bookingId: one, guardianId, name, readTerms: true, by: by(family) });
    await pay(one);
    expect([await statusOf(one), await statusOf(two)]).toEqual(['confirmed', 'confirmed']);
    demo.setNow(TOLD);
    const other = await get(two);
    const lapsed = await signed(one);
    demo.setNow('2026-12-29T16:30:00.000Z');
    await expireHolds(demo.portal);
    expect([await statusOf(lapsed), await statusOf(one)]).toEqual(['expired', 'confirmed']);
    const next = await paid(one, { from: '2027-02-01', months: 1 });
    expect(await changedBack(one)).toEqual([{ amount: MONTH, status: 'sent', cause: 'care_changed' }]);
    expect((await get(two)).occasions).toEqual(other.occasions);
    expect(await mismatches(one, two, lapsed, next)).toEqual([]);
    expect(await cancelOrder(demo.portal, { bookingId: two, guardianId, by: by(family) })).toMatchObject({ ok: true });
    expect([await statusOf(one), await statusOf(two), await statusOf(next)]).toEqual(['cancelled', 'cancelled', 'confirmed']);
    expect(await mismatches(one, two, lapsed, next)).toEqual([]);
  });
});
