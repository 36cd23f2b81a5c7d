import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { endHold } from '#cms/booking/expire-hold.ts';
import { holdOrder } from '#cms/booking/hold-order.ts';
import { payThere } from '#cms/booking/pay-there.ts';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { quoteOrder } from '#cms/booking/quote-order.ts';
import { remindFamily } from '#cms/booking/remind-family.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { payByHand } from '#cms/payments/settle-by-person.ts';
import { losesEarnest } from '#cms/payments/settle-earnest.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { startPayment } from '#cms/payments/start-payment.ts';
import { takePaymentEvent } from '#cms/payments/take-payment-event.ts';
import { createStripePayment } from '#cms/ports/payment/stripe.ts';
import { facilityDetails } from '#cms/registry/facility-details.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { earnestIn, earnestLines } from '#domain/contract/earnest.ts';
import { centreQuote } from '#site/offers/centre-quote.ts';
import { startStripeStandIn } from '../stripe-stand-in/index.ts';
import { atProvider, booksOf, claimsOf, emptyBooks } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW, TODAY } from '../support/demo-portal.ts';
import { expireHolds, payRefunds } from '../support/due.ts';
import { by, decide, type Family, hold, holdAndSign, newFamily, wishOf } from '../support/family.ts';
import { pageContextOf } from '../support/page-context.ts';

/** A centre asks for a tenth of the contract where care begins a month ahead or later. */
let demo: DemoPortal;
let family: Family;
let facility: string;
let n = 8100;
const MONTHS = { form: 'full_day', date: '2027-01-04', months: 2, meals: true } as const;
/** What a family is told of a hold, of what comes next, or of its rest. */
const REMINDERS = /^(hold_ending|next_open|next_ending|rest_ending|stay_tomorrow)$/;
/** Three days before it begins, as of all that is signed ahead. */
const LAST = '2027-01-01';
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
  facility = (await demo.portal.facilities.find(EXAMPLE_SLUG))?.id ?? '';
  const fields = { code: 'E1', version: 1, source: '本机构', effectiveOn: TODAY };
  const rule = { ...fields, kind: 'earnest', maxPercent: 20, asks: { firstPercent: 10, daysBefore: 30 } };
  const data = { ...fields, kind: 'earnest', facility, rule: rule as never } as const;
  await demo.portal.payload.create({ collection: 'refund-rules', data });
});
afterAll(() => demo.close());
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await emptyBooks(demo.portal);
  family = await newFamily(demo.portal, ++n);
});

const get = (id: string) => demo.portal.bookings.get(id);
const pay = async (id: string) => settlePayment(demo.portal, await decide(demo.portal, family, id, 'approve'));
const cancel = (bookingId: string, expect?: number) =>
  cancelBooking(demo.portal, { bookingId, guardianId: family.guardianId, by: by(family), expect });
const signed = async () => holdAndSign(demo.portal, family, MONTHS);
/** Signed, and the earnest money paid. */
async function kept() {
  const booking = await signed();
  expect(await pay(booking.id)).toBe('earnest_paid');
  return get(booking.id);
}
/** All of it paid. */
async function paid() {
  const booking = await kept();
  demo.setNow('2026-12-20T02:00:00.000Z');
  expect(await pay(booking.id)).toBe('confirmed');
  return get(booking.id);
}
const sumsOf = async (id: string) => {
  const { sum, balance } = await booksOf(demo.portal, id);
  return { sum, ...Object.fromEntries(Object.entries(balance).filter(([, amount]) => amount !== 0)) };
};
/** What reconciling finds of a booking and its payments. */
async function mismatches(id: string) {
  const { found } = await reconcileMoney(demo.portal);
  return found.filter(({ bookingId }) => bookingId === id).map(({ code, about }) => [code, about]);
}
const partsOf = ({ lines, total }: Awaited<ReturnType<typeof get>>) =>
  (['care', 'meals'] as const).map((kind) =>
    earnestLines(lines, total / 10).reduce((all, line) => all + (line.kind === kind ? line.amount : 0), 0),
  ) as [number, number];

describe('a centre asks for earnest money', () => {
  it('of care by the month that begins late enough alone, and says the sums and the day', async () => {
    const quote = async (request: object, alone = true) => {
      const quoted = await quoteCare(demo.portal, { slug: EXAMPLE_SLUG, request: request as never, ageMonths: 9, alone });
      if (!quoted.ok) throw new Error(quoted.code);
      return quoted.quote;
    };
    const asked = await quote(MONTHS);
    expect(asked.earnest).toEqual({ amount: asked.total / 10, rest: (asked.total * 9) / 10, restBy: LAST });
    expect(asked.terms.rules.filter(({ kind }) => kind === 'earnest')).toMatchObject([{ restDaysBefore: 3 }]);
    expect((await quote(MONTHS, false)).earnest).toBeUndefined();
    expect((await quote({ ...MONTHS, date: '2026-12-22' })).earnest).toBeUndefined();
    expect((await quote({ form: 'hourly', date: '2027-01-05', window: { from: 540, to: 600 } })).earnest).toBeUndefined();
  });

  it('of one child in the form too, where what is signed is what was quoted; not of brothers and sisters, who are booked together', async () => {
    const { portal } = demo;
    const quoted = async (ages: readonly number[]) => {
      const children = ages.map((ageMonths) => ({ ageMonths }));
      const asked = await quoteOrder(portal, { slug: EXAMPLE_SLUG, request: MONTHS, children, hadSameService: true });
      if (!asked.ok) throw new Error(asked.code);
      return asked.order.lines.map(({ quote }) => quote?.earnest);
    };
    const [one] = await quoted([9]);
    expect(one).toMatchObject({ restBy: LAST });
    expect(await quoted([9, 20])).toEqual([undefined, undefined]);
    const { childId, ...wish } = wishOf(family, MONTHS);
    const held = await holdOrder(portal, { ...wish, children: [{ childId, pickups: [], consents: [] }] });
    if (!held.ok) throw new Error(held.code);
    expect(held.bookings.map((booking) => earnestIn(booking))).toEqual([one]);
  });

  it('on its page before anything is asked for: when the rest is paid, and how much of what is chosen', async () => {
    const { portal } = demo;
    const context = pageContextOf(portal);
    const details = await facilityDetails(portal, EXAMPLE_SLUG);
    expect(details?.restPaysBy).toMatchObject({ lastDaysBefore: 3 });
    const quoteOn = (date: string, form: 'full_day' | 'hourly' = 'full_day') => {
      const classId = details?.supply?.classes.find((one) => one.ageFrom <= 9 && 9 < one.ageTo)?.id ?? '';
      return details && centreQuote(context, details, { form, date, window: { from: 540, to: 600 }, classId }, portal.now());
    };
    const far = quoteOn('2027-01-04');
    const total = far?.priced.total ?? 0;
    expect(far?.earnest).toEqual({ amount: total / 10, rest: (total * 9) / 10, restBy: LAST });
    expect(far?.steps.slice(0, 2)).toMatchObject([
      { ends: 'earnest', amount: total },
      { ends: 'day_before', amount: (total * 9) / 10 },
    ]);
    expect(quoteOn('2026-12-07')).toMatchObject({ earnest: undefined });
    expect(quoteOn('2027-01-05', 'hourly')).toMatchObject({ earnest: undefined });
    expect((await facilityDetails({ ...portal, online: [] }, EXAMPLE_SLUG))?.restPaysBy).toBeUndefined();
  });

  it('and counts with all of its months towards what is paid ahead, though the rest is not paid yet', async () => {
    await kept();
    const next = (months: number) => ({ form: 'full_day', date: '2027-03-04', months, meals: false }) as const;
    expect(await hold(demo.portal, family, next(2))).toMatchObject({ ok: false, code: 'prepaid_cap' });
    expect(await hold(demo.portal, family, next(1))).toMatchObject({ ok: true });
  });

  it('has it paid in the time of the hold, and keeps the places for the rest until its day', async () => {
    const held = await hold(demo.portal, family, MONTHS);
    expect(held.ok && [held.booking.paysFrom, held.booking.paysTo]).toEqual([undefined, undefined]);
    const booking = await (async () => {
      family = await newFamily(demo.portal, ++n);
      return signed();
    })();
    const { total } = booking;
    const started = await startPayment(demo.portal, { bookingId: booking.id, guardianId: family.guardianId, lang: 'zh' });
    expect(started).toMatchObject({ ok: true, payment: { amount: total / 10, extra: 'earnest' } });
    expect(await payThere(demo.portal, { bookingId: booking.id, guardianId: family.guardianId, lang: 'zh' })).toMatchObject({
      ok: false,
    });
    expect(await pay(booking.id)).toBe('earnest_paid');
    const now = await get(booking.id);
    expect(now).toMatchObject({ status: 'signed', paysFrom: TODAY, paysTo: LAST, holdUntil: '2027-01-01T16:00:00.000Z' });
    expect(await claimsOf(demo.portal, booking.id)).toHaveLength(booking.occasions.length);
    const [care, meals] = partsOf(booking);
    expect(await sumsOf(booking.id)).toEqual({ sum: 0, clearing: total / 10, prepaid_care: -care, prepaid_meals: -meals });
    expect((await booksOf(demo.portal, booking.id)).receipts).toEqual(['payment']);
    expect((await booksOf(demo.portal, booking.id)).messages).toContain('earnest_paid');
    expect(await mismatches(booking.id)).toEqual([]);
    demo.setNow('2026-12-28T02:00:00.000Z');
    await expireHolds(demo.portal);
    expect((await get(booking.id)).status).toBe('signed');
    expect(await pay(booking.id)).toBe('confirmed');
    const books = await booksOf(demo.portal, booking.id);
    expect([books.sum, books.balance.clearing, books.receipts]).toEqual([0, total, ['payment', 'payment']]);
    const of = (kind: string) => -booking.lines.reduce((all, line) => all + (line.kind === kind ? line.amount : 0), 0);
    expect([books.balance.prepaid_care, books.balance.prepaid_meals]).toEqual([of('care'), of('meals')]);
    expect(await mismatches(booking.id)).toEqual([]);
  });

  it('gives the places up unpaid, after a quarter of an hour', async () => {
    const booking = await signed();
    demo.setNow('2026-11-23T23:00:00.000Z');
    await expireHolds(demo.portal);
    expect((await get(booking.id)).status).toBe('expired');
    expect(await sumsOf(booking.id)).toEqual({ sum: 0 });
    expect((await booksOf(demo.portal, booking.id)).messages).toContain('hold_ended');
  });

  it('is paid once, however often it is said', async () => {
    const booking = await signed();
    const state = await decide(demo.portal, family, booking.id, 'approve');
    const all = await Promise.all(Array.from({ length: 20 }, () => settlePayment(demo.portal, state)));
    expect(all.filter((one) => one === 'earnest_paid')).toHaveLength(1);
    expect((await booksOf(demo.portal, booking.id)).balance.clearing).toBe(booking.total / 10);
    expect((await booksOf(demo.portal, booking.id)).receipts).toEqual(['payment']);
    expect(await mismatches(booking.id)).toEqual([]);
  });

  it('takes what was paid in time and heard of late, and returns what was paid too late', async () => {
    const booking = await signed();
    const state = await decide(demo.portal, family, booking.id, 'approve');
    demo.setNow('2026-11-24T02:00:00.000Z');
    await demo.portal.work(async (unit) => {
      const one = await demo.portal.bookings.get(booking.id, unit);
      await demo.portal.bookings.addAction(one, { type: 'expire', at: demo.portal.now(), by: { kind: 'system' } }, unit);
    });
    expect(await settlePayment(demo.portal, state)).toBe('earnest_paid');
    expect((await get(booking.id)).status).toBe('signed');
    family = await newFamily(demo.portal, ++n);
    demo.setNow(TEST_NOW);
    const late = await signed();
    const said = await decide(demo.portal, family, late.id, 'approve');
    demo.setNow('2026-11-29T02:00:00.000Z');
    expect(await settlePayment(demo.portal, { ...said, paidAt: demo.portal.now() })).toBe('refunding');
    await payRefunds(demo.portal);
    expect(await sumsOf(late.id)).toEqual({ sum: 0 });
    expect(await mismatches(late.id)).toEqual([]);
  });
});

describe('it comes back', () => {
  it('whole to a family that ends within the seven days, once, however often it asks', async () => {
    const booking = await kept();
    demo.setNow('2026-11-30T02:00:00.000Z');
    const all = await Promise.all(Array.from({ length: 20 }, () => cancel(booking.id)));
    expect(all.filter((one) => one.ok && one.refund === booking.total / 10)).toHaveLength(1);
    await payRefunds(demo.portal);
    const books = await booksOf(demo.portal, booking.id);
    expect(books.refunds).toEqual([{ amount: booking.total / 10, status: 'sent', cause: 'earnest' }]);
    expect(await sumsOf(booking.id)).toEqual({ sum: 0 });
    expect(books.messages).toContain('earnest_back');
    expect(await claimsOf(demo.portal, booking.id)).toEqual([]);
    expect(await atProvider(demo.portal, booking.id)).toEqual({ paid: booking.total / 10, refunded: booking.total / 10 });
    expect(await mismatches(booking.id)).toEqual([]);
  });

  it('not to one that ends later', async () => {
    const booking = await kept();
    demo.setNow('2026-12-01T02:00:00.000Z');
    // Whoever has not said that it has seen the sum loses nothing.
    expect(await cancel(booking.id)).toMatchObject({ ok: false, code: 'refund_changed', params: { amount: 0 } });
    const all = await Promise.all(Array.from({ length: 20 }, () => cancel(booking.id, 0)));
    expect(all.filter((one) => one.ok && one.booking.status === 'released')).toHaveLength(1);
    const [care, meals] = partsOf(booking);
    expect(await sumsOf(booking.id)).toEqual({ sum: 0, clearing: care + meals, earned_care: -care, earned_meals: -meals });
    const books = await booksOf(demo.portal, booking.id);
    expect([books.refunds, books.receipts]).toEqual([[], ['payment']]);
    expect(books.messages.filter((one) => one === 'earnest_kept')).toHaveLength(1);
    expect(await mismatches(booking.id)).toEqual([]);
  });

  it('nor where the rest is not paid by its day, of which the family is reminded once, two days before: by the clock', async () => {
    const booking = await kept();
    const { portal } = demo;
    const remind = async () => {
      const due = (await portal.bookings.remindableBy(portal.now())).includes(booking.id);
      // At once only one message can be kept: who comes second is refused, and has nothing to do when it comes again.
      await Promise.allSettled(Array.from({ length: 20 }, () => remindFamily(portal, booking.id)));
      await remindFamily(portal, booking.id);
      const reminded = (await booksOf(portal, booking.id)).messages.filter((one) => REMINDERS.test(one));
      return { due, reminded };
    };
    demo.setNow('2026-12-29T04:00:00.000Z');
    expect((await remind()).reminded).toEqual([]);
    demo.setNow('2026-12-30T01:00:00.000Z');
    expect(await remind()).toEqual({ due: true, reminded: ['rest_ending'] });
    demo.setNow('2027-01-01T15:59:00.000Z');
    expect(await remind()).toEqual({ due: false, reminded: ['rest_ending'] });
    await expireHolds(portal);
    expect((await get(booking.id)).status).toBe('signed');
    demo.setNow('2027-01-01T16:00:00.000Z');
    await Promise.all(Array.from({ length: 20 }, () => expireHolds(portal)));
    expect((await get(booking.id)).status).toBe('expired');
    expect(await claimsOf(portal, booking.id)).toEqual([]);
    const { messages, sum } = await booksOf(portal, booking.id);
    expect([sum, messages.filter((one) => one === 'earnest_kept')]).toEqual([0, ['earnest_kept']]);
    expect(await mismatches(booking.id)).toEqual([]);
  });

  it('nor where the rest is not paid by its day, nor by a rest that comes after it, which goes back', async () => {
    const booking = await kept();
    demo.setNow('2026-12-31T02:00:00.000Z');
    const rest = await decide(demo.portal, family, booking.id, 'pending');
    expect(rest.amount).toBe((booking.total * 9) / 10);
    demo.setNow('2027-01-01T17:00:00.000Z');
    await endHold(demo.portal, booking.id);
    expect((await get(booking.id)).status).toBe('expired');
    const books = await booksOf(demo.portal, booking.id);
    expect(books.messages).toContain('earnest_kept');
    expect(books.messages).not.toContain('hold_ended');
    const [care, meals] = partsOf(booking);
    const sums = { sum: 0, clearing: care + meals, earned_care: -care, earned_meals: -meals };
    expect(await sumsOf(booking.id)).toEqual(sums);
    expect(await settlePayment(demo.portal, { ...rest, status: 'paid', paidAt: '2026-12-31T02:00:01.000Z' })).toBe('refunding');
    expect((await get(booking.id)).status).toBe('expired');
    expect((await booksOf(demo.portal, booking.id)).refunds).toMatchObject([
      { amount: (booking.total * 9) / 10, cause: 'late_payment' },
    ]);
  });

  it('with the rest within the seven days, each out of its own payment, and the sum is what the contract says', async () => {
    const booking = await kept();
    demo.setNow('2026-11-30T02:00:00.000Z');
    expect(await pay(booking.id)).toBe('confirmed');
    const asPaid = await get(booking.id);
    expect(await refundPreview(demo.portal, asPaid)).toMatchObject({
      ...{ paid: booking.total, total: booking.total },
      owed: { rest: booking.total, covered: 0 },
    });
    expect(await cancel(booking.id)).toMatchObject({ ok: true, refund: booking.total });
    await payRefunds(demo.portal);
    const books = await booksOf(demo.portal, booking.id);
    const amounts = books.refunds.map(({ amount }) => amount).toSorted((a, b) => a - b);
    expect(amounts).toEqual([booking.total / 10, (booking.total * 9) / 10]);
    expect(books.refunds.map(({ status }) => status)).toEqual(['sent', 'sent']);
    expect(await atProvider(demo.portal, booking.id)).toEqual({ paid: booking.total, refunded: booking.total });
    expect(await sumsOf(booking.id)).toEqual({ sum: 0 });
    expect(await mismatches(booking.id)).toEqual([]);
  });

  it('later not with the rest, which comes back whole before care begins: once, however often it is asked', async () => {
    const booking = await paid();
    const [care, meals] = partsOf(booking);
    const rest = (booking.total * 9) / 10;
    const preview = await refundPreview(demo.portal, booking);
    expect(preview).toMatchObject({ paid: booking.total, total: rest, tomorrow: rest, owed: { rest } });
    expect(preview?.lines.filter(({ reason }) => reason.code === 'earnest_kept').map((one) => one.paid - one.refund)).toEqual([
      care,
      meals,
    ]);
    const all = await Promise.all(Array.from({ length: 20 }, () => cancel(booking.id)));
    for (const one of all) expect(one).toMatchObject({ ok: true, refund: rest });
    await payRefunds(demo.portal);
    const books = await booksOf(demo.portal, booking.id);
    expect(books.refunds).toEqual([{ amount: rest, status: 'sent', cause: 'family' }]);
    expect(await sumsOf(booking.id)).toEqual({ sum: 0, clearing: care + meals, earned_care: -care, earned_meals: -meals });
    expect(await atProvider(demo.portal, booking.id)).toEqual({ paid: booking.total, refunded: rest });
    expect(await mismatches(booking.id)).toEqual([]);
  });

  it.each([
    ['own_reasons', 1],
    ['health_hidden', 0],
  ] as const)(
    'whole, with the rest, from a centre that ends it before care begins, for %s: and again %i times',
    async (ground, times) => {
      const booking = await paid();
      const ends = { ground, said: { zh: '合并班级', en: 'Classes are merged' } };
      const wish = { bookingId: booking.id, guardianId: family.guardianId, by: { kind: 'staff', id: 'head' } as const, ends };
      const all = await Promise.all(Array.from({ length: 20 }, () => cancelBooking(demo.portal, wish)));
      for (const one of all) expect(one).toMatchObject({ ok: true, refund: booking.total });
      await payRefunds(demo.portal);
      const amount = booking.total / 10;
      const { refunds, messages } = await booksOf(demo.portal, booking.id);
      const again = refunds.filter(({ cause }) => cause === 'earnest_again');
      expect(again).toEqual(times ? [{ amount, status: 'failed', cause: 'earnest_again' }] : []);
      expect(messages.filter((one) => one === 'earnest_again')).toHaveLength(times);
      const owed = times ? { interest: amount, interest_due: -amount } : {};
      expect(await sumsOf(booking.id)).toEqual({ sum: 0, ...owed });
      expect(await atProvider(demo.portal, booking.id)).toEqual({ paid: booking.total, refunded: booking.total });
      expect(await mismatches(booking.id)).toEqual([]);
    },
  );

  it('is shown before it is lost: what has changed since is asked again', async () => {
    const booking = await kept();
    const amount = booking.total / 10;
    const wish = { bookingId: booking.id, guardianId: family.guardianId, by: by(family), releases: true };
    expect(await losesEarnest(demo.portal, booking)).toBe(false);
    demo.setNow('2026-12-01T02:00:00.000Z');
    expect(await losesEarnest(demo.portal, booking)).toBe(true);
    expect(await cancelBooking(demo.portal, { ...wish, expect: amount })).toMatchObject({ ok: false, code: 'refund_changed' });
    expect((await get(booking.id)).status).toBe('signed');
    expect((await booksOf(demo.portal, booking.id)).refunds).toEqual([]);
    expect(await cancelBooking(demo.portal, { ...wish, expect: 0 })).toMatchObject({ ok: true, refund: 0 });
  });

  it('until the day that its contract counted, whatever the State Council’s days are by then', async () => {
    const booking = await kept();
    const day = { date: '2026-11-30', kind: 'holiday', name: { zh: '临时放假', en: 'A day off' } } as const;
    const portal = { ...demo.portal, special: () => new Map([...demo.portal.special(), [day.date, day]]) };
    const end = (bookingId: string, expect: number) =>
      cancelBooking(portal, { bookingId, guardianId: family.guardianId, by: by(family), expect });
    demo.setNow('2026-12-01T02:00:00.000Z');
    expect(await losesEarnest(portal, booking)).toBe(true);
    expect(await end(booking.id, 0)).toMatchObject({ ok: true, refund: 0 });
    family = await newFamily(portal, ++n);
    demo.setNow(TEST_NOW);
    // What is signed since counts by the days as they are now.
    const { id, total } = await holdAndSign(portal, family, MONTHS);
    expect(await settlePayment(portal, await decide(portal, family, id, 'approve'))).toBe('earnest_paid');
    demo.setNow('2026-12-01T02:00:00.000Z');
    expect(await losesEarnest(portal, await get(id))).toBe(false);
    expect(await end(id, total / 10)).toMatchObject({ ok: true, refund: total / 10 });
  });

  it('is the centre’s doing where it may not give the care, though the family is the first to end it', async () => {
    const booking = await kept();
    const { payload } = demo.portal;
    demo.setNow('2026-12-10T02:00:00.000Z');
    await payload.update({ collection: 'facilities', id: facility, data: { stops: [{ from: '2026-12-10', cause: 'closed' }] } });
    expect(await cancel(booking.id)).toMatchObject({ ok: true, refund: booking.total / 10 });
    await payload.update({ collection: 'facilities', id: facility, data: { stops: [] } });
    const { refunds } = await booksOf(demo.portal, booking.id);
    expect(refunds.map(({ cause }) => cause)).toEqual(['earnest', 'earnest_again']);
  });

  it('is the centre’s doing as well where the rest cannot be paid there any more', async () => {
    const booking = await kept();
    demo.setNow('2026-12-10T02:00:00.000Z');
    const portal = { ...demo.portal, online: [] };
    const wish = { bookingId: booking.id, guardianId: family.guardianId, by: by(family) };
    expect(await losesEarnest(demo.portal, booking)).toBe(true);
    expect(await losesEarnest(portal, booking)).toBe(false);
    expect(await cancelBooking(portal, wish)).toMatchObject({ ok: true, refund: booking.total / 10 });
    const { refunds } = await booksOf(demo.portal, booking.id);
    expect(refunds.map(({ cause }) => cause)).toEqual(['earnest', 'earnest_again']);
  });

  it('as a part of what was paid once care has begun: out of the newest payment first', async () => {
    const booking = await paid();
    demo.setNow('2027-01-05T02:00:00.000Z');
    const preview = await refundPreview(demo.portal, await get(booking.id));
    const back = preview?.asked?.least ?? preview?.total ?? 0;
    expect(back).toBeGreaterThan(0);
    expect(back).toBeLessThanOrEqual(booking.total);
    expect(await cancel(booking.id)).toMatchObject({ ok: true, refund: preview?.total });
    expect((await booksOf(demo.portal, booking.id)).sum).toBe(0);
  });

  it('twice over from a centre that may not give the care', async () => {
    const booking = await kept();
    const { payload } = demo.portal;
    const stops = [{ from: '2026-12-10', cause: 'closed' as const }];
    await payload.update({ collection: 'facilities', id: facility, data: { stops } });
    demo.setNow('2026-12-10T02:00:00.000Z');
    expect(await endHold(demo.portal, booking.id)).toBe('expired');
    await payload.update({ collection: 'facilities', id: facility, data: { stops: [] } });
    await payRefunds(demo.portal);
    const amount = booking.total / 10;
    const { refunds, messages } = await booksOf(demo.portal, booking.id);
    expect(refunds).toEqual([
      { amount, status: 'sent', cause: 'earnest' },
      { amount, status: 'failed', cause: 'earnest_again' },
    ]);
    expect(messages).toContain('earnest_again');
    expect(await sumsOf(booking.id)).toEqual({ sum: 0, interest: amount, interest_due: -amount });
    expect(await mismatches(booking.id)).toEqual([]);
    const again = (await demo.portal.refunds.listOf(booking.id)).find(({ cause }) => cause === 'earnest_again');
    const paidOn = { refundId: again?.id ?? '', staffId: 'admin', how: '银行转账', proof: 'T-1', on: '2026-12-10' };
    expect(await payByHand(demo.portal, paidOn)).toEqual({ ok: true });
    expect(await sumsOf(booking.id)).toEqual({ sum: 0, interest: amount, bank: -amount });
    expect(await atProvider(demo.portal, booking.id)).toEqual({ paid: amount, refunded: amount });
    expect((await booksOf(demo.portal, booking.id)).messages).toContain('earnest_again_paid');
    expect(await mismatches(booking.id)).toEqual([]);
  });
});

it('is two sessions at Stripe, and what goes back goes back of each', async () => {
  const stripe = await startStripeStandIn({ webhookSecret: 'whsec_example', now: () => Date.parse(demo.portal.now()) });
  try {
    const { host, port, protocol } = stripe;
    const asked = { secretKey: 'sk_test_example', webhookSecrets: ['whsec_example'], host, port, protocol, now: demo.portal.now };
    const portal = { ...demo.portal, online: ['stripe'], payment: createStripePayment(asked) } as unknown as typeof demo.portal;
    const { id: bookingId, total } = await holdAndSign(portal, family, MONTHS);
    const wish = { bookingId, guardianId: family.guardianId, lang: 'zh' } as const;
    const payAt = async () => {
      const started = await startPayment(portal, wish);
      if (!started.ok) throw new Error(started.code);
      const session = String(started.payment.providerRef);
      const heard = stripe.complete(session);
      for (let time = 0; time < 3; time += 1) expect(await takePaymentEvent(portal, heard)).toBe('taken');
      return session;
    };
    const sessions = [await payAt(), await payAt()];
    expect((await get(bookingId)).status).toBe('confirmed');
    const sums = sessions.map((one) => stripe.account.sessions.get(one)?.amount_total);
    expect(sums).toEqual([total / 10, (total * 9) / 10]);
    expect(await cancelBooking(portal, { bookingId, guardianId: family.guardianId, by: by(family) })).toMatchObject({
      ok: true,
      refund: total,
    });
    const intents = sessions.map((one) => stripe.account.sessions.get(one)?.payment_intent);
    const back = intents.map((intent) =>
      [...stripe.account.refunds.values()].filter((one) => one.payment_intent === intent).map(({ amount }) => amount),
    );
    expect(back).toEqual([[total / 10], [(total * 9) / 10]]);
    expect((await booksOf(portal, bookingId)).sum).toBe(0);
    const { found } = await reconcileMoney(portal);
    expect(found.filter((one) => one.bookingId === bookingId)).toEqual([]);
  } finally {
    await stripe.close();
  }
});
