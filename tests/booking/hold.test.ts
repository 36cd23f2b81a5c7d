import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { inTransaction } from '#cms/ports/database/in-transaction.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import { readSheets, writeSheets } from '#cms/records/claims.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { addDays, weekdayOf } from '#domain/time/civil-date.ts';
import { atProvider, booksOf, claimsOf } from '../support/books.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { expireHolds } from '../support/due.ts';
import { decide, type Family, hold, holdAndSign, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let n = 0;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());
afterEach(() => demo.setNow(TEST_NOW));

const family = () => newFamily(demo.portal, ++n);
/** Every test has a working day of its own. */
let next = '2026-11-29';
const day = () => {
  do next = addDays(next, 1);
  while (weekdayOf(next) > 5);
  return next;
};
const hourly = (date: string) => ({ form: 'hourly', date, window: { from: 600, to: 720 } }) as const;
const statusOf = async (id: string, { guardianId }: Family) =>
  (await bookingDetails(demo.portal, id, guardianId))?.booking.status;

const checkoutsOf = async (booking: string) => {
  const { docs } = await demo.portal.payload.find({ collection: 'payments', where: { booking: { equals: booking } } });
  return docs.map(({ status }) => status);
};

/** Leaves `left` places of the infants' class on a day. */
async function fill(date: string, left: number) {
  const { facility, group } = infants(demo.portal);
  await inTransaction(demo.portal.payload, async (req) => {
    const [sheet] = await readSheets(demo.portal.payload, { classIds: [group.id], from: date, to: date, req });
    const claims = Array.from({ length: group.places - left }, (_, at) => ({ booking: `enrolled:${at}`, from: 480, to: 1080 }));
    await writeSheets(
      demo.portal.payload,
      [{ classId: group.id, facilityId: facility.id, date, version: sheet?.version ?? 0, claims }],
      req,
    );
  });
}

describe('a hold takes all of its places or none', () => {
  it('so a month with one full day in it is refused, and leaves no trace', async () => {
    const parents = await family();
    await fill('2027-01-13', 0);
    const refused = await hold(demo.portal, parents, { form: 'full_day', date: '2027-01-04', months: 1, meals: true });
    expect(refused).toMatchObject({ ok: false, status: 409, params: { date: '2027-01-13' } });
    const bookings = await demo.portal.payload.count({
      collection: 'bookings',
      where: { guardian: { equals: parents.guardianId } },
    });
    expect(bookings.totalDocs).toBe(0);
    const sheets = await readSheets(demo.portal.payload, { from: '2027-01-04', to: '2027-02-03' });
    expect(sheets.flatMap(({ claims }) => claims.filter(({ booking }) => !booking.startsWith('enrolled:')))).toEqual([]);

    // From 8:30 two carers are there for the infants: six places, five of them taken.
    await fill('2027-01-13', infants(demo.portal).group.places - 5);
    const held = await hold(demo.portal, parents, { form: 'full_day', date: '2027-01-04', months: 1, meals: true });
    if (!held.ok) throw new Error(held.code);
    expect(await claimsOf(demo.portal, held.booking.id)).toHaveLength(held.booking.occasions.length);
    expect(held.booking.occasions.length).toBeGreaterThan(19);
  });

  it('for a child of the family’s own only', async () => {
    const [parents, strangers] = [await family(), await family()];
    const stolen = await hold(demo.portal, { ...parents, childId: strangers.childId }, hourly(day()));
    expect(stolen).toMatchObject({ ok: false, status: 404, code: 'child_not_found' });
    const invented = await hold(demo.portal, { ...parents, childId: parents.guardianId }, hourly(day()));
    expect(invented).toMatchObject({ ok: false, status: 404, code: 'child_not_found' });
  });
});

describe('a hold that runs out', () => {
  it('frees its place to the second, before anything has cleared it away', async () => {
    const [first, second] = [await family(), await family()];
    const date = day();
    await fill(date, 1);
    const held = await hold(demo.portal, first, hourly(date));
    if (!held.ok) throw new Error(held.code);
    demo.setNow('2026-11-23T07:16:59.999Z');
    expect(await hold(demo.portal, second, hourly(date))).toMatchObject({ ok: false, status: 409 });
    demo.setNow('2026-11-23T07:17:00.000Z');
    expect(await hold(demo.portal, second, hourly(date))).toMatchObject({ ok: true });
    await expireHolds(demo.portal);
    expect(await statusOf(held.booking.id, first)).toBe('expired');
    expect(await claimsOf(demo.portal, held.booking.id)).toEqual([]);
  });

  it('closes the checkout that was open for it', async () => {
    const parents = await family();
    const booking = await holdAndSign(demo.portal, parents, hourly(day()));
    const started = await startPayment(demo.portal, { bookingId: booking.id, guardianId: parents.guardianId, lang: 'zh' });
    if (!started.ok) throw new Error(started.code);
    demo.setNow('2026-11-23T07:20:00.000Z');
    await expireHolds(demo.portal);
    expect(await demo.portal.payment.state(String(started.payment.providerRef))).toMatchObject({ status: 'expired' });
    expect(await startPayment(demo.portal, { bookingId: booking.id, guardianId: parents.guardianId, lang: 'zh' })).toMatchObject({
      ok: false,
      status: 409,
    });
  });

  it('does not keep the others waiting when the provider cannot be reached', async () => {
    const parents = [await family(), await family(), await family()];
    const bookings = [];
    for (const one of parents) {
      const booking = await holdAndSign(demo.portal, one, hourly(day()));
      await startPayment(demo.portal, { bookingId: booking.id, guardianId: one.guardianId, lang: 'zh' });
      bookings.push(booking);
    }
    const { payment } = demo.portal;
    demo.portal.payment = {
      ...payment,
      cancelCheckout: async () => Promise.reject(new PaymentError('unavailable', 'away')),
    } as typeof payment;
    demo.setNow('2026-11-23T07:20:00.000Z');
    await expireHolds(demo.portal);
    for (const { id } of bookings) expect(await claimsOf(demo.portal, id)).toEqual([]);
    demo.portal.payment = payment;
    await expireHolds(demo.portal);
    for (const [at, { id }] of bookings.entries()) {
      expect(await statusOf(id, parents[at] as Family)).toBe('expired');
      expect(await claimsOf(demo.portal, id)).toEqual([]);
    }
    expect(await Promise.all(bookings.map(({ id }) => checkoutsOf(id)))).toEqual([['expired'], ['expired'], ['expired']]);
  });

  it.each([
    ['a second before', '2026-11-23T07:16:59.000Z', 'confirmed'],
    ['on the second', '2026-11-23T07:17:00.000Z', 'refunding'],
    ['three days after', '2026-11-26T07:17:00.000Z', 'refunding'],
  ])('and money that comes %s: %s', async (_, at, outcome) => {
    const parents = await family();
    const booking = await holdAndSign(demo.portal, parents, hourly(day()));
    const pending = await decide(demo.portal, parents, booking.id, 'pending');
    await settlePayment(demo.portal, pending);
    demo.setNow(at);
    const paid = await demo.portal.pretend?.decide(pending.providerRef, 'approve');
    if (!paid) throw new Error('no payment');
    expect(await settlePayment(demo.portal, paid.state)).toBe(outcome);
    await expireHolds(demo.portal);
    const late = outcome === 'refunding';
    expect(await atProvider(demo.portal, booking.id)).toEqual({ paid: booking.total, refunded: late ? booking.total : 0 });
    expect(await booksOf(demo.portal, booking.id)).toMatchObject({
      sum: 0,
      kinds: late ? ['late_payment', 'late_refund'] : ['payment'],
      refunds: late ? [{ amount: booking.total, status: 'sent', cause: 'late_payment' }] : [],
    });
    expect(await claimsOf(demo.portal, booking.id)).toHaveLength(late ? 0 : 1);
  });

  it('gives back exactly what came, when another sum came than was asked for', async () => {
    const parents = await family();
    const booking = await holdAndSign(demo.portal, parents, hourly(day()));
    const paid = await decide(demo.portal, parents, booking.id, 'approve');
    expect(await settlePayment(demo.portal, { ...paid, amount: 1200 })).toBe('refunding');
    expect(await booksOf(demo.portal, booking.id)).toMatchObject({ sum: 0, refunds: [{ amount: 1200, status: 'sent' }] });
    expect(await statusOf(booking.id, parents)).toBe('signed');
  });
});

describe('the pay button', () => {
  it('opens one checkout, however often it is pressed', async () => {
    const parents = await family();
    const booking = await holdAndSign(demo.portal, parents, hourly(day()));
    const press = () => startPayment(demo.portal, { bookingId: booking.id, guardianId: parents.guardianId, lang: 'zh' });
    const results = await Promise.all([press(), press(), press()]);
    expect(new Set(results.map((result) => (result.ok ? result.payment.providerRef : result.code))).size).toBe(1);
    const { totalDocs } = await demo.portal.payload.count({ collection: 'payments', where: { booking: { equals: booking.id } } });
    expect(totalDocs).toBe(1);
  });

  it('is no use before the signature, to another family, or once it is paid', async () => {
    const [parents, strangers] = [await family(), await family()];
    const held = await hold(demo.portal, parents, hourly(day()), { slug: EXAMPLE_SLUG });
    if (!held.ok) throw new Error(held.code);
    const press = (guardianId: string) => startPayment(demo.portal, { bookingId: held.booking.id, guardianId, lang: 'zh' });
    expect(await press(parents.guardianId)).toMatchObject({ ok: false, status: 409, code: 'sign_first' });
    expect(await press(strangers.guardianId)).toMatchObject({ ok: false, status: 404, code: 'booking_not_found' });
  });
});
