import { afterAll, beforeAll, expect, it } from 'vitest';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { settleRefund } from '#cms/payments/settle-refund.ts';
import { sum } from '#domain/money/money.ts';
import { type DemoPortal, demoPortal, WEDNESDAY } from '../support/demo-portal.ts';
import { book, by, newFamily } from '../support/family.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal();
});
afterAll(() => demo.close());

it('a refund that bounces is owed again, once, and the books still balance', async () => {
  const { portal } = demo;
  const parents = await newFamily(portal, 1);
  const { guardianId } = parents;
  const bookingId = await book(portal, parents, { form: 'hourly', date: WEDNESDAY, window: { from: 840, to: 960 } });
  await cancelBooking(portal, { bookingId, guardianId, by: by(parents) });
  const refund = (await bookingDetails(portal, bookingId, guardianId))?.refunds[0];
  if (!refund) throw new Error('nothing came back');
  const state = {
    refundRef: refund.refundRef ?? '',
    providerRef: 'pp_example',
    reference: (await portal.payments.get(refund.paymentId)).checkout,
    key: refund.reference,
    amount: refund.amount,
    currency: 'CNY',
  };

  expect(await settleRefund(portal, { ...state, status: 'succeeded' })).toBe('unchanged');
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => settleRefund(portal, { ...state, status: 'failed' })));
  expect(outcomes.filter((outcome) => outcome === 'recorded')).toHaveLength(1);
  expect((await bookingDetails(portal, bookingId, guardianId))?.refunds).toMatchObject([{ status: 'failed' }]);

  const { docs } = await portal.payload.find({
    collection: 'ledger-entries',
    where: { booking: { equals: bookingId } },
    pagination: false,
  });
  const postings = docs.flatMap((doc) => doc.postings as unknown as { account: string; amount: number }[]);
  expect(docs.map(({ kind }) => kind).sort()).toEqual(['kept', 'payment', 'refund', 'refund_returned']);
  expect(sum(postings.map(({ amount }) => amount))).toBe(0);
  expect(sum(postings.filter(({ account }) => account === 'clearing').map(({ amount }) => amount))).toBe(5200);
});

it('a refund that nobody here asked for changes nothing', async () => {
  const state = {
    refundRef: 're_1',
    providerRef: 'cs_1',
    reference: 'P-1',
    amount: 100,
    currency: 'CNY',
    status: 'failed',
  } as const;
  expect(await settleRefund(demo.portal, state)).toBe('unknown');
});
