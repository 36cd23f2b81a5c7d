import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { endEarly } from '#cms/booking/end-early.ts';
import { nextOf } from '#cms/booking/end-next.ts';
import { endHold } from '#cms/booking/expire-hold.ts';
import { payThere } from '#cms/booking/pay-there.ts';
import { remindFamily } from '#cms/booking/remind-family.ts';
import { holdNext, renewalFor } from '#cms/booking/renew.ts';
import { findUnserved } from '#cms/booking/request/end-request.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { exceedsPrepaidCap } from '#domain/booking/prepayment.ts';
import { booksOf } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { expireHolds } from '../support/due.ts';
import { book, by, decide, type Family, hold, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let n = 0;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());
/** What a test has booked: its places are free for the next. */
const ours: { family: Family; id: string }[] = [];
afterEach(async () => {
  for (const { family, id } of ours.splice(0).reverse()) await cancelAfter(family, id);
});
const cancelAfter = (family: Family, bookingId: string) =>
  cancelBooking(demo.portal, { bookingId, guardianId: family.guardianId, by: by(family) });

const care = (date: string, months: number) => ({ form: 'full_day', date, months, meals: false }) as const;
const now = (local: string) => demo.setNow(`${local}T02:00:00.000Z`);
const told = async (id: string) =>
  (await demo.portal.payload.find({ collection: 'messages', where: { booking: { equals: id } } })).docs.map(({ kind }) => kind);
const claims = async (id: string) =>
  (await demo.portal.payload.find({ collection: 'place-claims', pagination: false, limit: 0 })).docs.filter((one) =>
    JSON.stringify(one.claims).includes(id),
  ).length;
const get = (id: string) => demo.portal.bookings.get(id);

/** A family with three months from December. */
async function threeMonths(): Promise<{ family: Family; id: string }> {
  demo.setNow(TEST_NOW);
  n += 1;
  const family = await newFamily(demo.portal, 7800 + n);
  const id = await book(demo.portal, family, care('2026-12-01', 3));
  ours.push({ family, id });
  return { family, id };
}

/** Such a family, and of what follows so many months signed. */
async function signedAhead(months: number): Promise<{ family: Family; id: string; next: string }> {
  const { family, id } = await threeMonths();
  const held = await holdNext(demo.portal, { bookingId: id, guardianId: family.guardianId, months });
  if (!held.ok) throw new Error(held.code);
  const next = held.booking.id;
  await signNext(family, next);
  return { family, id, next };
}

async function signNext({ guardianId, name }: Family, bookingId: string): Promise<void> {
  const by = { kind: 'guardian', id: guardianId } as const;
  const signed = await signContract(demo.portal, { bookingId, guardianId, name, readTerms: true, by });
  if (!signed.ok) throw new Error(signed.code);
}

const payNext = async (family: Family, id: string) =>
  settlePayment(demo.portal, await decide(demo.portal, family, id, 'approve'));
const opens = (family: Family, id: string) =>
  startPayment(demo.portal, { bookingId: id, guardianId: family.guardianId, lang: 'zh' });

describe('what follows prepaid care is signed ahead', () => {
  it('offers what can be paid for before it begins, with the days, and nothing that would be paid too late', async () => {
    const { family, id } = await threeMonths();
    expect(await renewalFor(demo.portal, await get(id))).toMatchObject({
      from: '2027-03-01',
      months: 0,
      ahead: [
        { months: 1, pays: { from: '2027-01-01', to: '2027-02-26' } },
        { months: 2, pays: { from: '2027-02-01', to: '2027-02-26' } },
      ],
    });
    const three = await holdNext(demo.portal, { bookingId: id, guardianId: family.guardianId, months: 3 });
    expect(three).toMatchObject({ ok: false, status: 409, code: 'not_renewed' });
    expect(await hold(demo.portal, family, care('2027-03-01', 1))).toMatchObject({ ok: false, code: 'prepaid_cap' });
  });

  it('keeps the places and is paid from its day on, not before; the books know nothing of it until then', async () => {
    const { family, id, next } = await signedAhead(2);
    const signed = await get(next);
    expect(signed).toMatchObject({ status: 'signed', paysFrom: '2027-02-01', paysTo: '2027-02-26' });
    expect(signed.holdUntil).toBe('2027-02-26T16:00:00.000Z');
    expect(await claims(next)).toBe(signed.occasions.length);
    const { snapshot } = await demo.portal.contracts.get(signed.contractId ?? '');
    expect(snapshot.payable).toEqual({ from: '2027-02-01', to: '2027-02-26' });
    expect(await renewalFor(demo.portal, await get(id))).toBeUndefined();
    now('2027-01-31');
    await expireHolds(demo.portal);
    expect(await opens(family, next)).toMatchObject({ ok: false, code: 'pays_later', params: { day: '2027-02-01' } });
    expect(await booksOf(demo.portal, next)).toMatchObject({ sum: 0, balance: {} });
    now('2027-02-01');
    expect(await payNext(family, next)).toBe('confirmed');
    ours.push({ family, id: next });
    expect((await get(next)).status).toBe('confirmed');
    expect(await claims(next)).toBe(signed.occasions.length);
    const both = [await get(id), await get(next)] as const;
    expect(exceedsPrepaidCap([both[0]], both[1], '2027-02-01')).toBe(false);
  });

  it('tells when it can be paid for and before that ends, and gives the places back to others when it has not been', async () => {
    const { next } = await signedAhead(1);
    const { remindAt } = await get(next);
    expect(remindAt).toBe('2027-01-01T01:00:00.000Z');
    now('2027-01-01');
    expect(await remindFamily(demo.portal, next)).toBe('reminded');
    expect((await get(next)).remindAt).toBe('2027-02-24T01:00:00.000Z');
    now('2027-02-24');
    expect(await remindFamily(demo.portal, next)).toBe('reminded');
    expect((await get(next)).remindAt).toBeUndefined();
    demo.setNow('2027-02-26T15:59:00.000Z');
    await expireHolds(demo.portal);
    expect((await get(next)).status).toBe('signed');
    demo.setNow('2027-02-26T16:00:00.000Z');
    await expireHolds(demo.portal);
    expect(await get(next)).toMatchObject({ status: 'expired' });
    expect(await claims(next)).toBe(0);
    expect(await told(next)).toEqual(expect.arrayContaining(['next_open', 'next_ending', 'hold_ended']));
  });

  it('is paid at its centre too, from its day on, with no more time than it has', async () => {
    const { family, next } = await signedAhead(1);
    const { facilityId, holdUntil } = await get(next);
    await demo.portal.payload.update({ collection: 'facilities', id: facilityId, data: { paysAtCentre: true } });
    const there = () => payThere(demo.portal, { bookingId: next, guardianId: family.guardianId, lang: 'zh' });
    expect(await there()).toMatchObject({ ok: false, code: 'counter_till.not_here' });
    now('2027-01-04');
    expect(await there()).toMatchObject({ ok: true });
    expect(await get(next)).toMatchObject({ status: 'signed', holdUntil, paysBy: holdUntil });
    await demo.portal.payload.update({ collection: 'facilities', id: facilityId, data: { paysAtCentre: false } });
  });

  it('costs nothing to cancel before it is paid for', async () => {
    const { family, next } = await signedAhead(1);
    const asked = { bookingId: next, guardianId: family.guardianId, by: by(family), releases: true };
    expect(await cancelBooking(demo.portal, asked)).toMatchObject({ ok: true, refund: 0, booking: { status: 'released' } });
    expect(await claims(next)).toBe(0);
  });

  it('ends with the care that it follows, whether that is cancelled or ended early', async () => {
    const one = await signedAhead(1);
    expect(await cancelAfter(one.family, one.id)).toMatchObject({ ok: true });
    expect(await get(one.next)).toMatchObject({ status: 'released' });
    expect(await claims(one.next)).toBe(0);
    const two = await signedAhead(1);
    const { guardianId, name } = two.family;
    const end = { bookingId: two.id, guardianId, lastDay: '2027-01-15', name, readTerms: true, by: by(two.family) };
    expect(await endEarly(demo.portal, end)).toMatchObject({ ok: true });
    expect(await get(two.next)).toMatchObject({ status: 'released' });
    for (const { key } of [
      ...(await demo.portal.letters.waitingOf(one.next)),
      ...(await demo.portal.letters.waitingOf(two.next)),
    ])
      expect(key).toContain('next_ended');
  });

  it('stands where other care that is paid for comes before it', async () => {
    demo.setNow(TEST_NOW);
    n += 1;
    const family = await newFamily(demo.portal, 7800 + n);
    const first = await book(demo.portal, family, care('2026-12-01', 1));
    const second = await book(demo.portal, family, care('2027-01-04', 1));
    ours.push({ family, id: second });
    const held = await holdNext(demo.portal, { bookingId: second, guardianId: family.guardianId, months: 1 });
    if (!held.ok) throw new Error(held.code);
    const next = held.booking.id;
    await signNext(family, next);
    expect(await nextOf(demo.portal, await get(first))).toBeUndefined();
    expect(await cancelAfter(family, first)).toMatchObject({ ok: true });
    expect(await get(next)).toMatchObject({ status: 'signed' });
    expect(await cancelAfter(family, second)).toMatchObject({ ok: true });
    expect(await get(next)).toMatchObject({ status: 'released' });
  });

  it('ends when its centre has to stop', async () => {
    const { next } = await signedAhead(1);
    const facility = (await get(next)).facilityId;
    const stops = [{ from: '2027-03-10', cause: 'closed' as const }];
    await demo.portal.payload.update({ collection: 'facilities', id: facility, data: { stops } });
    await demo.portal.supplies.refresh([facility]);
    expect(await findUnserved(demo.portal)).toContain(next);
    expect(await endHold(demo.portal, next)).toBe('expired');
    expect(await get(next)).toMatchObject({ status: 'released' });
    expect(await told(next)).toContain('request_stopped');
    await demo.portal.payload.update({ collection: 'facilities', id: facility, data: { stops: [] } });
    await demo.portal.supplies.refresh([facility]);
  });

  it('twenty at once for one child: one is held, and one only is signed', async () => {
    const { family, id } = await threeMonths();
    const wish = { bookingId: id, guardianId: family.guardianId, months: 1 };
    const all = await Promise.all(Array.from({ length: 20 }, () => holdNext(demo.portal, wish)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    const next = await nextOf(demo.portal, await get(id));
    await Promise.all(Array.from({ length: 20 }, () => signNext(family, next?.id ?? '').catch(() => undefined)));
    expect((await get(next?.id ?? '')).actions.map(({ type }) => type)).toEqual(['hold', 'sign', 'wait_to_pay']);
  });
});
