import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { takePaymentEvent } from '#cms/payments/take-payment-event.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { onlineWaysOf } from '#cms/portal/ways-to-pay.ts';
import { createStripePayment } from '#cms/ports/payment/stripe.ts';
import { words } from '#cms/records/words.ts';
import { paymentTasks } from '#cms/staff/home/payment-tasks.ts';
import { createTranslator } from '#cms/words/index.ts';
import { AUTHORISED } from '../alipay-stand-in/index.ts';
import { alipayHarness } from '../ports/contracts/payment-harness.ts';
import { type StripeStandIn, startStripeStandIn } from '../stripe-stand-in/index.ts';
import { booksOf } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';
import { by, hold, holdAndSign, newFamily } from '../support/family.ts';

const OWN = 'acct_centre1';
const OTHER = 'acct_centre2';
let demo: DemoPortal;
let portal: Portal;
let stripe: StripeStandIn;
let facilityId = '';
let n = 0;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
  const now = () => Date.parse(demo.portal.now());
  stripe = await startStripeStandIn({ webhookSecret: 'whsec_example', connected: [OWN, OTHER], now });
  const { host, port, protocol } = stripe;
  const webhookSecrets = ['whsec_example', 'whsec_connect'];
  const asked = { secretKey: 'sk_test_example', webhookSecrets, host, port, protocol, now: demo.portal.now };
  portal = { ...demo.portal, online: ['stripe'], payment: createStripePayment(asked) };
  facilityId = demo.portal.supplies.all()[0]?.id ?? '';
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await demo.portal.payload.db.deleteMany({ collection: 'place-claims', where: {} });
  await own(OWN);
});
afterAll(async () => {
  await stripe?.close();
  await demo?.close();
});

const own = (stripeAccount: string | null) =>
  demo.portal.payload.update({ collection: 'facilities', id: facilityId, data: { stripeAccount } });
const stay = { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 600 } } as const;
const wrong = async (id: string) =>
  (await reconcileMoney(portal)).found.filter(({ bookingId }) => bookingId === id).map(({ code }) => code);

async function atCheckout(at: Portal = portal) {
  const family = await newFamily(portal, 8400 + ++n);
  const { id } = await holdAndSign(at, family, stay);
  const started = await startPayment(portal, { bookingId: id, guardianId: family.guardianId, lang: 'zh' });
  if (!started.ok) throw new Error(started.code);
  return { family, id, payment: started.payment, ref: String(started.payment.providerRef) };
}

describe('a centre with an account of its own at Stripe', () => {
  it('is paid and pays back itself, and the receipts say so', async () => {
    const { family, id, payment, ref } = await atCheckout();
    expect(payment).toMatchObject({ provider: 'stripe', merchant: OWN });
    expect(ref).toMatch(new RegExp(`^${OWN}:`));
    expect(await takePaymentEvent(portal, stripe.complete(ref))).toBe('taken');
    expect((await portal.bookings.get(id)).status).toBe('confirmed');
    expect(await wrong(id)).toEqual([]);
    await cancelBooking(portal, { bookingId: id, guardianId: family.guardianId, by: by(family) });
    expect((await portal.receipts.listOf(id)).map(({ kind, payee }) => [kind, payee])).toEqual([
      ['payment', 'centre'],
      ['refund', 'centre'],
    ]);
    expect([...(stripe.connected.get(OWN)?.refunds.values() ?? [])].map(({ amount }) => amount)).toEqual([2080]);
    expect(stripe.account.charges.size, 'the city’s account has had nothing').toBe(0);
    expect(await wrong(id)).toEqual([]);
    expect(await booksOf(portal, id)).toMatchObject({ sum: 0 });
  });

  it('keeps its checkout where it was begun, whatever is entered meanwhile', async () => {
    const { id, ref } = await atCheckout();
    await own(OTHER);
    expect(await takePaymentEvent(portal, stripe.complete(ref))).toBe('taken');
    expect((await portal.bookings.get(id)).status).toBe('confirmed');
  });

  it('confirms nothing on another centre’s account, nor on the city’s, although it names its payment', async () => {
    const { id, payment } = await atCheckout();
    const forged = {
      reference: payment.checkout,
      amount: payment.amount,
      currency: 'CNY',
      description: 'x',
      lang: 'zh' as const,
    };
    const urls = {
      returnUrl: 'https://example.org/b',
      cancelUrl: 'https://example.org/b',
      expiresAt: '2026-11-24T00:00:00.000Z',
    };
    for (const merchant of [{ stripe: OTHER }, {}]) {
      const { providerRef } = await portal.payment.startCheckout({ ...forged, ...urls, merchant });
      expect(await takePaymentEvent(portal, stripe.complete(providerRef))).toBe('ignored');
      expect(await takePaymentEvent(portal, stripe.refundByHand(providerRef, 100))).toBe('ignored');
      expect(await takePaymentEvent(portal, stripe.openDispute(providerRef))).toBe('ignored');
    }
    expect((await portal.bookings.get(id)).status).toBe('signed');
    expect(await booksOf(portal, id)).toMatchObject({ kinds: [], receipts: [] });
  });

  it('owes no refund again that another account says came back, or came as another sum, under its key', async () => {
    const { family, id, ref } = await atCheckout();
    await takePaymentEvent(portal, stripe.complete(ref));
    const same = await atCheckout();
    await takePaymentEvent(portal, stripe.complete(same.ref));
    await own(OTHER);
    const elsewhere = await atCheckout();
    await takePaymentEvent(portal, stripe.complete(elsewhere.ref));
    await cancelBooking(portal, { bookingId: id, guardianId: family.guardianId, by: by(family) });
    const [refund] = await portal.refunds.listOf(id);
    const before = await booksOf(portal, id);
    expect(refund).toMatchObject({ status: 'sent' });
    const urls = { returnUrl: 'https://example.org/b', cancelUrl: 'https://example.org/b' };
    const invented = { ...urls, amount: 500, currency: 'CNY', description: 'x', lang: 'zh' as const, reference: 'x' };
    const expiresAt = '2026-11-24T00:00:00.000Z';
    const nobodys = await portal.payment.startCheckout({ ...invented, expiresAt, merchant: { stripe: OTHER } });
    stripe.complete(nobodys.providerRef);
    // A payment that nobody knows, another centre's own, and another of the same centre.
    const payments = { x: nobodys.providerRef, [elsewhere.payment.checkout]: elsewhere.ref, [same.payment.checkout]: same.ref };
    for (const [reference, providerRef] of Object.entries(payments)) {
      const marks = { checkout: 'x', reference, key: String(refund?.reference) };
      await takePaymentEvent(portal, stripe.refundByHand(providerRef, 100, marks));
      expect(await portal.refunds.listOf(id), providerRef).toEqual([refund]);
      expect(await booksOf(portal, id)).toEqual(before);
    }
    // What it was in truth is booked where it went back.
    expect(await booksOf(portal, elsewhere.id)).toMatchObject({ kinds: expect.arrayContaining(['outside_return']) });
  });
});

it('money there that no payment here accounts for is found in the night, on the centre’s account as on the city’s', async () => {
  const { ref } = await atCheckout();
  await takePaymentEvent(portal, stripe.complete(ref));
  const urls = { returnUrl: 'https://example.org/b', cancelUrl: 'https://example.org/b', expiresAt: '2026-11-24T00:00:00.000Z' };
  const asked = { ...urls, amount: 7700, currency: 'CNY', description: 'x', lang: 'zh' as const };
  const merchants: { stripe?: string }[] = [{ stripe: OWN }, {}];
  for (const merchant of merchants) {
    const reference = `P-lost-${merchant.stripe ?? 'city'}`;
    stripe.complete((await portal.payment.startCheckout({ ...asked, reference, merchant })).providerRef);
  }
  const unknown = async () => (await reconcileMoney(portal)).found.filter(({ code }) => code === 'provider_taken_unknown');
  const today = (await unknown()).length;
  demo.setNow('2026-11-24T20:00:00.000Z');
  const found = (await unknown()).filter(({ there }) => there === 7700);
  expect([today, found.length], 'a day is looked at when it is over').toEqual([0, 2]);
  expect(found[0]?.about).toMatch(/^ch_/);
  expect(found[0], 'it is of no booking').not.toHaveProperty('bookingId');
});

describe('where money is real', () => {
  const live = () => ({ ...portal, environment: { ...portal.environment, mode: 'live' as const } });

  it('a way is offered only by which the centre has an account of its own: the city takes no money for it', async () => {
    const { id, family } = await atCheckout(live());
    const wish = { bookingId: id, guardianId: family.guardianId, lang: 'zh' as const };
    const all = { ...live(), online: ['wechat', 'alipay', 'stripe'] as const };
    const ways = (accounts: object) => onlineWaysOf(all, accounts);
    expect(ways({})).toEqual([]);
    expect(ways({ stripeAccount: OWN })).toEqual(['stripe']);
    expect(ways({ wechatMerchant: '1900000109', alipayMerchant: '2088000000000109' })).toEqual(['wechat', 'alipay']);
    expect(onlineWaysOf({ ...all, environment: portal.environment }, {}), 'a demonstration').toEqual(all.online);
    expect(await startPayment(live(), wish)).toMatchObject({ ok: true });
    expect(await startPayment(all, { ...wish, by: 'wechat' })).toMatchObject({ ok: false, code: 'way_not_here' });
    await own(null);
    expect(await startPayment(live(), wish)).toMatchObject({ ok: false, code: 'nowhere_to_pay' });
  });

  it('no place is held at a centre that nobody could pay', async () => {
    await own(null);
    const family = await newFamily(portal, 8400 + ++n);
    expect(await hold(live(), family, stay)).toMatchObject({ ok: false, code: 'nowhere_to_pay' });
    await own(OWN);
    expect(await hold(live(), family, stay)).toMatchObject({ ok: true });
  });

  it('what was signed before each centre was paid itself is paid as was agreed, and the centre’s head and the city are told', async () => {
    await own(null);
    const [first, second] = [await newFamily(portal, 8400 + ++n), await newFamily(portal, 8400 + ++n)];
    // Signed as it was then: it says nothing of who is paid.
    const { id } = await holdAndSign(portal, first, stay);
    const { id: laterId } = await holdAndSign(portal, second, stay);
    const wish = { bookingId: id, guardianId: first.guardianId, lang: 'zh' as const };
    const started = await startPayment(live(), wish);
    if (!started.ok) throw new Error(started.code);
    expect(started.payment.merchant ?? null).toBeNull();
    expect(await takePaymentEvent(live(), stripe.complete(String(started.payment.providerRef)))).toBe('taken');
    expect((await portal.bookings.get(id)).status).toBe('confirmed');
    expect((await portal.receipts.listOf(id)).map(({ payee }) => payee)).toEqual(['city']);

    const t = createTranslator('zh');
    const user = { id: 'a', roles: [] };
    const told = async () => [
      ...(await paymentTasks({ portal: live(), t, user })),
      ...(await paymentTasks({ portal: live(), t, user }, facilityId)),
    ];
    const { name } = await portal.facilities.get(facilityId);
    expect(await told()).toMatchObject([
      { title: expect.stringContaining('1 家机构'), note: expect.stringContaining(words(name).zh) },
      { title: t('tasks.unpaidOwn') },
    ]);
    expect(await paymentTasks({ portal, t, user }), 'a demonstration asks nothing of its centres').toEqual([]);

    // From the day on which it has an account, the centre is paid, whenever it was signed.
    await own(OWN);
    expect(await told()).toEqual([]);
    const laterWish = { bookingId: laterId, guardianId: second.guardianId, lang: 'zh' as const };
    expect(await startPayment(live(), laterWish)).toMatchObject({ ok: true, payment: { merchant: OWN } });
  });

  it('no place is held at a centre whose account at Alipay has no token here', async () => {
    await own(null);
    const alipayMerchant = (pid: string | null) =>
      demo.portal.payload.update({ collection: 'facilities', id: facilityId, data: { alipayMerchant: pid } });
    const { port, standIn } = await alipayHarness();
    const app = { ...live(), online: ['alipay'] as const, apps: [port] };
    const family = await newFamily(portal, 8400 + ++n);
    const WITHOUT = '2088000000000999';
    for (const environment of [app.environment, portal.environment]) {
      expect(onlineWaysOf({ ...app, environment }, { alipayMerchant: WITHOUT })).toEqual([]);
      expect(onlineWaysOf({ ...app, environment }, { alipayMerchant: AUTHORISED.pid })).toEqual(['alipay']);
    }
    await alipayMerchant(WITHOUT);
    expect(await hold(app, family, stay)).toMatchObject({ ok: false, code: 'nowhere_to_pay' });
    await alipayMerchant(AUTHORISED.pid);
    expect(await hold(app, family, stay)).toMatchObject({ ok: true });
    await standIn.close();
    await alipayMerchant(null);
  });
});
