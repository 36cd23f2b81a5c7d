import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { lengthenStay } from '#cms/booking/stay/lengthen-stay.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { findClosable } from '#cms/payments/close-checkout.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { takePaymentEvent } from '#cms/payments/take-payment-event.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import type { Delivery } from '#cms/ports/payment/port.ts';
import { createStripePayment } from '#cms/ports/payment/stripe.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { type StripeStandIn, startStripeStandIn } from '../stripe-stand-in/index.ts';
import { booksOf } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { expireHolds } from '../support/due.ts';
import { by, type Family, holdAndSign, newFamily } from '../support/family.ts';
import { signTogether } from '../support/order.ts';

let demo: DemoPortal;
let stripe: StripeStandIn;
let n = 0;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
  stripe = await startStripeStandIn({ webhookSecret: 'whsec_example', now: () => Date.parse(demo.portal.now()) });
  const { host, port, protocol } = stripe;
  const asked = {
    secretKey: 'sk_test_example',
    webhookSecrets: ['whsec_example', 'whsec_connect'],
    host,
    port,
    protocol,
    now: demo.portal.now,
  };
  demo.portal.online = ['stripe'];
  demo.portal.payment = createStripePayment(asked) as unknown as typeof demo.portal.payment;
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await demo.portal.payload.db.deleteMany({ collection: 'place-claims', where: {} });
});
afterAll(async () => {
  await stripe?.close();
  await demo?.close();
});

const DAY = '2026-12-08';
const stay = (from: number, hours = 1) => ({ form: 'hourly', date: DAY, window: { from, to: from + hours * 60 } }) as const;
const hear = (delivery: Delivery) => takePaymentEvent(demo.portal, delivery);
const pay = async (family: Family, bookingId = '') => {
  const started = await startPayment(demo.portal, { bookingId, guardianId: family.guardianId, lang: 'zh' });
  if (!started.ok) throw new Error(started.code);
  return String(started.payment.providerRef);
};
const statuses = (ids: readonly string[]) => Promise.all(ids.map(async (id) => (await demo.portal.bookings.get(id)).status));
const cancel = (family: Family, bookingId = '') =>
  cancelBooking(demo.portal, { bookingId, guardianId: family.guardianId, by: by(family) });
const wrong = async (ids: readonly string[]) =>
  (await reconcileMoney(demo.portal)).found.filter(({ bookingId }) => ids.includes(String(bookingId))).map(({ code }) => code);
const clearing = (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await booksOf(demo.portal, id)).balance.clearing ?? 0));

async function signed() {
  const family = await newFamily(demo.portal, ++n);
  const ids = await signTogether(demo.portal, family, [stay(540), stay(660, 2), stay(840, 3)]);
  return { family, ids, session: await pay(family, ids[0]) };
}
async function paid() {
  const order = await signed();
  await hear(stripe.complete(order.session, { method: 'alipay' }));
  expect(await statuses(order.ids)).toEqual(['confirmed', 'confirmed', 'confirmed']);
  return order;
}

describe('an order at Stripe', () => {
  it('is one session for the total; its events, shuffled, doubled and lost, confirm and give back each booking once', async () => {
    const { family, ids, session } = await signed();
    expect(stripe.account.sessions.get(session)?.amount_total).toBe(15600);
    const events = stripe.deliveries.length;
    stripe.decline(session);
    stripe.complete(session);
    const news = stripe.deliveries.slice(events);
    for (const delivery of [...news.toReversed(), ...news, ...news.toReversed()]) await hear(delivery);
    expect(await statuses(ids)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    const before = stripe.deliveries.length;
    demo.setNow('2026-12-06T07:00:00.000Z');
    expect(await cancel(family, ids[1])).toMatchObject({ ok: true, refund: 4160 });
    expect(await cancel(family, ids[2])).toMatchObject({ ok: true, refund: 6240 });
    const backs = stripe.deliveries.slice(before).map((one) => stripe.sign(String(one.rawBody)));
    for (const delivery of [...backs.toReversed(), ...backs]) await hear(delivery);
    const intent = stripe.account.sessions.get(session)?.payment_intent;
    const refunds = [...stripe.account.refunds.values()].filter((one) => one.payment_intent === intent);
    expect(refunds.map(({ amount }) => amount)).toEqual([4160, 6240]);
    expect(await clearing(ids)).toEqual([2600, 1040, 1560]);
    for (const id of ids) expect(await booksOf(demo.portal, id)).toMatchObject({ sum: 0 });
    expect(await wrong(ids)).toEqual([]);
  });

  /** Paid for after a card was refused, and two of its stays cancelled four days later: what it comes to, told in this way. */
  async function lifeTold(tell: (events: readonly Delivery[]) => Promise<void>) {
    demo.setNow(TEST_NOW);
    await demo.portal.payload.db.deleteMany({ collection: 'place-claims', where: {} });
    const { family, ids, session } = await signed();
    const [paying, intent] = [stripe.deliveries.length, () => stripe.account.sessions.get(session)?.payment_intent];
    stripe.decline(session);
    stripe.complete(session);
    await tell(stripe.deliveries.slice(paying));
    demo.setNow(plusMinutes(TEST_NOW, 4 * 1440));
    const cancelling = stripe.deliveries.length;
    for (const id of ids.slice(1)) await cancel(family, id);
    await tell(stripe.deliveries.slice(cancelling));
    const there = [...stripe.account.refunds.values()].filter((one) => one.payment_intent === intent());
    return {
      statuses: await statuses(ids),
      books: await Promise.all(ids.map((id) => booksOf(demo.portal, id))),
      refunds: there.map(({ amount }) => amount),
      wrong: await wrong(ids),
    };
  }

  it('its events ten times over, shuffled, half of them lost and sent again three days later, come to what they say in order', async () => {
    const inOrder = await lifeTold(async (events) => {
      for (const one of events) await hear(one);
    });
    expect(inOrder).toMatchObject({ statuses: ['confirmed', 'cancelled', 'cancelled'], wrong: [] });
    for (const seed of [1, 2, 3, 4, 5]) {
      const told = await lifeTold(async (events) => {
        const copies = events.flatMap((one) => Array.from({ length: 10 }, () => String(one.rawBody)));
        const all = fc.shuffledSubarray(copies, { minLength: copies.length });
        const [shuffled = []] = fc.sample(all, { seed, numRuns: 1 });
        const heard = shuffled.slice(shuffled.length / 2);
        // Of some nothing comes in time, by seed: all that is told of it is late.
        for (const body of seed % 2 === 0 ? heard : []) await hear(stripe.sign(body));
        demo.setNow(plusMinutes(demo.portal.now(), 3 * 1440));
        for (const body of shuffled) expect(await hear(stripe.sign(body))).toBe('taken');
      });
      expect(told, `seed ${seed}`).toEqual(inOrder);
    }
  });

  it('what is refunded there by hand is first of the booking that is owed, then of the others', async () => {
    const { family, ids, session } = await paid();
    stripe.faults.fail = 3;
    await cancel(family, ids[1]);
    expect(await demo.portal.refunds.listOf(ids[1] ?? '')).toMatchObject([{ status: 'requested', amount: 5200 }]);
    const byHand = stripe.refundByHand(session, 5300);
    await hear(byHand);
    await hear(byHand);
    expect(await demo.portal.refunds.listOf(ids[1] ?? '')).toMatchObject([{ status: 'sent', covered: 5200 }]);
    expect(await clearing(ids)).toEqual([2500, 0, 7800]);
    expect(await cancel(family, ids[0])).toMatchObject({ ok: true, refund: 2600 });
    expect(await clearing(ids)).toEqual([0, 0, 7800]);
    const intent = stripe.account.sessions.get(session)?.payment_intent;
    const there = [...stripe.account.refunds.values()].filter((one) => one.payment_intent === intent);
    expect(there.map(({ amount }) => amount)).toEqual([5300, 2500]);
    expect(await wrong(ids)).toEqual([]);
  });

  it('a dispute holds the refunds of all of it, and what it took comes back to each', async () => {
    const { family, ids, session } = await paid();
    await hear(stripe.openDispute(session));
    expect(await clearing(ids)).toEqual([0, 0, 0]);
    await cancel(family, ids[1]);
    expect(await demo.portal.refunds.listOf(ids[1] ?? '')).toMatchObject([{ status: 'requested' }]);
    const dispute = [...stripe.account.disputes.keys()].at(-1) ?? '';
    await hear(stripe.closeDispute(dispute, 'won'));
    expect(await demo.portal.refunds.listOf(ids[1] ?? '')).toMatchObject([{ status: 'sent', covered: 0 }]);
    expect(await clearing(ids)).toEqual([2600, 0, 7800]);
    expect(await wrong(ids)).toEqual([]);
  });

  it('whose page outlives the hold is closed by the clock, and what was paid on it before goes back', async () => {
    const [slow, late] = [await signed(), await signed()];
    demo.setNow(plusMinutes(TEST_NOW, 20));
    await hear(stripe.complete(late.session));
    expect(await clearing(late.ids)).toEqual([0, 0, 0]);
    await expireHolds(demo.portal);
    expect(stripe.account.sessions.get(slow.session)?.status).toBe('expired');
    expect(await wrong([...slow.ids, ...late.ids])).toEqual([]);
  });
});

describe('a longer stay at Stripe, whose page stays open for longer than its hold', () => {
  async function longer() {
    const family = await newFamily(demo.portal, ++n);
    const { id } = await holdAndSign(demo.portal, family, { form: 'hourly', date: DAY, window: { from: 600, to: 720 } });
    await hear(stripe.complete(await pay(family, id)));
    const { pickupCode: code, facilityId } = await demo.portal.bookings.get(id);
    demo.setNow(`${DAY}T02:01:00.000Z`);
    const handover = { name: '外婆', code };
    const marked = { bookingId: id, facilityId, date: DAY, what: 'check_in', staffId: 'head', handover } as const;
    expect(await markAttendance(demo.portal, marked)).toMatchObject({ ok: true });
    const wish = { bookingId: id, guardianId: family.guardianId, to: 780, by: by(family) };
    expect(await lengthenStay(demo.portal, wish)).toMatchObject({ ok: true });
    return { id, session: await pay(family, id) };
  }
  const endOf = async (id: string) => (await demo.portal.bookings.get(id)).occasions[0]?.to;

  it('is closed as soon as the hold is over, and not before', async () => {
    const { id, session } = await longer();
    expect(await findClosable(demo.portal)).toEqual([]);
    demo.setNow(`${DAY}T02:17:00.000Z`);
    expect(stripe.account.sessions.get(session)?.status).toBe('open');
    await expireHolds(demo.portal);
    expect(stripe.account.sessions.get(session)?.status).toBe('expired');
    expect(() => stripe.complete(session)).toThrow('expired');
    expect(await endOf(id)).toBe(720);
    expect(await wrong([id])).toEqual([]);
  });

  it('paid between the two, the money goes back and the stay ends as it did', async () => {
    const { id, session } = await longer();
    demo.setNow(`${DAY}T02:17:00.000Z`);
    await hear(stripe.complete(session));
    expect(await endOf(id)).toBe(720);
    expect(await booksOf(demo.portal, id)).toMatchObject({ sum: 0, refunds: [{ cause: 'late_payment', status: 'sent' }] });
    expect((await demo.portal.bookings.get(id)).status).toBe('confirmed');
    await expireHolds(demo.portal);
    expect(await wrong([id])).toEqual([]);
  });
});
