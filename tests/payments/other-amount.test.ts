import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { payByHand } from '#cms/payments/settle-by-person.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { settleRefund } from '#cms/payments/settle-refund.ts';
import { waitingMoney } from '#cms/payments/waiting-money.ts';
import type { PaymentPort, PaymentState, RefundRequest } from '#cms/ports/payment/port.ts';
import { booksOf, claimsOf } from '../support/books.ts';
import { type DemoPortal, demoPortal, WEDNESDAY } from '../support/demo-portal.ts';
import { book, by, decide, holdAndSign, newFamily } from '../support/family.ts';

const HOURS = { form: 'hourly', date: WEDNESDAY, window: { from: 840, to: 960 } } as const;

let demo: DemoPortal;
let provider: PaymentPort;
let sent: RefundRequest[];
let n = 600;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  provider = demo.portal.payment;
});
afterAll(() => demo.close());
beforeEach(async () => {
  sent = [];
  answering({ refund: async ({ key }) => ({ status: 'succeeded', refundRef: `re_${key}` }) });
  await demo.portal.payload.db.deleteMany({ collection: 'place-claims', where: {} });
});

function answering({ refund }: Pick<PaymentPort, 'refund'>) {
  const noting: PaymentPort['refund'] = async (request) => {
    sent.push(request);
    return refund(request);
  };
  demo.portal.payment = { ...provider, refund: noting } as typeof demo.portal.payment;
}

/** A booking at its checkout, and what the provider says of a payment that is not what was asked for. */
async function paidOtherwise(change: Partial<PaymentState>) {
  const parents = await newFamily(demo.portal, ++n);
  const { id, total } = await holdAndSign(demo.portal, parents, HOURS);
  const asked = await decide(demo.portal, parents, id, 'approve');
  const state = { ...asked, ...change };
  const outcome = await settlePayment(demo.portal, state);
  return { parents, id, total, asked, state, outcome };
}
const of = async (collection: 'payments' | 'refunds' | 'messages', id: string) =>
  (await demo.portal.payload.find({ collection, where: { booking: { equals: id } }, sort: '-createdAt', depth: 0 })).docs;

describe('a payment in another currency than was asked for', () => {
  it('confirms nothing, is kept as what it was, goes back as it came, and the family is told the sums', async () => {
    const { id, total, outcome, state } = await paidOtherwise({ currency: 'USD' });
    expect(outcome).toBe('refunding');
    expect(await settlePayment(demo.portal, state)).toBe('unchanged');
    expect((await demo.portal.bookings.get(id)).status).toBe('signed');
    expect(await of('payments', id)).toMatchObject([
      { status: 'paid', amount: total, currency: 'CNY', received: total, receivedCurrency: 'USD' },
    ]);
    expect(await of('refunds', id)).toMatchObject([{ amount: total, currency: 'USD', status: 'sent', cause: 'other_amount' }]);
    expect(sent).toMatchObject([{ amount: total }]);
    // Dollars are no sum of books that are kept in yuan, and no receipt is written out for them.
    expect(await booksOf(demo.portal, id)).toMatchObject({ kinds: [], receipts: [] });
    const letter = (await of('messages', id)).find((one) => 'kind' in one && one.kind !== 'refund_arrived');
    expect(letter).toMatchObject({ kind: 'other_amount_returned' });
    expect(letter).toHaveProperty('text', expect.stringMatching(/52\.00 美元.*52\.00 元/));
  });

  it('that comes back waits for a person, in its own currency, and is settled by hand', async () => {
    const { id, total, asked } = await paidOtherwise({ currency: 'USD' });
    const [refund] = await demo.portal.refunds.listOf(id);
    const about = { refundRef: 're_1', providerRef: asked.providerRef, reference: asked.reference, amount: total };
    const bounced = { ...about, currency: 'USD', key: refund?.reference ?? '', status: 'failed' } as const;
    expect(await settleRefund(demo.portal, { ...bounced, status: 'succeeded' })).toBe('unchanged');
    expect(await settleRefund(demo.portal, bounced)).toBe('recorded');
    const { failed } = await waitingMoney(demo.portal);
    const [waiting] = failed.filter((one) => one.refund.bookingId === id);
    expect(waiting).toMatchObject({ rest: total, refund: { currency: 'USD' } });
    const hand = { refundId: refund?.id ?? '', staffId: 'somebody', how: '6688', proof: '0007', on: '2026-11-23' };
    expect(await payByHand(demo.portal, hand)).toEqual({ ok: true });
    expect(await booksOf(demo.portal, id)).toMatchObject({ kinds: [], refunds: [{ status: 'sent' }] });
    for (const letter of await of('messages', id)) expect(letter).toHaveProperty('text', expect.stringContaining('52.00 美元'));
  });

  it('too late, and in yuan a second time, has its own reason', async () => {
    const { id, parents } = await paidOtherwise({ currency: 'USD' });
    const again = await decide(demo.portal, parents, id, 'approve');
    expect(await settlePayment(demo.portal, again)).toBe('confirmed');
    expect((await demo.portal.bookings.get(id)).status).toBe('confirmed');
    expect(await claimsOf(demo.portal, id)).toHaveLength(1);
    expect(await booksOf(demo.portal, id)).toMatchObject({ kinds: ['payment'], receipts: ['payment'] });
  });
});

describe('another sum than was asked for', () => {
  it.each([
    ['less', -100],
    ['more', 100],
  ])('%s, confirms nothing and goes back as it came', async (_, more) => {
    const { id, total, parents } = await paidOtherwise({ amount: 5200 + more });
    expect((await demo.portal.bookings.get(id)).status).toBe('signed');
    expect(sent).toMatchObject([{ amount: total + more }]);
    expect(await booksOf(demo.portal, id)).toMatchObject({
      sum: 0,
      kinds: ['late_payment', 'late_refund'],
      balance: { clearing: 0, suspense: 0 },
    });
    const details = await bookingDetails(demo.portal, id, parents.guardianId);
    expect(details?.payments).toMatchObject([{ amount: total, received: total + more }]);
    expect(details?.refunds).toMatchObject([{ amount: total + more, cause: 'other_amount', status: 'sent' }]);
  });
});

it('a cancellation gives back of the payment that confirmed the booking, not of one that had gone back before', async () => {
  const { id, parents, asked } = await paidOtherwise({ amount: 100 });
  await settlePayment(demo.portal, await decide(demo.portal, parents, id, 'approve'));
  sent = [];
  const cancelled = await cancelBooking(demo.portal, { bookingId: id, guardianId: parents.guardianId, by: by(parents) });
  expect(cancelled).toMatchObject({ ok: true, refund: 4160 });
  expect(sent).toMatchObject([{ amount: 4160 }]);
  expect(sent[0]?.key).not.toContain(asked.reference);
  await book(demo.portal, await newFamily(demo.portal, ++n), HOURS);
});
