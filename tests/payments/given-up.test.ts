import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { closeAll } from '#cms/payments/close-checkout.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { PaymentError } from '#cms/ports/payment/payment-error.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { atProvider, booksOf, claimsOf, emptyBooks } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { by, decide, type Family, holdAndSign, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let n = 700;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await emptyBooks(demo.portal);
});
afterAll(() => demo.close());

const hourly = { form: 'hourly', date: '2026-12-08', window: { from: 540, to: 600 } } as const;
const later = (minutes: number) => demo.setNow(plusMinutes(TEST_NOW, minutes));
const statusOf = async (id: string) => (await demo.portal.bookings.get(id)).status;
const give = (family: Family, bookingId: string, wish: { releases?: boolean } = {}) =>
  cancelBooking(demo.portal, { bookingId, guardianId: family.guardianId, by: by(family), ...wish });
const pay = (family: Family, bookingId: string, lang: 'zh' | 'en') =>
  startPayment(demo.portal, { bookingId, guardianId: family.guardianId, lang });
async function signed() {
  const family = await newFamily(demo.portal, ++n);
  return { family, id: (await holdAndSign(demo.portal, family, hourly)).id };
}

/** The provider, for as long as something is done, with some of its answers changed. */
async function between<T>(change: Partial<typeof demo.portal.payment>, work: () => Promise<T>): Promise<T> {
  const { payment } = demo.portal;
  demo.portal.payment = { ...payment, ...change } as typeof payment;
  return work().finally(() => {
    demo.portal.payment = payment;
  });
}

describe('before a family gives up its hold the provider is asked', () => {
  it('paid at minute five, given up at minute six, not heard of yet: it is paid, and told so', async () => {
    const { family, id } = await signed();
    later(5);
    const state = await decide(demo.portal, family, id, 'approve');
    later(6);
    expect(await give(family, id)).toMatchObject({ ok: false, status: 409, code: 'paid_meanwhile' });
    expect(await statusOf(id)).toBe('confirmed');
    expect(await settlePayment(demo.portal, state)).toBe('unchanged');
    expect(await booksOf(demo.portal, id)).toMatchObject({ sum: 0, kinds: ['payment'], refunds: [] });
    expect(await give(family, id), 'asked again, it cancels').toMatchObject({ ok: true, booking: { status: 'cancelled' } });
  });

  it('a page that still says “give up” cancels nothing that has been paid', async () => {
    const { family, id } = await signed();
    await settlePayment(demo.portal, await decide(demo.portal, family, id, 'approve'));
    expect(await give(family, id, { releases: true })).toMatchObject({ ok: false, code: 'paid_meanwhile' });
    expect(await statusOf(id)).toBe('confirmed');
  });

  it('not paid: its page is closed first, and nothing can be paid any more', async () => {
    const { family, id } = await signed();
    const { providerRef } = await decide(demo.portal, family, id, 'decline');
    expect(await give(family, id)).toMatchObject({ ok: true, refund: 0, booking: { status: 'released' } });
    await demo.portal.pretend?.decide(providerRef, 'approve');
    expect(await atProvider(demo.portal, id)).toMatchObject({ paid: 0 });
  });

  it('a provider that does not answer, or not in time: the places stay held, and the family is told why', async () => {
    const { family, id } = await signed();
    await pay(family, id, 'zh');
    const away = () => Promise.reject(new PaymentError('unavailable', 'no answer'));
    const refused = await between({ cancelCheckout: away }, () => give(family, id));
    expect(refused).toMatchObject({ ok: false, status: 409, code: 'payment_unclear' });
    expect(await statusOf(id)).toBe('signed');
    expect(await claimsOf(demo.portal, id)).toHaveLength(1);
    const silent = () => new Promise<undefined>(() => undefined);
    expect(await between({ cancelCheckout: silent }, () => closeAll(demo.portal, id, 50))).toBe(false);
    expect(await give(family, id)).toMatchObject({ ok: true, booking: { status: 'released' } });
  });

  it('money on its way that arrives after all goes back whole, with that as the reason', async () => {
    const { family, id } = await signed();
    const { providerRef } = await decide(demo.portal, family, id, 'pending');
    expect(await give(family, id)).toMatchObject({ ok: true, booking: { status: 'released' } });
    later(7);
    const paid = await demo.portal.pretend?.decide(providerRef, 'approve');
    if (!paid) throw new Error('no payment');
    expect(await settlePayment(demo.portal, paid.state)).toBe('refunding');
    const { refunds, messages, sum } = await booksOf(demo.portal, id);
    expect({ refunds, sum }).toMatchObject({ sum: 0, refunds: [{ amount: 2600, status: 'sent', cause: 'given_up' }] });
    expect(JSON.stringify(messages)).toContain('given_up_returned');
  });
});

it('killed between the provider and the record, it is paid in another language all the same, once', async () => {
  const { family, id } = await signed();
  const { payment } = demo.portal;
  const killed = async (...asked: Parameters<typeof payment.startCheckout>) => {
    await payment.startCheckout(...asked);
    throw new Error('killed');
  };
  await expect(between({ startCheckout: killed }, () => pay(family, id, 'zh'))).rejects.toThrow('killed');
  expect(await demo.portal.payments.listOf(id)).toEqual([]);
  const paying = await pay(family, id, 'en');
  expect(paying).toMatchObject({ ok: true, payment: { lang: 'zh', status: 'open' } });
  expect(await pay(family, id, 'zh')).toEqual(paying);
  await settlePayment(demo.portal, await decide(demo.portal, family, id, 'approve'));
  expect(await statusOf(id)).toBe('confirmed');
});
