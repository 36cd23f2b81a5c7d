import { afterAll, beforeAll, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { lastReconciled, noteReconciled } from '#cms/contracts/note-reconciled.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { deliverCare } from '#cms/payments/deliver-care.ts';
import { settleRefund } from '#cms/payments/settle-refund.ts';
import { severalWays } from '#cms/ports/payment/several-ways.ts';
import { readWechatBill } from '#cms/ports/payment/wechat-bill.ts';
import { moneyTasks } from '#cms/staff/home/money-tasks.ts';
import { createTranslator } from '#cms/words/index.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';
import { book, by, hold, newFamily } from '../support/family.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal();
});
afterAll(() => demo.close());

it('raises no false alarm over what families do, and finds what somebody wrote past the program', async () => {
  const { portal } = demo;
  const codes = async () => (await reconcileMoney(portal)).found.map(({ code }) => code).sort();
  const families = [];
  for (const n of [1, 2, 3, 4]) families.push(await newFamily(portal, n));
  const [one, two, three, four] = families;
  if (!one || !two || !three || !four) throw new Error('four families');
  const stay = (from: number) => ({ form: 'hourly', date: WEDNESDAY, window: { from, to: from + 120 } }) as const;
  await hold(portal, three, stay(540));
  expect(await codes()).toEqual([]);

  const cancelled = await book(portal, one, stay(840));
  expect(await codes(), 'paid').toEqual([]);
  await cancelBooking(portal, { bookingId: cancelled, guardianId: one.guardianId, by: by(one) });
  expect(await codes(), 'cancelled').toEqual([]);
  const [refund] = await portal.refunds.listOf(cancelled);
  const { checkout } = await portal.payments.get(refund?.paymentId ?? '');
  const back = { refundRef: refund?.refundRef ?? '', providerRef: 'pp', reference: checkout, key: refund?.reference };
  const given = await book(portal, two, stay(840));
  await book(portal, four, { form: 'full_day', date: '2026-12-01', months: 1, meals: true });
  demo.setNow(plusMinutes(TEST_NOW, 3 * 1440));
  await deliverCare(portal, given);
  expect(await codes(), 'given').toEqual([]);

  await settleRefund(portal, { ...back, amount: refund?.amount ?? 0, currency: 'CNY', status: 'failed' });
  expect(await codes(), 'the provider of the test still says that it was given back').toEqual(['provider_refunded_more']);
  await portal.payload.db.deleteMany({ collection: 'receipts', where: { booking: { equals: given } } });
  expect(await codes()).toEqual(['payment_no_receipt', 'provider_refunded_more', 'receipt_number_missing']);

  await noteReconciled(portal, await reconcileMoney(portal));
  const last = await lastReconciled(portal);
  expect(last?.at).toBe(portal.now());
  expect(last?.found.map(({ code }) => code).sort()).toEqual(await codes());
  const t = createTranslator('zh');
  const tasks = await moneyTasks({ portal, t, user: { id: 'a', roles: ['administrator'] } });
  expect(tasks.map(({ href }) => href)).toContain('/admin/reconcile');
  await noteReconciled(portal, { bookings: 3, away: 0, found: [] });
  const then = await moneyTasks({ portal, t, user: { id: 'a', roles: ['administrator'] } });
  expect(then.map(({ href }) => href)).not.toContain('/admin/reconcile');
});

it('hears the list of one provider where that of another cannot be read', async () => {
  const { portal } = demo;
  const strange = { name: 'wechat', owns: () => false, listTaken: async () => readWechatBill('<html>维护中</html>') };
  const taken = { reference: 'P-nobody', amount: 500, currency: 'CNY', ref: 'ch_1' };
  const sound = { name: 'stripe', owns: () => false, listTaken: async () => [taken] };
  const listTaken = severalWays([strange, sound] as never, portal.atCentre).listTaken;
  const night = await reconcileMoney({ ...portal, payment: { ...portal.payment, listTaken } });
  expect(night.found.map(({ code }) => code)).toContain('provider_taken_unknown');
  expect(night.away).toBe((await reconcileMoney(portal)).away + 3);
});

it('tells all the rest that it has found where a provider’s list of a day cannot be read', async () => {
  const { portal } = demo;
  const { found, away } = await reconcileMoney(portal);
  expect(found.map(({ code }) => code)).toContain('payment_no_receipt');
  const payment = { ...portal.payment, listTaken: async () => readWechatBill('<html>维护中</html>') };
  const strange = await reconcileMoney({ ...portal, payment });
  expect(strange.found).toEqual(found);
  expect(strange.away, 'three days could not be looked at').toBe(away + 3);
});
