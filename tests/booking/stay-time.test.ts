import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openMoneyOf } from '#cms/booking/open-money.ts';
import { reportAbsence } from '#cms/booking/report-absence.ts';
import { chargeLate, lateOpen, waiveLate } from '#cms/booking/stay/late-pickup.ts';
import { lengthenStay } from '#cms/booking/stay/lengthen-stay.ts';
import { shortenStay } from '#cms/booking/stay/shorten-stay.ts';
import { stayChoices } from '#cms/booking/stay/stay-choices.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { deliverCare } from '#cms/payments/deliver-care.ts';
import { payRefundsOf } from '#cms/payments/pay-refunds.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import { findUndecidedLate } from '#cms/records/undecided-late.ts';
import { duesOf } from '#domain/booking/extras.ts';
import { lastStep } from '#domain/booking/status-table.ts';
import { longerClaim } from '#domain/places/capacity.ts';
import { atProvider, booksOf, claimsOf, emptyBooks } from '../support/books.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, type Family, hold, newFamily } from '../support/family.ts';
import { fill } from '../support/waiting-family.ts';

const DAY = '2026-12-09';
const hourly = (from = 600, to = 720, date = DAY) => ({ form: 'hourly', date, window: { from, to } }) as const;
/** The clock there, in minutes since midnight. */
const clock = (minute: number, date = DAY) =>
  demo.setNow(new Date(Date.parse(`${date}T00:00:00+08:00`) + minute * 60_000).toISOString());

let demo: DemoPortal;
let family: Family;
let n = 7400;
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
const mark = async (bookingId: string, what: 'check_in' | 'check_out' | 'undo_check_in' | 'undo_check_out') =>
  markAttendance(demo.portal, {
    ...{ bookingId, what, date: DAY, staffId: 'the-head' },
    facilityId: infants(demo.portal).facility.id,
    handover: { name: '外婆', code: (await get(bookingId)).pickupCode },
  });
/** In the centre from ten to twelve; it is half past ten. */
async function running(who = family) {
  const id = await book(demo.portal, who, hourly());
  clock(601);
  expect(await mark(id, 'check_in')).toMatchObject({ ok: true });
  clock(630);
  return id;
}
const longer = (bookingId: string, to: number, who = family) =>
  lengthenStay(demo.portal, { bookingId, guardianId: who.guardianId, to, by: by(who) });
const shorter = (bookingId: string, to: number) =>
  shortenStay(demo.portal, { bookingId, guardianId: family.guardianId, to, by: by(family) });
async function pay(bookingId: string, decision: 'approve' | 'decline' = 'approve', who = family) {
  const started = await startPayment(demo.portal, { bookingId, guardianId: who.guardianId, lang: 'zh' });
  if (!started.ok) throw new Error(started.code);
  const outcome = await demo.portal.pretend?.decide(String(started.payment.providerRef), decision);
  if (!outcome) throw new Error('no decision');
  return outcome.state;
}
const endOf = async (id: string) => (await get(id)).occasions[0]?.to;
const wrong = async (id: string) => (await reconcileMoney(demo.portal)).found.filter(({ bookingId }) => bookingId === id);
const hourPrice = async (id: string) => (await get(id)).lines[0]?.unitAmount ?? 0;
const told = async (id: string) => (await booksOf(demo.portal, id)).messages;

describe('a stay made longer while the child is there', () => {
  it('costs the contract’s price, is held until it is paid, and then ends later everywhere, once', async () => {
    const id = await running();
    const price = await hourPrice(id);
    const choices = await stayChoices(demo.portal, await get(id));
    expect(choices?.longer.slice(0, 2)).toEqual([
      { to: 750, amount: price / 2 },
      { to: 780, amount: price },
    ]);
    const sequence = (await get(id)).actions.length;
    expect(await longer(id, 780)).toMatchObject({ ok: true });
    expect(await longer(id, 780)).toMatchObject({ ok: true });
    expect((await get(id)).actions.filter(({ type }) => type === 'ask_longer')).toHaveLength(1);
    expect(await endOf(id)).toBe(720);
    expect(await claimsOf(demo.portal, longerClaim(id))).toMatchObject([{ from: 720, to: 780 }]);
    expect(await longer(id, 750)).toMatchObject({ ok: false, code: 'stay_fixed.awaits_payment' });

    const state = await pay(id);
    await Promise.all([1, 2, 3].map(() => settlePayment(demo.portal, state)));
    expect(await endOf(id)).toBe(780);
    expect(await get(id)).toMatchObject({ endsAt: `${DAY}T05:00:00.000Z`, request: { window: { from: 600, to: 780 } } });
    expect(await claimsOf(demo.portal, id)).toEqual([{ booking: id, from: 600, to: 780 }]);
    expect(await claimsOf(demo.portal, longerClaim(id))).toEqual([]);
    expect((await get(id)).actions.length).toBeGreaterThan(sequence);
    expect(lastStep((await get(id)).actions)).toBe('extended');
    const books = await booksOf(demo.portal, id);
    expect(books).toMatchObject({ sum: 0, receipts: ['payment', 'payment'] });
    expect(books.balance).toMatchObject({ extras_due: 0, earned_extras: -price });
    expect((await told(id)).filter((kind) => kind === 'stay_longer')).toHaveLength(1);
    expect(await wrong(id)).toEqual([]);
    clock(790);
    await deliverCare(demo.portal, id);
    expect((await get(id)).status).toBe('completed');
    expect(await wrong(id)).toEqual([]);
  });

  it('stays as it was when the payment is declined, and its places are free again', async () => {
    const id = await running();
    await longer(id, 780);
    await settlePayment(demo.portal, await pay(id, 'decline'));
    expect(await endOf(id)).toBe(720);
    clock(646);
    expect(await longer(id, 750)).toMatchObject({ ok: true });
    expect(await claimsOf(demo.portal, longerClaim(id))).toMatchObject([{ from: 720, to: 750 }]);
    expect(await wrong(id)).toEqual([]);
  });

  it('gives money back that comes after its time', async () => {
    const id = await running();
    await longer(id, 780);
    const started = await startPayment(demo.portal, { bookingId: id, guardianId: family.guardianId, lang: 'zh' });
    if (!started.ok) throw new Error(started.code);
    const { providerRef, reference, amount } = started.payment;
    clock(660);
    const paid = { providerRef: String(providerRef), reference, amount, currency: 'CNY', refunded: 0, status: 'paid' } as const;
    expect(await settlePayment(demo.portal, paid)).toBe('refunding');
    expect(await endOf(id)).toBe(720);
    const books = await booksOf(demo.portal, id);
    expect(books.refunds).toMatchObject([{ amount, cause: 'late_payment' }]);
    expect(books.messages, 'the booking itself stands').toContain('extra_returned');
    expect(books.messages).not.toContain('late_payment_returned');
  });

  it('gives money back for time in which the child has been booked since it was asked for', async () => {
    const id = await running();
    expect(await longer(id, 780)).toMatchObject({ ok: true });
    expect(await hold(demo.portal, family, hourly(720, 780))).toMatchObject({ ok: true });
    expect(await settlePayment(demo.portal, await pay(id))).toBe('refunding');
    expect(await endOf(id)).toBe(720);
    expect((await booksOf(demo.portal, id)).refunds).toMatchObject([{ cause: 'booked_meanwhile' }]);
    expect(await wrong(id)).toEqual([]);
  });

  it('is refused with its reason: not there yet, too late, full, elsewhere then, somebody else’s', async () => {
    const id = await book(demo.portal, family, hourly());
    expect(await longer(id, 780)).toMatchObject({ ok: false, code: 'stay_fixed.not_here' });
    clock(601);
    expect(await longer(id, 780)).toMatchObject({ ok: false, code: 'stay_fixed.not_here' });
    await mark(id, 'check_in');
    expect(await longer(id, 735)).toMatchObject({ ok: false, code: 'stay_fixed.not_in_steps' });
    expect(await longer(id, 1380)).toMatchObject({ ok: false, code: 'no_place.closes_earlier' });
    const other = await newFamily(demo.portal, ++n);
    expect(await longer(id, 780, other)).toMatchObject({ ok: false, status: 404 });
    clock(661);
    expect(await longer(id, 780)).toMatchObject({ ok: false, code: 'stay_fixed.too_late', params: { until: '11:00' } });
    expect((await stayChoices(demo.portal, await get(id)))?.why).toMatchObject({ reason: 'too_late' });
  });

  it('goes to one of two families that race for the last place, and never beyond what the class may take', async () => {
    const second = await newFamily(demo.portal, ++n);
    const one = await book(demo.portal, family, hourly());
    const two = await book(demo.portal, second, hourly());
    clock(601);
    await mark(one, 'check_in');
    await mark(two, 'check_in');
    clock(630);
    await fill(demo.portal, DAY, 1, { from: 720, to: 780 });
    const asked = await Promise.all([longer(one, 780), longer(two, 780, second)]);
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
    expect(asked.find(({ ok }) => !ok)).toMatchObject({ status: 409, code: expect.stringMatching(/^no_place/) });
    const loser = asked[0]?.ok ? two : one;
    expect((await stayChoices(demo.portal, await get(loser)))?.why).toMatchObject({ reason: 'no_place' });
  });
});

describe('a stay made shorter', () => {
  it('gives its time to others at once, gives nothing back, and is had again without paying', async () => {
    const id = await running();
    await fill(demo.portal, DAY);
    clock(640);
    const other = await newFamily(demo.portal, ++n);
    expect(await hold(demo.portal, other, hourly(660, 720))).toMatchObject({ ok: false });
    expect(await shorter(id, 660)).toMatchObject({ ok: true });
    expect(await shorter(id, 660)).toMatchObject({ ok: true });
    expect((await get(id)).actions.filter(({ type }) => type === 'stay_shorter')).toHaveLength(1);
    expect(await endOf(id)).toBe(660);
    expect((await booksOf(demo.portal, id)).refunds).toEqual([]);
    expect(await wrong(id)).toEqual([]);
    expect(await hold(demo.portal, other, hourly(660, 720))).toMatchObject({ ok: true });
  });

  it('is refused below an hour and for time that is over', async () => {
    const id = await running();
    expect(await shorter(id, 630)).toMatchObject({ ok: false, code: 'stay_fixed.too_short' });
    clock(700);
    expect(await shorter(id, 690)).toMatchObject({ ok: false, code: 'stay_fixed.too_late' });
  });

  it('can be made as long as it was for nothing', async () => {
    const id = await book(demo.portal, family, hourly(600, 840));
    clock(601);
    await mark(id, 'check_in');
    clock(610);
    await shorter(id, 720);
    expect((await stayChoices(demo.portal, await get(id)))?.longer[0]).toEqual({ to: 750, amount: 0 });
    expect(await longer(id, 840)).toMatchObject({ ok: true });
    expect(await endOf(id)).toBe(840);
    expect(await wrong(id)).toEqual([]);
  });
});

describe('a late pick-up', () => {
  const collected = async (minute: number) => {
    const id = await running();
    clock(minute);
    expect(await mark(id, 'check_out')).toMatchObject({ ok: true });
    return id;
  };
  const of = (bookingId: string) => ({
    ...{ bookingId, facilityId: infants(demo.portal).facility.id, date: DAY, staffId: 'the-head' },
  });

  it('is charged by the roster and the contract, stands as a due, and is paid once', async () => {
    const id = await collected(720 + 50);
    const waiting = async () => (await findUndecidedLate(demo.portal, of(id).facilityId)).map(({ date }) => date);
    expect(await waiting()).toContain(DAY);
    const [day] = await lateOpen(demo.portal, await get(id));
    expect(day).toMatchObject({ late: 50, counted: 35, steps: 2, amount: 3000 });
    expect(await chargeLate(demo.portal, { ...of(id), expect: 1500 })).toMatchObject({ ok: false, code: 'late_changed' });
    await deliverCare(demo.portal, id);
    expect(await chargeLate(demo.portal, { ...of(id), expect: 3000 })).toMatchObject({ ok: true });
    expect(await chargeLate(demo.portal, { ...of(id), expect: 3000 })).toMatchObject({ ok: true });
    expect(duesOf((await get(id)).actions)).toMatchObject([{ amount: 3000, state: 'due' }]);
    const open = () => openMoneyOf(demo.portal, family.guardianId);
    expect((await open()).map(({ why }) => why)).toEqual(['owed']);
    expect((await booksOf(demo.portal, id)).balance).toMatchObject({ extras_due: 3000 });
    expect(await mark(id, 'undo_check_out')).toMatchObject({ ok: false, code: 'late_charged' });
    expect(await wrong(id)).toEqual([]);
    const state = await pay(id);
    await Promise.all([1, 2].map(() => settlePayment(demo.portal, state)));
    expect(duesOf((await get(id)).actions)).toEqual([]);
    expect(await open()).toEqual([]);
    expect(await waiveLate(demo.portal, { ...of(id), reason: '下雨' })).toMatchObject({ ok: false, code: 'late_not_open' });
    expect(await startPayment(demo.portal, { bookingId: id, guardianId: family.guardianId, lang: 'zh' })).toMatchObject({
      ok: false,
    });
    expect((await atProvider(demo.portal, id)).paid).toBe((await get(id)).total + 3000);
    expect((await told(id)).filter((kind) => kind.startsWith('late_'))).toEqual(['late_charged', 'late_paid']);
    expect(await wrong(id)).toEqual([]);
  });

  it('can be paid on the next day though its checkout was broken off on the first', async () => {
    const id = await collected(720 + 50);
    await chargeLate(demo.portal, { ...of(id), expect: 3000 });
    const asking = { bookingId: id, guardianId: family.guardianId, lang: 'zh' } as const;
    const startCheckout = () => Promise.reject(new PaymentError('unavailable', 'away'));
    const away = { ...demo.portal, payment: { ...demo.portal.payment, startCheckout } };
    expect(await startPayment(away, asking)).toMatchObject({ ok: false, code: 'payment_unavailable' });
    clock(720 + 50 + 40);
    expect(await startPayment(away, asking)).toMatchObject({ ok: false, code: 'payment_unavailable' });
    clock(600 + 1440);
    await settlePayment(demo.portal, await pay(id));
    expect(duesOf((await get(id)).actions)).toEqual([]);
  });

  it('is nothing within the grace, capped, and waived with a reason before or after it is charged', async () => {
    const soon = await collected(720 + 15);
    expect(await chargeLate(demo.portal, { ...of(soon), expect: 0 })).toMatchObject({ ok: false, code: 'late_not_agreed' });
    family = await newFamily(demo.portal, ++n);
    demo.setNow(TEST_NOW);
    const id = await collected(1430);
    expect(await lateOpen(demo.portal, await get(id))).toMatchObject([{ amount: 9000, capped: true }]);
    await chargeLate(demo.portal, { ...of(id), expect: 9000 });
    expect(await waiveLate(demo.portal, { ...of(id), reason: ' ' })).toMatchObject({ ok: false, code: 'late_no_reason' });
    expect(await waiveLate(demo.portal, { ...of(id), reason: '台风' })).toMatchObject({ ok: true });
    expect((await booksOf(demo.portal, id)).balance).toMatchObject({ extras_due: 0, earned_extras: 0 });
    expect(await chargeLate(demo.portal, { ...of(id), expect: 9000 })).toMatchObject({ ok: true });
    expect(duesOf((await get(id)).actions)).toEqual([]);
    expect(await wrong(id)).toEqual([]);
  });

  it('is never charged by a contract that does not name it', async () => {
    const id = await collected(720 + 90);
    const { contractId } = await get(id);
    const { snapshot } = await demo.portal.contracts.get(String(contractId));
    const rules = snapshot.terms.rules.filter(({ kind }) => kind !== 'late_pickup');
    const portal = {
      ...demo.portal,
      contracts: {
        ...demo.portal.contracts,
        get: async () => ({
          ...(await demo.portal.contracts.get(String(contractId))),
          snapshot: { ...snapshot, terms: { ...snapshot.terms, rules } },
        }),
      },
    };
    expect(await chargeLate(portal, { ...of(id), expect: 4500 })).toMatchObject({ ok: false, code: 'late_not_agreed' });
  });
});

describe('a stay nobody came to', () => {
  it('is noted as such when it is over, gives back what the contract says, and a later note of its coming counts', async () => {
    const id = await book(demo.portal, family, hourly());
    clock(730);
    await deliverCare(demo.portal, id);
    expect(lastStep((await get(id)).actions)).toBe('no_show');
    expect((await booksOf(demo.portal, id)).refunds).toEqual([]);
    await mark(id, 'check_in');
    expect(lastStep((await get(id)).actions)).toBe('checked_in');
    await payRefundsOf(demo.portal, id);
    expect(await wrong(id)).toEqual([]);
  });

  it('is none where the family had said so', async () => {
    const id = await book(demo.portal, family, hourly());
    await reportAbsence(demo.portal, { bookingId: id, guardianId: family.guardianId, date: DAY, by: by(family) });
    clock(730);
    await deliverCare(demo.portal, id);
    expect((await get(id)).actions.some(({ type }) => type === 'no_show')).toBe(false);
  });
});

it('who makes a stay shorter and longer all day is asked to wait: each time is a message', async () => {
  const id = await running();
  for (let times = 0; times < 15; times++) {
    expect(await shorter(id, 690)).toMatchObject({ ok: true });
    expect(await longer(id, 720)).toMatchObject({ ok: true });
  }
  expect(await shorter(id, 690)).toMatchObject({ ok: false, status: 429, code: 'too_many_requests' });
  expect(await longer(id, 750)).toMatchObject({ ok: false, status: 429 });
  expect(await endOf(id)).toBe(720);
});
