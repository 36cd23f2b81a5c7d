import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import type { PaymentPort, PaymentState, RefundRequest } from '#cms/ports/payment/port.ts';
import { atProvider, booksOf } from '../support/books.ts';
import { type DemoPortal, demoPortal, WEDNESDAY } from '../support/demo-portal.ts';
import { payRefunds } from '../support/due.ts';
import { book, by, decide, type Family, holdAndSign, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let provider: PaymentPort;
let n = 0;
beforeAll(async () => {
  demo = await demoPortal();
  provider = demo.portal.payment;
});
afterAll(() => demo.close());
beforeEach(async () => {
  demo.portal.payment = provider as typeof demo.portal.payment;
  await demo.portal.payload.db.deleteMany({ collection: 'place-claims', where: {} });
});

const request = { form: 'hourly', date: WEDNESDAY, window: { from: 840, to: 960 } } as const;
const family = () => newFamily(demo.portal, ++n);
const statusOf = async (id: string) => (await demo.portal.payload.findByID({ collection: 'bookings', id, depth: 0 })).status;
/** Puts something between the portal and its payment provider. */
function between(change: Partial<PaymentPort>) {
  demo.portal.payment = { ...provider, ...change } as typeof demo.portal.payment;
}

describe('what the provider tells', () => {
  it('ten times, in any order, old news among it, has each effect once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 10 }), async (order) => {
        await demo.portal.payload.db.deleteMany({ collection: 'place-claims', where: {} });
        const parents = await family();
        const booking = await holdAndSign(demo.portal, parents, request);
        const declined = await decide(demo.portal, parents, booking.id, 'decline');
        const pending: PaymentState = { ...declined, status: 'pending' };
        const paid = await decide(demo.portal, parents, booking.id, 'approve');
        for (const at of order) await settlePayment(demo.portal, [declined, pending, paid][at] ?? paid);
        await settlePayment(demo.portal, paid);
        expect(await statusOf(booking.id)).toBe('confirmed');
        const books = await booksOf(demo.portal, booking.id);
        expect(books).toMatchObject({ sum: 0, kinds: ['payment'], receipts: ['payment'], refunds: [] });
        // That it was declined is told at most once, and never after it was paid.
        expect([['booking_confirmed'], ['booking_confirmed', 'payment_declined']]).toContainEqual(books.messages);
      }),
      { numRuns: 15 },
    );
  });

  it('ten times at once, has each effect once', async () => {
    const parents = await family();
    const booking = await holdAndSign(demo.portal, parents, request);
    const paid = await decide(demo.portal, parents, booking.id, 'approve');
    const told = await Promise.all(Array.from({ length: 10 }, () => settlePayment(demo.portal, paid)));
    expect(told.toSorted()).toEqual(['confirmed', ...Array(9).fill('unchanged')]);
    expect(await booksOf(demo.portal, booking.id)).toMatchObject({
      kinds: ['payment'],
      receipts: ['payment'],
      messages: ['booking_confirmed'],
    });
  });

  it('of a payment nobody started changes nothing', async () => {
    const parents = await family();
    const booking = await holdAndSign(demo.portal, parents, request);
    const paid = await decide(demo.portal, parents, booking.id, 'approve');
    expect(await settlePayment(demo.portal, { ...paid, reference: 'P-000000-NOBODY-1' })).toBe('unknown');
    expect(await statusOf(booking.id)).toBe('signed');
  });

  it('of a first card that failed and a second that paid, counts the second; were both paid, one goes back', async () => {
    const parents = await family();
    const booking = await holdAndSign(demo.portal, parents, request);
    const failed = await decide(demo.portal, parents, booking.id, 'fail');
    await settlePayment(demo.portal, failed);
    const paid = await decide(demo.portal, parents, booking.id, 'approve');
    expect(paid.reference).not.toBe(failed.reference);
    expect(await settlePayment(demo.portal, paid)).toBe('confirmed');
    between({ refund: async ({ key }: RefundRequest) => ({ status: 'succeeded', refundRef: `r-${key}` }) });
    expect(await settlePayment(demo.portal, { ...failed, status: 'paid' })).toBe('refunding');
    expect(await statusOf(booking.id)).toBe('confirmed');
    expect(await booksOf(demo.portal, booking.id)).toMatchObject({
      sum: 0,
      kinds: ['late_payment', 'late_refund', 'payment'],
      balance: { clearing: booking.total },
    });
  });

  it('of what a family has not paid is not asked for twice', async () => {
    const parents = await family();
    const booking = await holdAndSign(demo.portal, parents, request);
    await settlePayment(demo.portal, await decide(demo.portal, parents, booking.id, 'pending'));
    const again = await startPayment(demo.portal, { bookingId: booking.id, guardianId: parents.guardianId, lang: 'zh' });
    expect(again).toMatchObject({ ok: true, payment: { status: 'pending' } });
  });
});

describe('a refund', () => {
  const cancel = (id: string, parents: Family) =>
    cancelBooking(demo.portal, { bookingId: id, guardianId: parents.guardianId, by: by(parents) });

  it('that cannot be sent now is tried again under the same key, and goes once', async () => {
    const parents = await family();
    const id = await book(demo.portal, parents, request);
    const keys: string[] = [];
    between({
      refund: async ({ key }) => {
        keys.push(key);
        throw new PaymentError('unavailable', 'away');
      },
    });
    expect(await cancel(id, parents)).toMatchObject({ ok: true, refund: 4160 });
    expect(await statusOf(id)).toBe('cancelled');
    await payRefunds(demo.portal);
    expect(await booksOf(demo.portal, id)).toMatchObject({
      kinds: ['kept', 'payment'],
      refunds: [{ amount: 4160, status: 'requested' }],
    });
    between({
      refund: (asked) => {
        keys.push(asked.key);
        return provider.refund(asked);
      },
    });
    await payRefunds(demo.portal);
    await payRefunds(demo.portal);
    expect(new Set(keys).size).toBe(1);
    expect(keys).toHaveLength(3);
    expect(await atProvider(demo.portal, id)).toEqual({ paid: 5200, refunded: 4160 });
    expect(await booksOf(demo.portal, id)).toMatchObject({
      sum: 0,
      kinds: ['kept', 'payment', 'refund'],
      receipts: ['payment', 'refund'],
      refunds: [{ status: 'sent' }],
    });
  });

  it('whose answer was lost on the way is asked for again, and still goes once', async () => {
    const parents = await family();
    const id = await book(demo.portal, parents, request);
    between({
      refund: async (asked) => {
        await provider.refund(asked);
        throw new PaymentError('unavailable', 'the line broke');
      },
    });
    await cancel(id, parents);
    between({});
    await payRefunds(demo.portal);
    expect(await atProvider(demo.portal, id)).toEqual({ paid: 5200, refunded: 4160 });
    expect(await booksOf(demo.portal, id)).toMatchObject({
      sum: 0,
      kinds: ['kept', 'payment', 'refund'],
      refunds: [{ status: 'sent' }],
    });
  });

  it('sent by two processes at once is in the books once', async () => {
    const parents = await family();
    const id = await book(demo.portal, parents, request);
    between({ refund: async () => Promise.reject(new PaymentError('unavailable', 'away')) });
    await cancel(id, parents);
    between({});
    await Promise.all([payRefunds(demo.portal), payRefunds(demo.portal), payRefunds(demo.portal)]);
    expect(await atProvider(demo.portal, id)).toEqual({ paid: 5200, refunded: 4160 });
    expect(await booksOf(demo.portal, id)).toMatchObject({
      sum: 0,
      kinds: ['kept', 'payment', 'refund'],
      receipts: ['payment', 'refund'],
    });
  });

  it('that the provider refuses is not called sent, and stands out', async () => {
    const parents = await family();
    const id = await book(demo.portal, parents, request);
    between({ refund: async () => ({ status: 'failed', code: 'refused', message: 'no' }) });
    await cancel(id, parents);
    expect(await booksOf(demo.portal, id)).toMatchObject({
      kinds: ['kept', 'payment'],
      receipts: ['payment'],
      refunds: [{ status: 'failed' }],
    });
  });

  it('asked for ten times at once by an impatient family goes once', async () => {
    const parents = await family();
    const id = await book(demo.portal, parents, request);
    const answers = await Promise.all(Array.from({ length: 10 }, () => cancel(id, parents)));
    for (const answer of answers) expect(answer).toMatchObject({ ok: true, refund: 4160 });
    expect(await atProvider(demo.portal, id)).toEqual({ paid: 5200, refunded: 4160 });
    expect(await booksOf(demo.portal, id)).toMatchObject({
      sum: 0,
      kinds: ['kept', 'payment', 'refund'],
      messages: ['booking_cancelled', 'booking_confirmed', 'refund_arrived'],
    });
  });
});
