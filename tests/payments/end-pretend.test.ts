import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { freshBooking } from '#cms/booking/fresh-booking.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { endPretend, type PretendEnd } from '#cms/payments/end-pretend.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { booksOf, emptyBooks } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';
import { expireHolds } from '../support/due.ts';
import { holdAndSign, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let n = 0;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await emptyBooks(demo.portal);
});
afterAll(() => demo.close());

async function ended(end: PretendEnd) {
  const family = await newFamily(demo.portal, 8300 + ++n);
  const { id } = await holdAndSign(demo.portal, family, { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 600 } });
  const started = await startPayment(demo.portal, { bookingId: id, guardianId: family.guardianId, lang: 'zh' });
  if (!started.ok) throw new Error(started.code);
  await endPretend(demo.portal, String(started.payment.providerRef), end);
  return { id, family, status: async () => (await demo.portal.bookings.get(id)).status };
}
const codes = async (id: string) =>
  (await reconcileMoney(demo.portal)).found.filter(({ bookingId }) => bookingId === id).map(({ code }) => code);
const PAID = { sum: 0, kinds: ['payment'], receipts: ['payment'], refunds: [], messages: ['booking_confirmed'] };

it('a message that comes twice has each effect once', async () => {
  const { id, status } = await ended('twice');
  expect(await status()).toBe('confirmed');
  expect(await booksOf(demo.portal, id)).toMatchObject(PAID);
  expect(await codes(id)).toEqual([]);
});

it('a message that is lost is missed by the comparison with the provider, and made up for when the family is back', async () => {
  const { id, family, status } = await ended('lost');
  expect(await status()).toBe('signed');
  expect(await codes(id)).toEqual(['provider_paid_unheard']);
  expect(await freshBooking(demo.portal, id, family.guardianId)).toMatchObject({ booking: { status: 'confirmed' } });
  expect(await booksOf(demo.portal, id)).toMatchObject(PAID);
  expect(await codes(id)).toEqual([]);
});

it('a message that is lost is made up for when the hold runs out, where nobody comes back', async () => {
  const { id, status } = await ended('lost');
  demo.setNow(plusMinutes(TEST_NOW, 16));
  await expireHolds(demo.portal);
  expect(await status()).toBe('confirmed');
  expect(await booksOf(demo.portal, id)).toMatchObject(PAID);
});

it('a payment that has ended stays as it ended', async () => {
  const { id, status } = await ended('fail');
  const [payment] = await demo.portal.payments.listOf(id);
  await endPretend(demo.portal, String(payment?.providerRef), 'approve');
  expect(await status()).toBe('signed');
  expect(await booksOf(demo.portal, id)).toMatchObject({ kinds: [], receipts: [] });
});
