import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { payeeWords } from '#cms/payments/payee.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { takePaymentEvent } from '#cms/payments/take-payment-event.ts';
import { createAlipayPayment } from '#cms/ports/payment/alipay.ts';
import type { DirectPayment, Opening } from '#cms/ports/payment/direct.ts';
import type { Delivery } from '#cms/ports/payment/port.ts';
import { createWechatPayment } from '#cms/ports/payment/wechat.ts';
import { directStore } from '#cms/records/pretend-store.ts';
import { createTranslator } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { Payee } from '#domain/money/receipt.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { AUTHORISED, startAlipayStandIn } from '../alipay-stand-in/index.ts';
import { DESKTOP } from '../ports/contracts/payment-harness.ts';
import { booksOf } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { expireHolds, payRefunds } from '../support/due.ts';
import { by, type Family, newFamily } from '../support/family.ts';
import { signTogether } from '../support/order.ts';
import { startWechatStandIn } from '../wechat-pay-stand-in/index.ts';

/** What a provider's stand-in does for a test, whichever it is. */
interface App {
  port: DirectPayment;
  arrive(opening: Opening): void;
  pay(ref: string, paid?: { total?: number }): Delivery;
  refundByHand(ref: string, amount: number): Delivery;
  /** No money is left for refunds, or there is again. */
  balance(fen: number): void;
  refunds(): number[];
  close(): Promise<void>;
}

let demo: DemoPortal;
let n = 0;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
});
afterAll(() => demo?.close());

const needs = (name: string) => ({
  store: directStore(demo.portal.payload),
  ...{ now: demo.portal.now, baseUrl: '', notifyUrl: `https://example.org/api/v1/payments/${name}` },
});
const clock = () => Date.parse(demo.portal.now());

async function alipay(): Promise<App> {
  const { account, arrive, options, close, pay, refundByHand } = await startAlipayStandIn({ now: clock });
  return {
    port: createAlipayPayment({ options, ...needs('alipay') }),
    arrive: (opening) => void (opening.kind === 'go' && arrive(opening.url)),
    balance: (fen) => void (account.balance = fen),
    refunds: () => [...account.refunds.values()].map(({ amount }) => amount),
    ...{ pay, refundByHand, close },
  };
}

async function wechat(): Promise<App> {
  const { account, options, close, pay, refundByHand } = await startWechatStandIn({ now: clock, subMerchants: ['1900000109'] });
  return {
    port: createWechatPayment({ options, ...needs('wechat') }),
    arrive: () => undefined,
    balance: (fen) => void (account.balance = fen),
    refunds: () => [...account.refunds.values()].map(({ amount }) => amount),
    ...{ pay, refundByHand, close },
  };
}

describe.each([
  ['Alipay', alipay],
  ['WeChat Pay', wechat],
])('an order paid by %s', (way, start) => {
  let app: App;
  beforeAll(async () => {
    app = await start();
    demo.portal.payment = app.port;
    demo.portal.online = [app.port.name];
  });
  afterAll(() => app?.close());

  const DAY = '2026-12-08';
  const stay = (from: number, hours = 1) => ({ form: 'hourly', date: DAY, window: { from, to: from + hours * 60 } }) as const;
  const hear = (delivery: Delivery) => takePaymentEvent(demo.portal, delivery);
  const statuses = (ids: readonly string[]) => Promise.all(ids.map(async (id) => (await demo.portal.bookings.get(id)).status));
  const cancel = (family: Family, bookingId = '') =>
    cancelBooking(demo.portal, { bookingId, guardianId: family.guardianId, by: by(family) });
  const wrong = async (ids: readonly string[]) =>
    (await reconcileMoney(demo.portal)).found.filter(({ bookingId }) => ids.includes(String(bookingId))).map(({ code }) => code);

  /** Signed, and the payer's page open. */
  async function signed() {
    demo.setNow(TEST_NOW);
    await demo.portal.payload.db.deleteMany({ collection: 'place-claims', where: {} });
    const family = await newFamily(demo.portal, ++n);
    const ids = await signTogether(demo.portal, family, [stay(540), stay(660, 2), stay(840, 3)]);
    const started = await startPayment(demo.portal, { bookingId: ids[0] ?? '', guardianId: family.guardianId, lang: 'zh' });
    if (!started.ok) throw new Error(started.code);
    const ref = String(started.payment.providerRef);
    const opening = await app.port.open(ref, DESKTOP);
    return { family, ids, ref, opening };
  }
  async function paid() {
    const order = await signed();
    app.arrive(order.opening);
    const told = app.pay(order.ref);
    await hear(told);
    return { ...order, told };
  }

  it('confirms each booking once, gives each back in part, and reconciles to nothing', async () => {
    const { family, ids, told } = await paid();
    for (let times = 0; times < 3; times += 1) await hear(told);
    expect(await statuses(ids)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect(await wrong(ids)).toEqual([]);
    demo.setNow('2026-12-06T07:00:00.000Z');
    expect(await cancel(family, ids[1])).toMatchObject({ ok: true, refund: 4160 });
    expect(await cancel(family, ids[2])).toMatchObject({ ok: true, refund: 6240 });
    expect(app.refunds()).toEqual([4160, 6240]);
    for (const id of ids) expect(await booksOf(demo.portal, id)).toMatchObject({ sum: 0 });
    expect(await wrong(ids)).toEqual([]);
  });

  it('is paid to the centre where it has a merchant of its own by that way: the receipts say to whom', async () => {
    const [centre] = demo.portal.supplies.all();
    const own = { wechatMerchant: '1900000109', alipayMerchant: AUTHORISED.pid };
    const set = (data: { [key in keyof typeof own]: string | null }) =>
      demo.portal.payload.update({ collection: 'facilities', id: centre?.id ?? '', data });
    await set(own);
    try {
      const { family, ids } = await paid();
      const [payment] = await demo.portal.payments.listOf(ids[0] ?? '');
      expect([payment?.facility, payment?.merchant]).toEqual([centre?.id, way === 'Alipay' ? AUTHORISED.pid : '1900000109']);
      await cancel(family, ids[0]);
      const receipts = await demo.portal.receipts.listOf(ids[0] ?? '');
      expect(receipts.map(({ kind, payee }) => [kind, payee])).toEqual([
        ['payment', 'centre'],
        ['refund', 'centre'],
      ]);
      const inWords = (lang: Lang, payee: Payee) =>
        payeeWords({ t: createTranslator(lang), lang, city: demo.portal.city }, { payee, centre: '海陵园' });
      expect(inWords('zh', 'centre')).toBe('海陵园');
      expect(inWords('zh', 'city')).toBe('泰州市卫生健康委员会（代海陵园收）');
      expect(await wrong(ids)).toEqual([]);
    } finally {
      await set({ wechatMerchant: null, alipayMerchant: null });
    }
  });

  it('of which the message was lost is found by reconciling, and given back whole it still agrees', async () => {
    const { family, ids, ref, opening } = await signed();
    app.arrive(opening);
    const told = app.pay(ref);
    expect(await wrong(ids)).toContain('provider_paid_unheard');
    await hear(told);
    expect(await wrong(ids)).toEqual([]);
    for (const id of ids) await cancel(family, id);
    expect(await app.port.state(ref)).toMatchObject({ status: 'paid', refunded: 15600 });
    expect(await wrong(ids)).toEqual([]);
  });

  it('owes a refund while the account is empty, without a false alarm, and pays it once there is money', async () => {
    const { family, ids } = await paid();
    const before = app.refunds().length;
    app.balance(0);
    await cancel(family, ids[1]);
    expect(await demo.portal.refunds.listOf(ids[1] ?? '')).toMatchObject([{ status: 'requested', amount: 5200 }]);
    expect(await wrong(ids)).toEqual([]);
    app.balance(Number.POSITIVE_INFINITY);
    demo.setNow(plusMinutes(TEST_NOW, 24 * 60));
    await payRefunds(demo.portal);
    expect(app.refunds().slice(before)).toEqual([5200]);
    expect(await wrong(ids)).toEqual([]);
  });

  it('takes in what is given back by hand, and finds what nobody told of it', async () => {
    const { ids, ref } = await paid();
    const byHand = app.refundByHand(ref, 2600);
    await hear(byHand);
    await hear(byHand);
    expect(await wrong(ids)).toEqual([]);
    await demo.portal.payload.db.deleteMany({ collection: 'outside-returns', where: { reference: { exists: true } } });
    expect(await wrong(ids)).toContain('provider_refunded_more');
  });

  it('of another sum than was asked for is never taken for the right one', async () => {
    const { ids, ref, opening } = await signed();
    app.arrive(opening);
    await hear(app.pay(ref, { total: 100 }));
    expect(await statuses(ids)).not.toContain('confirmed');
    expect(await wrong(ids)).toEqual([]);
  });
});

it('a payer who comes to Alipay when the hold is over finds it closed, and one who paid before it was is paid back', async () => {
  const app = await alipay();
  demo.portal.payment = app.port;
  demo.setNow(TEST_NOW);
  await demo.portal.payload.db.deleteMany({ collection: 'place-claims', where: {} });
  const family = await newFamily(demo.portal, ++n);
  const [id = ''] = await signTogether(demo.portal, family, [
    { form: 'hourly', date: '2026-12-09', window: { from: 540, to: 600 } },
    { form: 'hourly', date: '2026-12-09', window: { from: 660, to: 720 } },
  ]);
  const started = await startPayment(demo.portal, { bookingId: id, guardianId: family.guardianId, lang: 'zh' });
  if (!started.ok) throw new Error(started.code);
  const ref = String(started.payment.providerRef);
  const opening = await app.port.open(ref, DESKTOP);
  demo.setNow(plusMinutes(TEST_NOW, 5));
  // The family changes its mind; Alipay does not know of the trade yet, so its address still works.
  await app.port.cancelCheckout(ref);
  app.arrive(opening);
  await takePaymentEvent(demo.portal, app.pay(ref));
  await expireHolds(demo.portal);
  await payRefunds(demo.portal);
  const { status } = await demo.portal.bookings.get(id);
  const back = app.refunds().reduce((sum, one) => sum + one, 0);
  expect(status === 'confirmed' ? back : back - 5200).toBe(0);
  expect((await reconcileMoney(demo.portal)).found.filter(({ bookingId }) => bookingId === id)).toEqual([]);
  await app.close();
});
