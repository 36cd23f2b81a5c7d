import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { payerOf } from '#cms/booking/receipt-document.ts';
import { issueMissing } from '#cms/contracts/issue-missing.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { payByHand, sendAgain } from '#cms/payments/settle-by-person.ts';
import { settleRefund } from '#cms/payments/settle-refund.ts';
import { takeOutside } from '#cms/payments/take-outside.ts';
import { takePaymentEvent } from '#cms/payments/take-payment-event.ts';
import { waitingMoney } from '#cms/payments/waiting-money.ts';
import type { PaymentPort, RefundRequest } from '#cms/ports/payment/port.ts';
import { isNews, stillOwed } from '#domain/money/outside-return.ts';
import { booksOf } from '../support/books.ts';
import { type DemoPortal, demoPortal, WEDNESDAY } from '../support/demo-portal.ts';
import { payRefunds } from '../support/due.ts';
import { book, by, type Family, newFamily } from '../support/family.ts';

const PAID = 5200;
const BACK = 4160;
const TODAY = '2026-11-23';

let demo: DemoPortal;
let provider: PaymentPort;
let sent: RefundRequest[];
let n = 0;
beforeAll(async () => {
  demo = await demoPortal();
  provider = demo.portal.payment;
});
afterAll(() => demo.close());
beforeEach(async () => {
  sent = [];
  answering(async (request) => ({ status: 'succeeded', refundRef: `re_${request.key}` }));
  await demo.portal.payload.db.deleteMany({ collection: 'place-claims', where: {} });
});

/** A provider that notes what it is asked to give back. */
function answering(refund: PaymentPort['refund']) {
  const noting: PaymentPort['refund'] = async (request) => {
    sent.push(request);
    return refund(request);
  };
  demo.portal.payment = { ...provider, refund: noting } as typeof demo.portal.payment;
}
const refused = () => answering(async () => ({ status: 'failed', code: 'refused', message: 'the card is closed' }));

async function paid() {
  const parents = await newFamily(demo.portal, ++n);
  const id = await book(demo.portal, parents, { form: 'hourly', date: WEDNESDAY, window: { from: 840, to: 960 } });
  const [payment] = await demo.portal.payments.listOf(id);
  return { parents, id, reference: String(payment?.reference), paymentId: String(payment?.id) };
}
type Booked = Awaited<ReturnType<typeof paid>>;
const cancel = ({ id, parents }: { id: string; parents: Family }) =>
  cancelBooking(demo.portal, { bookingId: id, guardianId: parents.guardianId, by: by(parents) });
const refundOf = async ({ id }: Booked) => {
  const [refund] = await demo.portal.refunds.listOf(id);
  if (!refund) throw new Error('nothing is to go back');
  return refund;
};
const byHandThere = ({ reference }: Booked, amount: number, change: object = {}) => ({
  refundRef: `re_hand_${reference}`,
  providerRef: 'cs_1',
  reference,
  amount,
  currency: 'CNY',
  status: 'succeeded' as const,
  ...change,
});
const dispute = ({ reference }: Booked, status: 'open' | 'given' | 'returned') =>
  takeOutside(demo.portal, { ref: `dp_${reference}`, reference, kind: 'dispute', amount: PAID, currency: 'CNY', status });
const detailsOf = ({ id, parents }: Booked) => bookingDetails(demo.portal, id, parents.guardianId);
/** The letters about a booking, the last one first. */
const lettersOf = async ({ id }: Booked) => {
  const where = { booking: { equals: id } };
  const { docs } = await demo.portal.payload.find({ collection: 'messages', where, sort: '-createdAt', depth: 0 });
  // That a refund has arrived is told after the letter that says what goes back.
  return docs.filter(({ kind }) => kind !== 'refund_arrived');
};
const letterOf = async (booked: Booked) => (await lettersOf(booked))[0];
/** What went back by the receipts that count. */
const receiptsOf = async ({ id }: Booked) =>
  (await demo.portal.receipts.listOf(id)).flatMap(({ kind, amount, voidedBy }) =>
    kind === 'payment' || kind === 'void' || voidedBy ? [] : [[kind, amount]],
  );
const books = async ({ id }: Booked) => (await booksOf(demo.portal, id)).balance;

describe('what was refunded by hand at the provider', () => {
  it('is booked once, and a cancellation afterwards sends only the rest', async () => {
    const booked = await paid();
    const outcomes = await Promise.all([1, 2, 3].map(() => settleRefund(demo.portal, byHandThere(booked, 1000))));
    expect(outcomes.filter((outcome) => outcome === 'recorded')).toHaveLength(1);
    expect(await books(booked)).toMatchObject({ clearing: PAID - 1000, refunds_due: 1000 });
    await cancel(booked);
    expect(sent).toMatchObject([{ amount: BACK - 1000 }]);
    expect(await refundOf(booked)).toMatchObject({ status: 'sent', amount: BACK, covered: 1000 });
    const after = await booksOf(demo.portal, booked.id);
    // The receipt of what came back by itself was taken back when the refund's own said it.
    expect(after).toMatchObject({ sum: 0, receipts: ['payment', 'refund', 'refund', 'void'] });
    expect(await receiptsOf(booked)).toEqual([['refund', BACK]]);
    expect(after.balance).toMatchObject({ clearing: PAID - BACK, refunds_due: 0, prepaid_care: 0 });
  });

  it('is told before a cancellation and after it, with what is still to come', async () => {
    const booked = await paid();
    await settleRefund(demo.portal, byHandThere(booked, 1000));
    const preview = (await detailsOf(booked))?.preview;
    expect(preview).toMatchObject({ total: BACK, owed: { covered: 1000, rest: BACK - 1000 } });
    await cancel(booked);
    expect(await detailsOf(booked)).toMatchObject({ owed: { amount: BACK, covered: 1000, rest: BACK - 1000 } });
    const letter = await letterOf(booked);
    expect(letter).toMatchObject({ kind: 'refund_part_given' });
    for (const sum of ['41.60', '10.00', '31.60']) expect(letter?.text).toContain(sum);
  });

  it('as the whole of it leaves nothing to promise', async () => {
    const booked = await paid();
    await settleRefund(demo.portal, byHandThere(booked, PAID));
    expect((await detailsOf(booked))?.preview).toMatchObject({ total: BACK, owed: { covered: BACK, rest: 0 } });
    await cancel(booked);
    expect((await letterOf(booked))?.text).toContain('0.00');
  });

  it('settles a refund that had failed, without a second one', async () => {
    refused();
    const booked = await paid();
    await cancel(booked);
    expect(await refundOf(booked)).toMatchObject({ status: 'failed' });
    answering(async ({ key }) => ({ status: 'succeeded', refundRef: key }));
    sent = [];
    expect(await settleRefund(demo.portal, byHandThere(booked, BACK))).toBe('recorded');
    await payRefunds(demo.portal);
    expect(sent).toEqual([]);
    expect(await refundOf(booked)).toMatchObject({ status: 'sent', covered: BACK });
    expect(await books(booked)).toMatchObject({ clearing: PAID - BACK, refunds_due: 0 });
  });

  it('and bounces is owed again', async () => {
    const booked = await paid();
    await settleRefund(demo.portal, byHandThere(booked, BACK));
    await cancel(booked);
    expect(sent).toEqual([]);
    await settleRefund(demo.portal, byHandThere(booked, BACK, { status: 'failed' }));
    expect(await refundOf(booked)).toMatchObject({ status: 'failed', covered: 0 });
    expect(await books(booked)).toMatchObject({ clearing: PAID, refunds_due: 0, prepaid_care: -BACK });
  });

  it('in another currency is written down, and a person says what it settles', async () => {
    const booked = await paid();
    expect(await settleRefund(demo.portal, byHandThere(booked, 700, { currency: 'USD' }))).toBe('recorded');
    expect(await books(booked)).toMatchObject({ clearing: PAID });
    await cancel(booked);
    expect(sent).toEqual([]);
    expect(await refundOf(booked)).toMatchObject({ status: 'failed' });
    const { outside } = await waitingMoney(demo.portal);
    expect(outside).toContainEqual(expect.objectContaining({ bookingId: booked.id, amount: 700, currency: 'USD' }));
    expect(await letterOf(booked)).toMatchObject({ kind: 'refund_unclear' });
  });
});

describe('a receipt of money that went back by itself', () => {
  it('is issued once of what covers no refund, however often it is heard of at once, in the name of who paid', async () => {
    const booked = await paid();
    const heard = Array.from({ length: 20 }, () => settleRefund(demo.portal, byHandThere(booked, 700)));
    expect((await Promise.all(heard)).filter((one) => one === 'recorded')).toHaveLength(1);
    expect(await receiptsOf(booked)).toEqual([['refund', 700]]);
    const [receipt] = (await demo.portal.receipts.listOf(booked.id)).filter(({ kind }) => kind === 'refund');
    if (!receipt) throw new Error('no receipt');
    expect(await payerOf(demo.portal, await demo.portal.bookings.get(booked.id), receipt)).toBe(booked.parents.name);
  });

  it('is there of a lost dispute, and not of one that is open or won', async () => {
    const [lost, won] = [await paid(), await paid()];
    for (const one of [lost, won]) await dispute(one, 'open');
    expect(await receiptsOf(lost)).toEqual([]);
    await dispute(lost, 'given');
    await dispute(won, 'returned');
    expect(await receiptsOf(lost)).toEqual([['refund', PAID]]);
    expect(await receiptsOf(won)).toEqual([]);
  });

  it('says what is left where a refund takes up a part of it, and goes where it came back', async () => {
    const booked = await paid();
    await dispute(booked, 'given');
    await cancel(booked);
    expect((await receiptsOf(booked)).toSorted()).toEqual([
      ['refund', PAID - BACK],
      ['refund', BACK],
    ]);
    expect((await reconcileMoney(demo.portal)).found.filter(({ bookingId }) => bookingId === booked.id)).toEqual([]);
    const other = await paid();
    await settleRefund(demo.portal, byHandThere(other, 900));
    await settleRefund(demo.portal, byHandThere(other, 900, { status: 'failed' }));
    expect(await receiptsOf(other)).toEqual([]);
    expect((await demo.portal.receipts.listOf(other.id)).map(({ kind }) => kind)).toEqual(['payment', 'refund', 'void']);
  });

  it('stands again where the refund that said it comes back, and goes once that is sent', async () => {
    const booked = await paid();
    const night = async () => {
      const all = await reconcileMoney(demo.portal);
      // The pretended provider gave nothing back by itself.
      const isOurs = ({ bookingId, code }: (typeof all.found)[number]) =>
        bookingId === booked.id && code !== 'provider_refunded_less';
      return { ...all, found: all.found.filter(isOurs) };
    };
    await settleRefund(demo.portal, byHandThere(booked, 1000));
    await cancel(booked);
    const { id: refundId, reference: key } = await refundOf(booked);
    const bounced = byHandThere(booked, BACK - 1000, { refundRef: `re_${key}`, key, status: 'failed' });
    expect(await settleRefund(demo.portal, bounced)).toBe('recorded');
    expect(await receiptsOf(booked)).toEqual([['refund', 1000]]);
    expect((await night()).found).toEqual([]);
    // An earlier version left none: the night issues it anew.
    const standing = (await demo.portal.receipts.listOf(booked.id)).at(-1);
    await demo.portal.payload.db.deleteMany({ collection: 'receipts', where: { number: { equals: standing?.number } } });
    expect((await issueMissing(demo.portal, await night())).found).toEqual([]);
    expect(await receiptsOf(booked)).toEqual([['refund', 1000]]);
    expect(await sendAgain(demo.portal, { refundId, staffId: 'somebody' })).toEqual({ ok: true });
    expect(await receiptsOf(booked)).toEqual([['refund', BACK]]);
    expect((await night()).found).toEqual([]);
  });

  it('is none of another currency, and the night issues what earlier versions wrote out none for', async () => {
    const [foreign, booked] = [await paid(), await paid()];
    await settleRefund(demo.portal, byHandThere(foreign, 700, { currency: 'USD' }));
    expect(await receiptsOf(foreign)).toEqual([]);
    await settleRefund(demo.portal, byHandThere(booked, 800));
    await demo.portal.payload.db.deleteMany({
      collection: 'receipts',
      where: { source: { equals: `outside:re_hand_${booked.reference}` } },
    });
    const night = await reconcileMoney(demo.portal);
    const ofBooking = (found: typeof night.found) =>
      found.filter(({ bookingId }) => bookingId === booked.id).map(({ code }) => code);
    expect(ofBooking(night.found)).toContain('outside_no_receipt');
    expect(ofBooking((await issueMissing(demo.portal, night)).found)).not.toContain('outside_no_receipt');
    expect(await receiptsOf(booked)).toEqual([['refund', 800]]);
  });
});

describe('a dispute', () => {
  it('is heard of by the provider’s event, and how it ended', async () => {
    const booked = await paid();
    const about = { providerRef: 'cs_1', reference: booked.reference, amount: PAID, currency: 'CNY' };
    const tell = (status: 'open' | 'lost' | 'won') => {
      const event = {
        id: `evt_${status}`,
        at: demo.portal.now(),
        type: 'dispute',
        disputeRef: 'dp_told',
        ...about,
        status,
      } as const;
      demo.portal.payment = { ...provider, readEvent: async () => event } as typeof demo.portal.payment;
      return takePaymentEvent(demo.portal, { rawBody: '', headers: {} });
    };
    expect(await tell('open')).toBe('taken');
    expect(await demo.portal.outsideReturns.ofPayment(booked.paymentId)).toMatchObject([{ kind: 'dispute', status: 'open' }]);
    expect(await books(booked)).toMatchObject({ clearing: 0, refunds_due: PAID });
    expect(await tell('won')).toBe('taken');
    expect(await demo.portal.outsideReturns.ofPayment(booked.paymentId)).toMatchObject([{ status: 'returned' }]);
    expect(await books(booked)).toMatchObject({ clearing: PAID, refunds_due: 0 });
  });

  it('holds what is to go back until it is decided; lost, nothing is paid twice', async () => {
    const booked = await paid();
    await dispute(booked, 'open');
    await cancel(booked);
    await payRefunds(demo.portal);
    expect(sent).toEqual([]);
    expect(await refundOf(booked)).toMatchObject({ status: 'requested' });
    expect(await letterOf(booked)).toMatchObject({ kind: 'refund_disputed' });
    // Nothing is asked of the clock meanwhile.
    expect(await demo.portal.refunds.due(await demo.portal.outsideReturns.listOpen())).toEqual([]);
    await dispute(booked, 'given');
    expect(sent).toEqual([]);
    expect(await refundOf(booked)).toMatchObject({ status: 'sent', covered: BACK });
    // The family has more than it was owed: what is over stays to be seen.
    expect(await books(booked)).toMatchObject({ clearing: 0, refunds_due: PAID - BACK });
  });

  it('won, it is paid as it was owed', async () => {
    const booked = await paid();
    await dispute(booked, 'open');
    await cancel(booked);
    await dispute(booked, 'returned');
    expect(sent).toMatchObject([{ amount: BACK }]);
    expect(await dispute(booked, 'open')).toBe('unchanged');
    expect(await books(booked)).toMatchObject({ clearing: PAID - BACK, refunds_due: 0 });
  });
});

it('a refund that arrived as another sum is booked as it arrived, and the rest waits for a person', async () => {
  const booked = await paid();
  await cancel(booked);
  const { reference: key } = await refundOf(booked);
  const state = byHandThere(booked, 1160, { key });
  expect(await settleRefund(demo.portal, state)).toBe('recorded');
  expect(await settleRefund(demo.portal, state)).toBe('unchanged');
  expect(await refundOf(booked)).toMatchObject({ status: 'failed' });
  const { failed } = await waitingMoney(demo.portal);
  expect(failed.find(({ refund }) => refund.bookingId === booked.id)).toMatchObject({ rest: BACK - 1160, covered: 1160 });
  expect(await books(booked)).toMatchObject({ clearing: PAID - 1160, refunds_due: 1160 });
});

describe('a refund that failed', () => {
  const staffId = 'somebody';
  const hand = { staffId, how: '农行，末四位 6688', proof: '20261123-0007', on: TODAY };

  it('is paid by hand to another account, once, with its proof in the record and in the log', async () => {
    refused();
    const booked = await paid();
    await cancel(booked);
    const { id: refundId } = await refundOf(booked);
    const answers = await Promise.all([1, 2].map(() => payByHand(demo.portal, { ...hand, refundId })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await refundOf(booked)).toMatchObject({ status: 'sent', byHand: { by: staffId, proof: hand.proof, on: TODAY } });
    const after = await booksOf(demo.portal, booked.id);
    expect(after).toMatchObject({ sum: 0, receipts: ['payment', 'refund'] });
    expect(after.balance).toMatchObject({ clearing: PAID, bank: -BACK, prepaid_care: 0 });
    const letters = await lettersOf(booked);
    expect(letters.filter(({ kind }) => kind === 'refund_by_hand')).toHaveLength(1);
    for (const said of ['41.60', '11 月 23 日', hand.how]) expect(letters[0]?.text.replaceAll('\u00a0', ' ')).toContain(said);
    expect(await demo.portal.audit.lastOf('refund.by_hand')).toMatchObject({ detail: { amount: BACK, proof: hand.proof } });
  });

  it('is not paid by hand on a day before it was owed, or that has not come, nor while the payment is in dispute', async () => {
    refused();
    const booked = await paid();
    await cancel(booked);
    const { id: refundId } = await refundOf(booked);
    for (const on of ['2026-11-22', '2026-11-24'])
      expect(await payByHand(demo.portal, { ...hand, refundId, on })).toMatchObject({ code: 'paid_on_other_day', field: 'on' });
    await dispute(booked, 'open');
    expect(await payByHand(demo.portal, { ...hand, refundId })).toMatchObject({ code: 'refund_in_dispute' });
  });

  it('is sent again under another key, and bounces and is paid any number of times with the books right', async () => {
    refused();
    const booked = await paid();
    await cancel(booked);
    const { id: refundId, reference } = await refundOf(booked);
    expect(await sendAgain(demo.portal, { refundId, staffId })).toMatchObject({ code: 'refund_refused_again' });
    answering(async ({ key }) => ({ status: 'succeeded', refundRef: key }));
    for (const times of [2, 3]) {
      expect(await sendAgain(demo.portal, { refundId, staffId })).toEqual({ ok: true });
      expect(sent.at(-1)).toMatchObject({ key: `${reference}.${times}`, amount: BACK });
      expect(await books(booked)).toMatchObject({ clearing: PAID - BACK });
      const bounced = byHandThere(booked, BACK, { key: `${reference}.${times}`, status: 'failed' });
      expect(await settleRefund(demo.portal, { ...bounced, key: reference })).toBe('unchanged');
      expect(await settleRefund(demo.portal, bounced)).toBe('recorded');
      expect(await books(booked)).toMatchObject({ clearing: PAID });
    }
    expect(await sendAgain(demo.portal, { refundId, staffId })).toEqual({ ok: true });
    expect(await sendAgain(demo.portal, { refundId, staffId })).toMatchObject({ code: 'refund_not_waiting' });
    expect(await booksOf(demo.portal, booked.id)).toMatchObject({
      sum: 0,
      receipts: ['payment', 'refund', 'refund', 'refund', 'void', 'void'],
    });
    expect(await receiptsOf(booked)).toEqual([['refund', BACK]]);
  });
});

it('what is still owed is never below nought, and old news is none', () => {
  const given = (amount: number, status: 'open' | 'given' | 'returned' = 'given', currency = 'CNY') =>
    ({ kind: 'refund', amount, status, currency }) as const;
  expect(stillOwed(100, [given(30), given(90), given(50, 'returned')], 'CNY')).toMatchObject({
    rest: 0,
    covered: 100,
    waits: false,
  });
  expect(stillOwed(100, [given(30), given(90, 'open')], 'CNY')).toMatchObject({ rest: 70, covered: 30, waits: true });
  expect(stillOwed(100, [given(30, 'given', 'USD')], 'CNY')).toMatchObject({ rest: 100, unclear: true });
  expect([isNews('returned', 'given'), isNews('given', 'open'), isNews('given', 'returned'), isNews(undefined, 'open')]).toEqual([
    false,
    false,
    true,
    true,
  ]);
});
