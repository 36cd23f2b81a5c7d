import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshBooking } from '#cms/booking/fresh-booking.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';
import { decide, holdAndSign, newFamily } from '../support/family.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal();
});
afterAll(() => demo.close());

it('a hold runs out although the provider does not answer, and what is paid all the same goes back', async () => {
  const { portal } = demo;
  const [parents, others] = [await newFamily(portal, 1), await newFamily(portal, 2)];
  const request = { form: 'hourly', date: WEDNESDAY, window: { from: 840, to: 960 } } as const;
  const booking = await holdAndSign(portal, parents, request);
  const pending = await decide(portal, parents, booking.id, 'decline');
  await settlePayment(portal, pending);
  const second = await holdAndSign(portal, others, request);

  const answering = portal.payment;
  const silent = () => Promise.reject(new PaymentError('unavailable', 'no answer'));
  portal.payment = { ...answering, cancelCheckout: silent, state: silent };
  demo.setNow('2026-11-23T07:17:00.001Z');
  expect(await freshBooking(portal, booking.id, parents.guardianId)).toMatchObject({ booking: { status: 'expired' } });
  expect(await freshBooking(portal, second.id, others.guardianId)).toMatchObject({ booking: { status: 'expired' } });

  portal.payment = answering;
  const state = { ...pending, status: 'paid', paidAt: portal.now() } as const;
  expect(await settlePayment(portal, state)).toBe('refunding');
  demo.setNow(TEST_NOW);
});
