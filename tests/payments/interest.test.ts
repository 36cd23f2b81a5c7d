import { afterAll, beforeAll, expect, it } from 'vitest';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { payerOf } from '#cms/booking/receipt-document.ts';
import { receiptLines } from '#cms/contracts/documents/receipt-pdf.ts';
import { issueMissing } from '#cms/contracts/issue-missing.ts';
import { type Reconciled, reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { payByHand, sendAgain } from '#cms/payments/settle-by-person.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { settleRefund } from '#cms/payments/settle-refund.ts';
import { interestWords } from '#cms/words/booking-words.ts';
import { createTranslator } from '#cms/words/index.ts';
import { findRule } from '#domain/contract/refund-rules.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { booksOf } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';
import { book, by, decide, holdAndSign, newFamily } from '../support/family.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal();
});
afterAll(() => demo.close());

it('a refund that arrives late bears the interest that its contract promises, once, and the centre pays it apart', async () => {
  const { portal } = demo;
  const parents = await newFamily(portal, 1);
  const { guardianId } = parents;
  const bookingId = await book(portal, parents, { form: 'hourly', date: WEDNESDAY, window: { from: 840, to: 960 } });
  const late = await newFamily(portal, 2);
  const { id: lateId } = await holdAndSign(portal, late, { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 600 } });
  const paid = await decide(portal, late, lateId, 'approve');
  await settlePayment(portal, { ...paid, paidAt: plusMinutes(TEST_NOW, 60) });
  const { contractId } = await portal.bookings.get(bookingId);
  const { snapshot } = await portal.contracts.get(contractId ?? '');
  expect(findRule(snapshot.terms, 'interest')).toMatchObject({ centre: [{ percent: 3 }], family: [{ percent: 1.5 }] });

  await cancelBooking(portal, { bookingId, guardianId, by: by(parents) });
  const refunds = async () => (await bookingDetails(portal, bookingId, guardianId))?.refunds ?? [];
  const [refund] = await refunds();
  if (!refund) throw new Error('nothing came back');
  expect(refund.amount).toBe(4160);
  expect(await refunds(), 'sent at once, it bears none').toHaveLength(1);

  // It bounces, and a person pays it 380 days later: 15 at 1.5 %, 365 at 3 %.
  const { checkout } = await portal.payments.get(refund.paymentId);
  const state = { refundRef: refund.refundRef ?? '', providerRef: 'pp', reference: checkout, key: refund.reference };
  await settleRefund(portal, { ...state, amount: 4160, currency: 'CNY', status: 'failed' });
  demo.setNow(plusMinutes(TEST_NOW, 380 * 1440));
  const on = portal.now().slice(0, 10);
  const hand = { staffId: 'staff', how: '6222…0001', proof: 'T-1' };
  expect(await payByHand(portal, { ...hand, refundId: refund.id, on })).toEqual({ ok: true });
  const owed = (await refunds()).filter(({ cause }) => cause === 'interest');
  expect(owed).toMatchObject([{ amount: 3 + 125, status: 'failed', reference: `${refund.reference}-I1` }]);
  const [interest] = owed;
  if (!interest?.interest) throw new Error('it does not say how it came about');
  const words = interestWords({ t: createTranslator('zh'), lang: 'zh', currency: 'CNY' }, interest.interest);
  expect(words).toContain('15 天，年利率 1.5%');
  expect(words).toContain('365 天，年利率 3%');
  expect((await booksOf(portal, bookingId)).balance).toMatchObject({ interest: 128, interest_due: -128 });

  expect(await sendAgain(portal, { refundId: interest.id, staffId: 'staff' })).toMatchObject({ code: 'interest_by_hand' });
  expect(await payByHand(portal, { ...hand, refundId: interest.id, on })).toEqual({ ok: true });
  const books = await booksOf(portal, bookingId);
  expect(books.sum).toBe(0);
  expect(books.balance).toMatchObject({ interest: 128, interest_due: 0, prepaid_care: 0 });
  expect(books.messages.filter((kind) => kind.startsWith('interest'))).toEqual(['interest_due', 'interest_paid']);
  expect(books.receipts).toEqual(['interest', 'payment', 'refund', 'refund', 'void']);
  const issued = (await portal.receipts.listOf(bookingId)).filter(({ kind, voidedBy }) => kind !== 'void' && !voidedBy);
  expect(issued.map(({ kind, amount, payee, source }) => [kind, amount, payee, source.split(':')[0]])).toEqual([
    ['payment', 5200, 'city', 'payment'],
    ['refund', 4160, 'city', 'refund'],
    ['interest', 128, 'centre', 'interest'],
  ]);
  expect(issued[2]?.number, 'of its own year, after the refund that was paid then').toMatch(/-2027-000002$/);
  const booking = await portal.bookings.get(bookingId);
  const payer = await payerOf(portal, booking, issued[2] ?? { source: '', issuedAt: on });
  expect(payer, 'it names the family').toBe((await portal.guardians.find(guardianId))?.name);
  expect(receiptLines(issued[2] ?? neverIssued(), 'zh')).toEqual([{ text: '退款的利息，或者双倍返还的定金', amount: 128 }]);
  const { found } = await reconcileMoney(portal);
  expect(found.map(({ code }) => code).filter((code) => code.includes('receipt'))).toEqual([]);
  await portal.payload.db.deleteMany({ collection: 'receipts', where: { kind: { equals: 'interest' } } });
  const missed = (await reconcileMoney(portal)).found.map(({ code, about }) => `${code} ${about}`);
  expect(missed).toContain(`refund_no_receipt ${interest.reference}`);

  // The night issues it: earlier versions wrote out none for interest, nor for what came too late.
  const lately = async () => (await portal.receipts.listOf(lateId)).map(({ kind, amount, payee }) => [kind, amount, payee]);
  const [came] = await lately();
  expect(came).toMatchObject(['payment', expect.any(Number), 'city']);
  const ofLate = { booking: { equals: lateId }, kind: { equals: 'payment' } };
  await portal.payload.db.deleteMany({ collection: 'receipts', where: ofLate });
  const codes = ({ found: all }: Reconciled) =>
    all.filter((one) => one.bookingId === lateId || one.bookingId === bookingId).map(({ code }) => code);
  const night = await reconcileMoney(portal);
  expect(codes(night)).toEqual(expect.arrayContaining(['payment_no_receipt', 'refund_no_receipt']));
  expect(codes(await issueMissing(portal, night)).filter((code) => code.includes('no_receipt'))).toEqual([]);
  expect(await lately()).toEqual([['refund', came?.[1], 'city'], came]);
  expect((await portal.receipts.listOf(bookingId)).map(({ kind }) => kind)).toEqual([
    ...['payment', 'refund', 'void', 'refund', 'interest'],
  ]);
  const after = await reconcileMoney(portal);
  expect(codes(after).filter((code) => code.includes('receipt'))).toEqual([]);
  expect(await issueMissing(portal, after), 'it has nothing left to do').toEqual(after);

  // Of a payment that confirmed its booking earlier versions wrote one out: that it is gone is for a person to see.
  await portal.payload.db.deleteMany({
    collection: 'receipts',
    where: { booking: { equals: bookingId }, kind: { equals: 'payment' } },
  });
  const gone = await reconcileMoney(portal);
  expect(codes(await issueMissing(portal, gone))).toContain('payment_no_receipt');
});

function neverIssued(): never {
  throw new Error('the interest has no receipt');
}
