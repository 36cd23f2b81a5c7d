import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { payThere } from '#cms/booking/pay-there.ts';
import { chargeLate } from '#cms/booking/stay/late-pickup.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { counterView, takeThere } from '#cms/payments/counter-till.ts';
import { nextExtra } from '#cms/payments/pay-extra.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { takePaymentEvent } from '#cms/payments/take-payment-event.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { chooseWays } from '#cms/ports/payment/choose.ts';
import { severalWays } from '#cms/ports/payment/several-ways.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { createMemoryDirectStore, createMemoryStore } from '../ports/contracts/memory-stores.ts';
import { startStripeStandIn } from '../stripe-stand-in/index.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';
import { by as byFamily, type Family, hold, holdAndSign, newFamily } from '../support/family.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

let demo: DemoPortal;
let portal: Portal;
let staff: Record<StaffName, SignedIn>;
let facilityId = '';
let n = 0;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  staff = await staffOf(demo.portal);
  facilityId = (await demo.portal.facilities.find(EXAMPLE_SLUG))?.id ?? '';
  portal = { ...demo.portal, online: [], pretend: undefined, payment: severalWays([], demo.portal.atCentre) };
});
afterAll(() => demo.close());

const takes = (paysAtCentre: boolean) =>
  demo.portal.payload.update({ collection: 'facilities', id: facilityId, data: { paysAtCentre } });
const LATE_DAY = '2026-12-09';
async function mark(bookingId: string, what: 'check_in' | 'check_out', minute: number) {
  demo.setNow(new Date(Date.parse(`${LATE_DAY}T00:00:00+08:00`) + minute * 60_000).toISOString());
  const handover = { name: '外婆', code: (await portal.bookings.get(bookingId)).pickupCode };
  const marked = await markAttendance(portal, { bookingId, what, date: LATE_DAY, staffId: 'the-head', facilityId, handover });
  expect(marked).toMatchObject({ ok: true });
}
const stay = { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 600 } } as const;
const parents = () => newFamily(portal, 8200 + ++n);
const wishOf = ({ guardianId }: Family, bookingId: string) => ({ bookingId, guardianId, lang: 'zh' }) as const;

describe('a portal where nothing is paid online', () => {
  beforeEach(async () => {
    demo.setNow(TEST_NOW);
    await takes(true);
  });

  it('sends families to the counter, which takes the money and confirms the booking', async () => {
    const family = await parents();
    const { id, total } = await holdAndSign(portal, family, stay);
    expect(await startPayment(portal, wishOf(family, id))).toMatchObject({ ok: false, code: 'pays_at_centre' });
    expect(await startPayment(portal, { ...wishOf(family, id), by: 'pretend' })).toMatchObject({ code: 'pays_at_centre' });
    const there = await payThere(portal, wishOf(family, id));
    if (!there.ok) throw new Error(there.code);
    const { toPay } = await counterView(portal, facilityId);
    expect(toPay.map(({ id: one }) => one)).toContain(there.payment.id);
    const taken = await takeThere(portal, { paymentId: there.payment.id, user: staff.counter, method: 'cash', proof: '' });
    expect(taken).toMatchObject({ ok: true, settled: 'confirmed' });
    expect(await portal.receipts.listOf(id)).toMatchObject([{ kind: 'payment', amount: total, payee: 'centre' }]);
  });

  it('asks at the counter for what a late pick-up costs', async () => {
    const family = await parents();
    const { id } = await holdAndSign(portal, family, { form: 'hourly', date: LATE_DAY, window: { from: 600, to: 720 } });
    const there = await payThere(portal, wishOf(family, id));
    if (!there.ok) throw new Error(there.code);
    const take = (paymentId: string) => takeThere(portal, { paymentId, user: staff.counter, method: 'cash', proof: '' });
    expect(await take(there.payment.id)).toMatchObject({ ok: true });
    await mark(id, 'check_in', 601);
    await mark(id, 'check_out', 720 + 50);
    const late = { bookingId: id, facilityId, date: LATE_DAY, staffId: 'the-head', expect: 3000 };
    expect(await chargeLate(portal, late)).toMatchObject({ ok: true });

    const asked = await startPayment(portal, wishOf(family, id));
    expect(asked).toMatchObject({ ok: true, payment: { provider: 'centre', amount: 3000 } });
    if (!asked.ok) return;
    expect((await counterView(portal, facilityId)).toPay.map(({ id: one }) => one)).toContain(asked.payment.id);
    expect(await startPayment(portal, wishOf(family, id)), 'it is asked for once').toEqual(asked);
    expect(await take(asked.payment.id)).toMatchObject({ ok: true, settled: 'extra_paid' });
    expect(nextExtra((await portal.bookings.get(id)).actions, portal.now())).toBeUndefined();
    expect((await portal.receipts.listOf(id)).map(({ amount, payee }) => [amount, payee])).toEqual([
      [5200, 'centre'],
      [3000, 'centre'],
    ]);
    expect((await counterView(portal, facilityId)).toPay.map(({ id: one }) => one)).not.toContain(asked.payment.id);
  });

  it('gives back what was paid online before by the keys that stay set, and offers nothing more by them', async () => {
    const now = () => Date.parse(portal.now());
    const standIn = await startStripeStandIn({ webhookSecret: 'whsec_example', now });
    const env = {
      ...{ STRIPE_SECRET_KEY: 'sk_test_example', STRIPE_WEBHOOK_SECRET: 'whsec_example' },
      STRIPE_API_HOST: `http://127.0.0.1:${standIn.port}`,
    };
    const kept = { store: createMemoryStore(), direct: createMemoryDirectStore() };
    const by = (change: object) => {
      const chosen = chooseWays({ ...env, ...change }, { ...kept, now: portal.now, baseUrl: '', origin: 'https://example.org' });
      return { ...portal, online: chosen.offered, payment: severalWays(chosen.ways, demo.portal.atCentre) };
    };
    const [online, counter] = [by({}), by({ PAY_AT_CENTRES_ONLY: 'yes' })];
    const [family, other] = [await parents(), await parents()];
    const { id } = await holdAndSign(portal, family, stay);
    const started = await startPayment(online, wishOf(family, id));
    if (!started.ok) throw new Error(started.code);
    expect(await takePaymentEvent(online, standIn.complete(String(started.payment.providerRef)))).toBe('taken');

    const wrong = async () => (await reconcileMoney(counter)).found.filter(({ bookingId }) => bookingId === id);
    expect(await wrong()).toEqual([]);
    await cancelBooking(counter, { bookingId: id, guardianId: family.guardianId, by: byFamily(family) });
    expect(await counter.refunds.listOf(id)).toMatchObject([{ status: 'sent', refundRef: expect.stringMatching(/^re_/) }]);
    expect(await wrong()).toEqual([]);
    const { id: next } = await holdAndSign(counter, other, stay);
    expect(await startPayment(counter, wishOf(other, next))).toMatchObject({ ok: false, code: 'pays_at_centre' });
    expect(await startPayment(counter, { ...wishOf(other, next), by: 'stripe' })).toMatchObject({ code: 'pays_at_centre' });
    await standIn.close();
  });

  it('holds nothing at a centre whose counter takes no money either, and says why', async () => {
    await takes(false);
    expect(await hold(portal, await parents(), stay)).toMatchObject({ ok: false, code: 'nowhere_to_pay' });
    await takes(true);
    expect(await hold(portal, await parents(), stay)).toMatchObject({ ok: true });
  });
});
