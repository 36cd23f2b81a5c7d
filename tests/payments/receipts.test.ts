import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#cms/access/roles.ts';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { receiptPdf } from '#cms/booking/receipt-document.ts';
import { receiptLines } from '#cms/contracts/documents/receipt-pdf.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { familySums } from '#cms/payments/admin/family-sums.ts';
import { booksOfMonth } from '#cms/payments/books-of-month.ts';
import { enterInvoice, voidReceipt } from '#cms/payments/issue-receipt.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import type { ReceiptRecord } from '#cms/records/receipts.ts';
import { sum } from '#domain/money/money.ts';
import { countedAmount, missingIn, nextSource } from '#domain/money/receipt.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { payRefunds } from '../support/due.ts';
import { untilServed } from '../support/eventually.ts';
import { book, by, decide, type Family, holdAndSign, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let facilityId = '';
const families: Family[] = [];
beforeAll(async () => {
  demo = await demoPortal({ facilities: 3, enrolled: false });
  for (let n = 1; n <= 8; n += 1) families.push(await newFamily(demo.portal, n));
});
afterAll(() => demo.close());

const stay = (day: number, from = 540) =>
  ({ form: 'hourly', date: `2026-12-${String(day).padStart(2, '0')}`, window: { from, to: from + 60 } }) as const;
const EVER = { from: '2026-01-01T00:00:00.000Z', to: '2029-01-01T00:00:00.000Z' };
const all = () => demo.portal.receipts.listIssued(facilityId, EVER);
const codes = async () => (await reconcileMoney(demo.portal)).found.map(({ code, about }) => `${code} ${about}`);
const staff = () => ({ facilityId, staffId: '00000000-0000-4000-8000-000000000001' });
const family = (at: number) => families[at] as Family;

describe('receipts of a centre and a year', () => {
  it('are numbered without a gap, however many payments and refunds come at one moment', async () => {
    const signed: Awaited<ReturnType<typeof holdAndSign>>[] = [];
    for (const [at, one] of families.entries())
      signed.push(await holdAndSign(demo.portal, one, stay(2 + (at % 2), 540 + 60 * (at % 4))));
    facilityId = signed[0]?.facilityId ?? '';
    const { length: had } = await all();
    await Promise.all(signed.map(({ id }, at) => decideAndHear(family(at), id)));
    await Promise.all(
      signed
        .slice(0, 4)
        .map(({ id }, at) =>
          untilServed(() => cancelBooking(demo.portal, { bookingId: id, guardianId: family(at).guardianId, by: by(family(at)) })),
        ),
    );
    await payRefunds(demo.portal);
    const receipts = await all();
    expect(receipts.filter(({ kind }) => kind === 'payment')).toHaveLength(had + 8);
    expect(receipts.filter(({ kind }) => kind === 'refund')).toHaveLength(4);
    expect(receipts.map(({ sequence }) => sequence)).toEqual(Array.from({ length: had + 12 }, (_, at) => at + 1));
    expect(receipts[11]?.number).toMatch(/^R-[2-9A-Z]{8}-2026-000012$/);
  });

  it('get no number when what they are of is undone', async () => {
    const [first, ...more] = await all();
    const { bookingId, amount, issuedAt } = first as ReceiptRecord;
    await demo.portal.work(async (unit) => {
      const about = { facilityId, bookingId, amount, issuedAt, year: 2026, source: 'payment:undone' };
      await demo.portal.receipts.add({ ...about, kind: 'payment', lines: [] }, unit);
      return { ok: false };
    });
    await book(demo.portal, family(0), stay(4));
    expect(missingIn((await all()).map(({ sequence }) => sequence))).toEqual([]);
    expect(await all()).toHaveLength(more.length + 2);
  });

  it('begin anew with the year, where the centre is, and have each centre’s own code', async () => {
    demo.setNow('2026-12-31T16:30:00.000Z');
    await book(demo.portal, family(1), { ...stay(1), date: '2027-01-05' });
    const last = (await all()).at(-1);
    expect(last).toMatchObject({ year: 2027, sequence: 1 });
    expect(last?.number).toMatch(/-2027-000001$/);
    expect(last?.number.slice(0, 10)).toBe((await all())[0]?.number.slice(0, 10));
  });
});

describe('money that is not taken as a fee', () => {
  it('has a receipt when it comes and one when it goes back, in the one row of numbers', async () => {
    const one = family(2);
    const { length: had } = await all();
    const { id, total } = await holdAndSign(demo.portal, one, { ...stay(6), date: '2027-01-06' });
    const state = await decide(demo.portal, one, id, 'approve');
    const paidAt = plusMinutes(demo.portal.now(), 24 * 60);
    demo.setNow(paidAt);
    expect(await settlePayment(demo.portal, { ...state, paidAt })).toBe('refunding');
    const issued = await demo.portal.receipts.listOf(id);
    expect(issued.map(({ kind, amount, lines }) => [kind, amount, lines])).toEqual([
      ['payment', total, []],
      ['refund', total, []],
    ]);
    expect(issued.map((receipt) => receiptLines(receipt, 'zh')[0]?.text)).toEqual([
      '收到后没有作为费用入账，原路退回',
      '没有作为费用入账的钱，原路退回',
    ]);
    expect(missingIn((await all()).filter(({ year }) => year === 2027).map(({ sequence }) => sequence))).toEqual([]);
    expect(await all()).toHaveLength(had + 2);
    expect(await codes()).toEqual([]);
    const taken = await voidReceipt(demo.portal, { ...staff(), receiptId: issued[0]?.id ?? '', reason: '重开' });
    expect(taken).toMatchObject({ ok: true, receipt: { kind: 'payment', amount: total, lines: [] } });
    expect(await codes(), 'taken back, and another stands for it').toEqual([]);
  });
});

describe('the account of a centre’s family', () => {
  it('has its entries in the order in which they were written, by booking as by family', async () => {
    const { bookingId } = (await all()).find(({ kind }) => kind === 'refund') as ReceiptRecord;
    const keys = (await demo.portal.ledger.listOf(bookingId)).map(({ key }) => key);
    expect(keys[0]).toMatch(/^payment:/);
    expect(keys.at(-1)).toMatch(/^refund:/);
    expect(keys).toEqual((await demo.portal.ledger.list({ bookingIds: [bookingId] })).map(({ key }) => key));
  });

  it('has its name for people of that centre, and for nobody who works for another one', async () => {
    const { contracts } = await booksOfMonth(demo.portal, { facilityId, month: '2026-11-01' });
    const user = { id: staff().staffId, roles: ['counter', 'administrator'] as Role[] };
    const seenFrom = async (own: string | undefined) => {
      const session = { portal: demo.portal, user, lang: 'zh', facilityId: own } as const;
      return (await familySums(session, contracts, (id) => id)).map(({ heads }) => heads[0]);
    };
    expect(await seenFrom(facilityId)).toContain(family(0).name);
    const other = demo.portal.supplies.all().find(({ id }) => id !== facilityId);
    expect(await seenFrom(other?.id)).toEqual(await seenFrom(undefined));
    expect(await seenFrom(undefined)).not.toContain(family(0).name);
  });
});

describe('a wrong receipt', () => {
  it('is taken back by one of its own number, and another stands for the same money', async () => {
    const wrong = (await all()).find(({ kind }) => kind === 'payment') as ReceiptRecord;
    const about = { ...staff(), receiptId: wrong.id };
    expect(await voidReceipt(demo.portal, { ...about, reason: ' ' })).toMatchObject({ ok: false, code: 'receipt_why' });
    expect(await voidReceipt(demo.portal, { ...about, facilityId: 'another', reason: '抬头' })).toMatchObject({ status: 404 });
    const before = await all();
    const done = await voidReceipt(demo.portal, { ...about, reason: '抬头写错' });
    if (!done.ok) throw new Error(done.code);
    const after = await all();
    const note = after.find(({ voids }) => voids === wrong.number);
    expect(note).toMatchObject({ kind: 'void', amount: wrong.amount, reason: '抬头写错' });
    expect(done.receipt).toMatchObject({
      kind: 'payment',
      amount: wrong.amount,
      lines: wrong.lines,
      source: `${wrong.source}#2`,
    });
    expect(after.find(({ id }) => id === wrong.id)).toEqual({ ...wrong, voidedBy: note?.number });
    expect(after).toHaveLength(before.length + 2);
    const three = [wrong, note as ReceiptRecord, done.receipt];
    expect(sum(three.map(countedAmount)), 'the three add up to the money').toBe(wrong.amount);
    expect(await voidReceipt(demo.portal, { ...about, reason: '再来' })).toMatchObject({ code: 'receipt_void' });
    expect(await voidReceipt(demo.portal, { ...about, receiptId: note?.id ?? '', reason: '再来' })).toMatchObject({
      code: 'receipt_void',
    });
    expect(await codes(), 'nothing is wrong with the money').toEqual([]);
    const details = await bookingDetails(demo.portal, wrong.bookingId, family(0).guardianId);
    for (const receipt of details?.receipts ?? [])
      expect(
        (await receiptPdf(demo.portal, { ...(details as NonNullable<typeof details>), receipt }, 'zh')).length,
      ).toBeGreaterThan(9000);
    expect(nextSource(done.receipt.source)).toBe(`${wrong.source}#3`);
  });

  it('cannot be taken back twice at one moment', async () => {
    const wrong = (await all()).findLast(({ kind, year }) => kind === 'payment' && year === 2026) as ReceiptRecord;
    const tries = Array.from({ length: 6 }, () =>
      voidReceipt(demo.portal, { ...staff(), receiptId: wrong.id, reason: '重复' }).catch(() => ({ ok: false })),
    );
    expect((await Promise.all(tries)).filter(({ ok }) => ok)).toHaveLength(1);
    expect((await all()).filter(({ voids }) => voids === wrong.number)).toHaveLength(1);
    expect(await codes()).toEqual([]);
  });

  it('that somebody took away past the program is missed, by number', async () => {
    const [, second] = await all();
    await demo.portal.payload.db.deleteMany({ collection: 'receipts', where: { id: { equals: second?.id } } });
    expect(await codes()).toContain(`receipt_number_missing ${second?.number}`);
  });
});

it('an invoice is noted with its receipt, once for each number, and not with one that is taken back', async () => {
  const live = (await all()).filter(({ kind, voidedBy }) => kind === 'payment' && !voidedBy);
  const enter = (at: number, invoice: string) =>
    enterInvoice(demo.portal, { ...staff(), receiptId: live[at]?.id ?? '', invoice });
  expect(await enter(0, '26 3220 0000 0000 0001 23')).toEqual({ ok: true });
  expect((await all()).find(({ id }) => id === live[0]?.id)?.invoiceNumber).toBe('26322000000000000123');
  expect(await enter(0, '26322000000000000124')).toEqual({ ok: true });
  expect(await enter(1, '26322000000000000124')).toMatchObject({ code: 'invoice_taken', params: { number: live[0]?.number } });
  expect(await enter(1, '=1+1')).toMatchObject({ code: 'invoice_number' });
  const voided = (await all()).find(({ voidedBy }) => voidedBy);
  const late = { ...staff(), receiptId: voided?.id ?? '', invoice: '26322000000000000199' };
  expect(await enterInvoice(demo.portal, late)).toMatchObject({ code: 'receipt_void' });
  expect(await enterInvoice(demo.portal, { ...late, facilityId: 'another' })).toMatchObject({ status: 404 });
});

it('an invoice is looked for in its centre’s turn, and one of two receipts at one moment has it', async () => {
  const live = (await all()).filter(({ kind, voidedBy }) => kind === 'payment' && !voidedBy);
  const did: string[] = [];
  const { facilities, receipts } = demo.portal;
  const watched = {
    ...demo.portal,
    facilities: {
      ...facilities,
      takeTurn: (...asked: Parameters<typeof facilities.takeTurn>) => {
        did.push('turn');
        return facilities.takeTurn(...asked);
      },
    },
    receipts: {
      ...receipts,
      findByInvoice: (...asked: Parameters<typeof receipts.findByInvoice>) => {
        did.push('look');
        return receipts.findByInvoice(...asked);
      },
    },
  };
  const invoice = '26322000000000000777';
  const enter = (at: number) => enterInvoice(watched, { ...staff(), receiptId: live[at]?.id ?? '', invoice });
  expect(await enter(2)).toEqual({ ok: true });
  expect(did).toEqual(['turn', 'look']);
  expect(await enter(3)).toMatchObject({ code: 'invoice_taken' });
});

async function decideAndHear(one: Family, bookingId: string): Promise<void> {
  const state = await decide(demo.portal, one, bookingId, 'approve');
  await untilServed(() => settlePayment(demo.portal, state));
}
