import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { cancelOrder } from '#cms/booking/cancel-order.ts';
import { openMoneyOf } from '#cms/booking/open-money.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { askProvider } from '#cms/payments/ask-provider.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { takeOutside } from '#cms/payments/take-outside.ts';
import type { PaymentState, RefundRequest } from '#cms/ports/payment/port.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { numberOfAll } from '#site/booking/order-view.ts';
import { booksOf } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { expireHolds, payRefunds } from '../support/due.ts';
import { by, type Family, hold, newFamily } from '../support/family.ts';
import { signTogether } from '../support/order.ts';

let demo: DemoPortal;
let provider: typeof demo.portal.payment;
let n = 0;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
  provider = demo.portal.payment;
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  demo.portal.payment = provider;
  await demo.portal.payload.db.deleteMany({ collection: 'place-claims', where: {} });
});
afterAll(() => demo.close());

const DAY = '2026-12-08';
const stay = (from: number, hours = 1) => ({ form: 'hourly', date: DAY, window: { from, to: from + hours * 60 } }) as const;
/** 26.00, 52.00 and 78.00. */
const THREE = [stay(540), stay(660, 2), stay(840, 3)];
const later = (minutes: number) => demo.setNow(plusMinutes(TEST_NOW, minutes));

const family = () => newFamily(demo.portal, ++n);
const pay = (whose: Family, bookingId: string, lang: 'zh' | 'en' = 'zh') =>
  startPayment(demo.portal, { bookingId, guardianId: whose.guardianId, lang });
async function opened(whose: Family, bookingId: string) {
  const started = await pay(whose, bookingId);
  if (!started.ok) throw new Error(started.code);
  return started.payment;
}
async function decided(whose: Family, bookingId: string, decision: 'approve' | 'pending' | 'decline' = 'approve') {
  const { providerRef } = await opened(whose, bookingId);
  const outcome = await demo.portal.pretend?.decide(String(providerRef), decision);
  if (!outcome) throw new Error('no decision');
  return outcome.state;
}
const statuses = async (ids: readonly string[]) =>
  (await Promise.all(ids.map((id) => demo.portal.bookings.get(id)))).map(({ status }) => status);
const cancel = (whose: Family, bookingId: string) =>
  cancelBooking(demo.portal, { bookingId, guardianId: whose.guardianId, by: by(whose) });
const books = (ids: readonly string[]) => Promise.all(ids.map((id) => booksOf(demo.portal, id)));
const wrong = async (ids: readonly string[]) =>
  (await reconcileMoney(demo.portal)).found
    .filter(({ bookingId }) => !bookingId || ids.includes(bookingId))
    .map(({ code }) => code);
const paymentOf = async (id = '') => {
  const [payment] = await demo.portal.payments.listOf(id);
  if (!payment) throw new Error('no payment');
  return payment;
};
const asProvider = async (ref: string | null | undefined) => (await demo.portal.payment.state(String(ref))) as PaymentState;

/** One booking of an order alone is given up. */
const giveUp = (whose: Family, id = '') =>
  demo.portal.work(async (unit) => {
    const booking = await demo.portal.bookings.get(id, unit);
    return demo.portal.bookings.addAction(booking, { type: 'release', at: demo.portal.now(), by: by(whose) }, unit);
  });

async function paidTogether(requests = THREE) {
  const whose = await family();
  const ids = await signTogether(demo.portal, whose, requests);
  const state = await decided(whose, ids[0] ?? '');
  expect(await settlePayment(demo.portal, state)).toBe('confirmed');
  return { whose, ids, state };
}

describe('what was booked together', () => {
  it('is paid for by one checkout for all of it, whichever booking it is opened from', async () => {
    const whose = await family();
    const ids = await signTogether(demo.portal, whose, THREE);
    const payments = [];
    for (const id of ids) payments.push(await opened(whose, id));
    expect(new Set(payments.map(({ providerRef }) => providerRef)).size).toBe(1);
    expect(payments.map(({ amount, checkoutTotal }) => [amount, checkoutTotal])).toEqual([
      [2600, 15600],
      [5200, 15600],
      [7800, 15600],
    ]);
    expect(new Set(payments.map(({ reference }) => reference)).size).toBe(3);
    // Whichever of them a family has before it, it names the number that is on the counter's list.
    for (const id of ids) {
      const details = await bookingDetails(demo.portal, id, whose.guardianId);
      expect(payments[0]?.description).toContain(` ${details && numberOfAll(details)} +2`);
    }
    expect(await asProvider(payments[0]?.providerRef)).toMatchObject({ amount: 15600, status: 'open' });
    expect(await wrong(ids)).toEqual([]);
  });

  it('is confirmed whole, each booking with its own part in the books and a receipt of its own', async () => {
    const { ids, state } = await paidTogether();
    expect(state.amount).toBe(15600);
    expect(await statuses(ids)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    const all = await books(ids);
    expect(all.map(({ balance }) => balance)).toEqual([
      { clearing: 2600, prepaid_care: -2600 },
      { clearing: 5200, prepaid_care: -5200 },
      { clearing: 7800, prepaid_care: -7800 },
    ]);
    for (const one of all) expect(one).toMatchObject({ sum: 0, kinds: ['payment'], receipts: ['payment'] });
    expect(all[0]?.messages).toEqual(['booking_confirmed']);
    const receipts = await Promise.all(ids.map((id) => demo.portal.receipts.listOf(id)));
    const [first = 0, ...others] = receipts.flat().map(({ sequence }) => sequence);
    expect(others, 'numbered without gaps').toEqual([first + 1, first + 2]);
    expect(receipts.flat().map(({ amount }) => amount)).toEqual([2600, 5200, 7800]);
    expect(await wrong(ids)).toEqual([]);
    expect(await pay({ ...(await family()), guardianId: 'x' }, ids[0] ?? '')).toMatchObject({ ok: false, status: 404 });
  });

  it('is cancelled with one letter, and one of its own of what has come back in part already', async () => {
    const { whose, ids } = await paidTogether();
    const { id: paymentId, checkout: reference } = await paymentOf(ids[0]);
    const given = { ref: 're_part', kind: 'refund', status: 'given', amount: 600, currency: 'CNY' } as const;
    expect(await takeOutside(demo.portal, { ...given, reference, paymentId })).toBe('recorded');
    const done = await cancelOrder(demo.portal, { bookingId: ids[0] ?? '', guardianId: whose.guardianId, by: by(whose) });
    expect(done).toEqual({ ok: true, refund: 15600 });
    const told = (await books(ids)).map(({ messages }) => messages.filter((kind) => /cancelled|part_given/.test(kind)));
    expect(told).toEqual([['refund_part_given'], ['order_cancelled'], []]);
  });

  it('is not paid for before all of it is signed', async () => {
    const whose = await family();
    const ids = await signTogether(demo.portal, whose, THREE);
    const { actions } = await demo.portal.bookings.get(ids[2] ?? '');
    const set = (data: Record<string, unknown>) =>
      demo.portal.payload.db.updateOne({ collection: 'bookings', id: ids[2] ?? '', data });
    await set({ status: 'held', actions: actions.filter(({ type }) => type === 'hold') });
    expect(await pay(whose, ids[0] ?? '')).toMatchObject({ ok: false, code: 'sign_first' });
    expect(await pay(whose, ids[2] ?? '')).toMatchObject({ ok: false, code: 'sign_first' });
    await set({ status: 'signed', actions });
    expect(await pay(whose, ids[0] ?? '')).toMatchObject({ ok: true });
  });

  it('is asked for in the same words by whoever comes after a crash, in another language and from another booking', async () => {
    const whose = await family();
    const ids = await signTogether(demo.portal, whose, THREE);
    const killed = async (...asked: Parameters<typeof provider.startCheckout>) => {
      await provider.startCheckout(...asked);
      throw new Error('killed');
    };
    demo.portal.payment = { ...provider, startCheckout: killed } as typeof provider;
    await expect(pay(whose, ids[0] ?? '')).rejects.toThrow('killed');
    demo.portal.payment = provider;
    expect(await pay(whose, ids[2] ?? '', 'en')).toMatchObject({ ok: true, payment: { lang: 'zh', amount: 7800 } });
    await settlePayment(demo.portal, await decided(whose, ids[1] ?? ''));
    expect(await statuses(ids)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect((await Promise.all(ids.map((id) => demo.portal.payments.allOf(id)))).flat()).toHaveLength(3);
  });

  it('is heard of ten times at once, and each effect happens once', async () => {
    const whose = await family();
    const ids = await signTogether(demo.portal, whose, THREE);
    const declined = await decided(whose, ids[0] ?? '', 'decline');
    const paid = await decided(whose, ids[0] ?? '');
    const told = [declined, paid, { ...declined, status: 'pending' as const }, paid, paid, declined, paid];
    await Promise.all(told.map((state) => settlePayment(demo.portal, state)));
    await settlePayment(demo.portal, paid);
    for (const one of await books(ids))
      expect(one).toMatchObject({ sum: 0, kinds: ['payment'], receipts: ['payment'], refunds: [] });
    const letters = (await books(ids)).flatMap(({ messages }) => messages);
    const confirmed = (await books(ids)).map(({ messages }) => messages.filter((kind) => kind === 'booking_confirmed').length);
    expect(confirmed[0]).toBe(1);
    expect(Math.max(...confirmed)).toBe(1);
    expect(letters.filter((kind) => kind === 'payment_declined').length, 'said once, if at all').toBeLessThanOrEqual(1);
    expect(await wrong(ids)).toEqual([]);
  });

  it('is confirmed though the message was lost, when one of its bookings is looked at', async () => {
    const whose = await family();
    const ids = await signTogether(demo.portal, whose, THREE);
    await decided(whose, ids[0] ?? '');
    expect(await askProvider(demo.portal, ids[2] ?? '')).toBe('confirmed');
    expect(await statuses(ids)).toEqual(['confirmed', 'confirmed', 'confirmed']);
  });
});

describe('when not all of it can be had any more', () => {
  it('what is paid after the time is over goes back, each part for its own booking', async () => {
    const whose = await family();
    const ids = await signTogether(demo.portal, whose, THREE);
    const onWay = await decided(whose, ids[0] ?? '', 'pending');
    later(20);
    await expireHolds(demo.portal);
    expect(await statuses(ids)).toEqual(['expired', 'expired', 'expired']);
    const paid = await demo.portal.pretend?.decide(onWay.providerRef, 'approve');
    expect(await settlePayment(demo.portal, paid?.state as PaymentState)).toBe('refunding');
    expect(await asProvider(onWay.providerRef)).toMatchObject({ amount: 15600, refunded: 15600 });
    for (const one of await books(ids))
      expect(one).toMatchObject({ sum: 0, refunds: [{ status: 'sent', cause: 'late_payment' }] });
    expect(await wrong(ids)).toEqual([]);
  });

  it('a place that another has bought meanwhile goes back, and the others are confirmed', async () => {
    const whose = await family();
    const ids = await signTogether(demo.portal, whose, THREE);
    const paid = await decided(whose, ids[0] ?? '');
    later(20);
    await demo.portal.bookings.ranOutBy(demo.portal.now());
    await demo.portal.payload.db.deleteMany({ collection: 'place-claims', where: {} });
    // All places of the second stay alone are taken.
    for (let tries = 0; tries < 12; tries++) if (!(await hold(demo.portal, await family(), stay(660, 2))).ok) break;
    expect(await settlePayment(demo.portal, paid)).toBe('refunding');
    expect(await statuses(ids)).toEqual(['confirmed', 'signed', 'confirmed']);
    expect(await asProvider(paid.providerRef)).toMatchObject({ amount: 15600, refunded: 5200 });
    expect((await books(ids)).map(({ refunds }) => refunds)).toMatchObject([[], [{ amount: 5200, cause: 'sold_meanwhile' }], []]);
    await expireHolds(demo.portal);
    expect(await wrong(ids)).toEqual([]);
  });

  it('one that is given up closes the checkout of all, and the rest is asked for anew', async () => {
    const whose = await family();
    const ids = await signTogether(demo.portal, whose, THREE);
    const before = await opened(whose, ids[0] ?? '');
    await giveUp(whose, ids[1]);
    const after = await opened(whose, ids[2] ?? '');
    expect(await asProvider(before.providerRef)).toMatchObject({ status: 'expired' });
    expect(after).toMatchObject({ amount: 7800, checkoutTotal: 10400, status: 'open' });
    await settlePayment(demo.portal, await decided(whose, ids[0] ?? ''));
    expect(await statuses(ids)).toEqual(['confirmed', 'released', 'confirmed']);
    expect(await wrong(ids)).toEqual([]);
  });

  it('of money on its way what is given up goes back alone', async () => {
    const whose = await family();
    const ids = await signTogether(demo.portal, whose, THREE);
    const { providerRef } = await decided(whose, ids[0] ?? '', 'pending');
    await settlePayment(demo.portal, await asProvider(providerRef));
    await giveUp(whose, ids[1]);
    expect(await pay(whose, ids[0] ?? ''), 'not asked for twice').toMatchObject({ ok: true, payment: { status: 'pending' } });
    const paid = await demo.portal.pretend?.decide(providerRef, 'approve');
    await settlePayment(demo.portal, paid?.state as PaymentState);
    expect(await statuses(ids)).toEqual(['confirmed', 'released', 'confirmed']);
    expect(await asProvider(providerRef)).toMatchObject({ refunded: 5200 });
    expect(await wrong(ids)).toEqual([]);
  });

  it('another sum than was asked for goes back to the fen', async () => {
    const whose = await family();
    const ids = await signTogether(demo.portal, whose, THREE);
    const sent: RefundRequest[] = [];
    const paid = await decided(whose, ids[0] ?? '');
    const refund = async (asked: RefundRequest) => {
      sent.push(asked);
      return { status: 'succeeded', refundRef: `re-${asked.key}` } as const;
    };
    demo.portal.payment = { ...provider, refund } as typeof provider;
    expect(await settlePayment(demo.portal, { ...paid, amount: 10001 })).toBe('refunding');
    expect(sent.reduce((all, { amount }) => all + amount, 0)).toBe(10001);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(3);
    for (const one of await books(ids)) expect(one).toMatchObject({ sum: 0, refunds: [{ cause: 'other_amount' }] });
  });
});

describe('a refund of one booking', () => {
  it('comes out of its own part, under a key of its own, and leaves the others as they are', async () => {
    const { whose, ids, state } = await paidTogether();
    demo.setNow('2026-12-06T07:00:00.000Z');
    const keys: string[] = [];
    const refund = (asked: RefundRequest) => {
      keys.push(asked.key);
      return provider.refund(asked);
    };
    demo.portal.payment = { ...provider, refund } as typeof provider;
    for (const [at, back] of [
      [1, 4160],
      [0, 2080],
    ] as const) {
      expect(await cancel(whose, ids[at] ?? '')).toMatchObject({ ok: true, refund: back });
      expect(await wrong(ids)).toEqual([]);
    }
    expect(await asProvider(state.providerRef)).toMatchObject({ refunded: 6240 });
    expect(new Set(keys).size).toBe(2);
    expect((await books(ids)).map(({ balance }) => balance.clearing)).toEqual([520, 1040, 7800]);
    expect(await statuses(ids)).toEqual(['cancelled', 'cancelled', 'confirmed']);
    expect(await openMoneyOf(demo.portal, whose.guardianId)).toEqual([]);
  });

  it('is never more than its part, whatever the provider would give', async () => {
    const { ids, state } = await paidTogether();
    const booking = await demo.portal.bookings.get(ids[0] ?? '');
    const payment = await paymentOf(ids[0]);
    const asked = { bookingId: booking.id, facilityId: booking.facilityId, paymentId: payment.id, currency: 'CNY' };
    const planted = {
      ...asked,
      reference: 'X-R',
      amount: 2601,
      cause: 'month_settled',
      lines: [],
      requestedAt: TEST_NOW,
    } as const;
    await demo.portal.work((unit) => demo.portal.refunds.request({ ...planted, lines: [] }, unit));
    await payRefunds(demo.portal);
    expect(await demo.portal.refunds.findByReference('X-R')).toMatchObject({ status: 'failed' });
    expect(await asProvider(state.providerRef)).toMatchObject({ refunded: 0 });
  });
});
