import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { issueMissing } from '#cms/contracts/issue-missing.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { voidReceipt } from '#cms/payments/issue-receipt.ts';
import { payByHand } from '#cms/payments/settle-by-person.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { settleRefund } from '#cms/payments/settle-refund.ts';
import { takeOutside } from '#cms/payments/take-outside.ts';
import type { PaymentPort, RefundRequest } from '#cms/ports/payment/port.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { booksOf } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW, TODAY } from '../support/demo-portal.ts';
import { payRefunds } from '../support/due.ts';
import { by, decide, type Family, holdAndSign, newFamily } from '../support/family.ts';

/** Earnest money of which the provider gives something back by itself, or takes back what it was asked to give. */
const MONTHS = { form: 'full_day', date: '2027-01-04', months: 2, meals: true } as const;
const IN_TIME = '2026-11-27T02:00:00.000Z';
const TOO_LATE = '2026-12-02T02:00:00.000Z';
let demo: DemoPortal;
let provider: PaymentPort;
let sent: RefundRequest[];
let facility: string;
let family: Family;
let n = 8700;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
  provider = demo.portal.payment;
  facility = (await demo.portal.facilities.find(EXAMPLE_SLUG))?.id ?? '';
  const fields = { code: 'E1', version: 1, source: '本机构', effectiveOn: TODAY };
  const rule = { ...fields, kind: 'earnest', maxPercent: 20, asks: { firstPercent: 10, daysBefore: 30 } };
  const data = { ...fields, kind: 'earnest', facility, rule: rule as never } as const;
  await demo.portal.payload.create({ collection: 'refund-rules', data });
});
afterAll(() => demo.close());
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  sent = [];
  const refund: PaymentPort['refund'] = async (request) => {
    sent.push(request);
    return { status: 'succeeded', refundRef: `re_${request.key}` };
  };
  demo.portal.payment = { ...provider, refund } as typeof demo.portal.payment;
  await demo.portal.payload.db.deleteMany({ collection: 'place-claims', where: {} });
  family = await newFamily(demo.portal, ++n);
});

const pay = async (id: string) => settlePayment(demo.portal, await decide(demo.portal, family, id, 'approve'));
/** Signed, and the earnest money paid. */
async function kept() {
  const { id, total } = await holdAndSign(demo.portal, family, MONTHS);
  expect(await pay(id)).toBe('earnest_paid');
  const [payment] = await demo.portal.payments.listOf(id);
  return { id, total, earnest: total / 10, reference: String(payment?.reference) };
}
type Kept = Awaited<ReturnType<typeof kept>>;
const cancel = ({ id }: Kept, whose: object = by(family)) =>
  cancelBooking(demo.portal, { bookingId: id, guardianId: family.guardianId, by: whose as ReturnType<typeof by> });
const byHandThere = ({ reference }: Kept, amount: number, change: object = {}) => ({
  ...{ refundRef: `re_hand_${reference}`, providerRef: 'cs_1', reference, amount, currency: 'CNY' },
  status: 'succeeded' as const,
  ...change,
});
const dispute = ({ earnest: amount, reference }: Kept, status: 'open' | 'given' | 'returned') =>
  takeOutside(demo.portal, { ref: `dp_${reference}`, reference, kind: 'dispute', amount, currency: 'CNY', status });
/** The receipts that count, but for those of the payments. */
const receiptsOf = async ({ id }: Kept) =>
  (await demo.portal.receipts.listOf(id)).flatMap(({ kind, amount, voidedBy }) =>
    kind === 'payment' || kind === 'void' || voidedBy ? [] : [[kind, amount]],
  );
/** What a night finds; the pretended provider itself gave nothing back by itself. */
async function night({ id }: Kept) {
  const all = await reconcileMoney(demo.portal);
  const found = all.found.filter(({ bookingId, code }) => bookingId === id && code !== 'provider_refunded_less');
  return { ...all, found };
}
const books = async ({ id }: Kept) => {
  const { balance, sum } = await booksOf(demo.portal, id);
  return { sum, ...Object.fromEntries(Object.entries(balance).filter(([, amount]) => amount !== 0)) };
};

it('what was refunded of it at the provider is not sent again when it comes back, and has one receipt, heard of twenty times at once', async () => {
  const booked = await kept();
  demo.setNow(IN_TIME);
  const heard = Array.from({ length: 20 }, () => settleRefund(demo.portal, byHandThere(booked, 1000)));
  expect((await Promise.all(heard)).filter((one) => one === 'recorded')).toHaveLength(1);
  expect(await receiptsOf(booked)).toEqual([['refund', 1000]]);
  expect(await cancel(booked)).toMatchObject({ ok: true, refund: booked.earnest });
  await payRefunds(demo.portal);
  expect(sent).toMatchObject([{ amount: booked.earnest - 1000 }]);
  expect(await receiptsOf(booked)).toEqual([['refund', booked.earnest]]);
  expect(await books(booked)).toEqual({ sum: 0 });
  expect((await night(booked)).found).toEqual([]);
});

it('a dispute that takes all of it leaves nothing to send, also of a centre in breach, which owes the double all the same', async () => {
  const booked = await kept();
  demo.setNow(IN_TIME);
  await dispute(booked, 'open');
  expect(await cancel(booked, { kind: 'staff', id: 'head' })).toMatchObject({ ok: true, refund: booked.earnest });
  await payRefunds(demo.portal);
  expect(sent).toEqual([]);
  await dispute(booked, 'given');
  await payRefunds(demo.portal);
  expect(sent).toEqual([]);
  expect(await receiptsOf(booked)).toEqual([['refund', booked.earnest]]);
  const again = (await demo.portal.refunds.listOf(booked.id)).find(({ cause }) => cause === 'earnest_again');
  expect(again).toMatchObject({ status: 'failed', amount: booked.earnest, covered: 0 });
  const paid = { refundId: again?.id ?? '', staffId: 'admin', how: '银行转账', proof: 'T-9', on: '2026-11-27' };
  expect(await payByHand(demo.portal, paid)).toEqual({ ok: true });
  expect((await receiptsOf(booked)).toSorted()).toEqual([
    ['interest', booked.earnest],
    ['refund', booked.earnest],
  ]);
  expect(await books(booked)).toEqual({ sum: 0, interest: booked.earnest, bank: -booked.earnest });
  expect((await night(booked)).found).toEqual([]);
});

it('kept by the centre, what the provider gave back of it stays to be seen, with its receipt, which the night issues where it is missing', async () => {
  const booked = await kept();
  await settleRefund(demo.portal, byHandThere(booked, booked.earnest));
  demo.setNow(TOO_LATE);
  const seen = { bookingId: booked.id, guardianId: family.guardianId, by: by(family), expect: 0 };
  expect(await cancelBooking(demo.portal, seen)).toMatchObject({ ok: true, refund: 0 });
  await payRefunds(demo.portal);
  expect(sent).toEqual([]);
  expect(await books(booked)).toMatchObject({ sum: 0, refunds_due: booked.earnest });
  expect(await receiptsOf(booked)).toEqual([['refund', booked.earnest]]);
  const source = { equals: `outside:re_hand_${booked.reference}` };
  await demo.portal.payload.db.deleteMany({ collection: 'receipts', where: { source } });
  const found = await night(booked);
  expect(found.found.map(({ code }) => code)).toEqual(['outside_no_receipt']);
  expect((await issueMissing(demo.portal, found)).found).toEqual([]);
  expect(await receiptsOf(booked)).toEqual([['refund', booked.earnest]]);
  expect((await night(booked)).found).toEqual([]);
});

it('a refund of it that comes back has its receipt taken back, and one again once a person has paid it', async () => {
  const booked = await kept();
  demo.setNow(IN_TIME);
  await cancel(booked);
  await payRefunds(demo.portal);
  const [refund] = await demo.portal.refunds.listOf(booked.id);
  const key = String(refund?.reference);
  const bounced = byHandThere(booked, booked.earnest, { refundRef: `re_${key}`, key, status: 'failed' });
  expect(await settleRefund(demo.portal, bounced)).toBe('recorded');
  expect(await receiptsOf(booked)).toEqual([]);
  expect((await night(booked)).found).toEqual([]);
  const paid = { refundId: refund?.id ?? '', staffId: 'admin', how: '银行转账', proof: 'T-8', on: '2026-11-27' };
  expect(await payByHand(demo.portal, paid)).toEqual({ ok: true });
  expect(await receiptsOf(booked)).toEqual([['refund', booked.earnest]]);
  expect((await night(booked)).found).toEqual([]);
});

it('each of the two payments has what the provider gave back of it counted for its own refund', async () => {
  const booked = await kept();
  demo.setNow(IN_TIME);
  expect(await pay(booked.id)).toBe('confirmed');
  await settleRefund(demo.portal, byHandThere(booked, booked.earnest));
  expect(await cancel(booked)).toMatchObject({ ok: true, refund: booked.total });
  await payRefunds(demo.portal);
  expect(sent).toMatchObject([{ amount: booked.total - booked.earnest }]);
  expect((await receiptsOf(booked)).toSorted()).toEqual(
    [
      ['refund', booked.earnest],
      ['refund', booked.total - booked.earnest],
    ].toSorted(),
  );
  expect(await books(booked)).toEqual({ sum: 0 });
  expect((await night(booked)).found).toEqual([]);
});

it('a receipt of it that its centre takes back stands anew with the same lines, and goes back as it was paid', async () => {
  const booked = await kept();
  const [receipt] = await demo.portal.receipts.listOf(booked.id);
  const about = { receiptId: receipt?.id ?? '', facilityId: facility, staffId: 'counter', reason: '抬头写错' };
  const taken = await voidReceipt(demo.portal, about);
  expect(taken).toMatchObject({ ok: true, receipt: { amount: booked.earnest, lines: receipt?.lines } });
  expect(receipt?.lines.length).toBeGreaterThan(0);
  expect((await night(booked)).found).toEqual([]);
  demo.setNow(IN_TIME);
  expect(await cancel(booked)).toMatchObject({ ok: true, refund: booked.earnest });
  await payRefunds(demo.portal);
  expect(await receiptsOf(booked)).toEqual([['refund', booked.earnest]]);
  expect((await night(booked)).found).toEqual([]);
});
