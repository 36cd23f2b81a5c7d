import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { centreMay } from '#cms/booking/centre-may.ts';
import { planMore, refundMore } from '#cms/booking/refund-more.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { deliverCare } from '#cms/payments/deliver-care.ts';
import { payByHand } from '#cms/payments/settle-by-person.ts';
import { settleRefund } from '#cms/payments/settle-refund.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import type { Notification } from '#cms/ports/notify/port.ts';
import { atProvider, booksOf, emptyBooks } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, type Family, hold, newFamily } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';

/** A Wednesday, an hour of 26.00; and three months of 2,180.00 and 500.00 for meals. */
const SINGLE = { form: 'hourly', date: '2026-12-16', window: { from: 540, to: 600 } } as const;
const THREE = { form: 'full_day', date: '2026-12-01', months: 3, meals: true } as const;
const AFTER = '2026-12-17T04:00:00.000Z';
const reason = '那天空调坏了，孩子睡不好';

let demo: DemoPortal;
let family: Family;
let sent: Notification[];
let n = 7300;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
  sent = hearMessages(demo.portal);
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await emptyBooks(demo.portal);
  family = await newFamily(demo.portal, ++n);
});
afterAll(() => demo.close());

const get = (id: string) => demo.portal.bookings.get(id);
const plan = async (bookingId: string) => planMore(demo.portal, { bookingId, facilityId: (await get(bookingId)).facilityId });
const mostOf = async (id: string) => {
  const planned = await plan(id);
  return planned.ok ? planned.plan.most : planned.code;
};
const give = async (bookingId: string, amount: number, more = {}) => {
  const { facilityId } = await get(bookingId);
  const seen = Number(await mostOf(bookingId));
  return refundMore(demo.portal, { bookingId, facilityId, amount, reason, seen, staffId: 'the-head', ...more });
};
const came = async (id: string, dates: readonly string[]) => {
  const { facilityId } = await get(id);
  for (const date of dates) {
    demo.setNow(`${date}T03:00:00.000Z`);
    await markAttendance(demo.portal, { bookingId: id, facilityId, date, what: 'check_in', staffId: 'the-head' });
  }
};
/** A single stay that was given and is over. */
const had = async () => {
  const id = await book(demo.portal, family, SINGLE);
  demo.setNow('2026-12-16T01:00:00.000Z');
  await came(id, [SINGLE.date]);
  demo.setNow(AFTER);
  await deliverCare(demo.portal, id);
  return id;
};
const told = async (kind: string) => {
  const { contact } = await demo.portal.guardians.get(family.guardianId);
  return sent.filter((one) => one.to === contact && one.kind === kind);
};
const differences = async (id: string) => (await reconcileMoney(demo.portal)).found.filter(({ bookingId }) => bookingId === id);

describe('from the page of one booking its head can begin', () => {
  const may = async (id: string) => centreMay(demo.portal, await get(id));

  it('of a stay to come, to cancel it, ask for another time or add days; the day before, when it no longer moves, not to move it', async () => {
    const id = await book(demo.portal, family, SINGLE);
    expect(await may(id)).toEqual(['cancel', 'move', 'add']);
    demo.setNow('2026-12-15T14:00:00.000Z');
    expect(await may(id)).toEqual(['cancel', 'add']);
  });

  it('of one that was had, to add days and refund more; of one that is not paid for, nothing', async () => {
    expect(await may(await had())).toEqual(['add', 'refund']);
    demo.setNow(TEST_NOW);
    const held = await hold(demo.portal, await newFamily(demo.portal, ++n), { ...SINGLE, date: '2026-12-23' });
    if (!held.ok) throw new Error(held.code);
    expect(await may(held.booking.id)).toEqual([]);
  });

  it('of care by the month that is under way, to end it, to add days and to refund more', async () => {
    const id = await book(demo.portal, family, THREE);
    expect(await may(id)).toEqual(['end', 'add']);
    await came(id, ['2026-12-01', '2026-12-02']);
    demo.setNow('2026-12-03T04:00:00.000Z');
    expect(await may(id)).toEqual(['end', 'add', 'refund']);
  });
});

describe('what a centre gives back beyond its contract', () => {
  it('of a stay that was had goes back the way it was paid, with its reason, a receipt and balanced books', async () => {
    const id = await had();
    const { total, status } = await get(id);
    expect([status, await mostOf(id)]).toEqual(['completed', total]);
    expect(await give(id, 1000)).toMatchObject({ ok: true });
    expect(await atProvider(demo.portal, id)).toMatchObject({ refunded: 1000 });
    const books = await booksOf(demo.portal, id);
    expect(books.refunds).toEqual([{ amount: 1000, status: 'sent', cause: 'goodwill' }]);
    expect(books.receipts).toEqual(['payment', 'refund']);
    expect(books.kinds).toEqual(['delivery', 'goodwill', 'payment', 'refund']);
    expect({ sum: books.sum, left: books.balance.prepaid_care, earned: books.balance.earned_care }).toEqual({
      ...{ sum: 0, left: 0, earned: 1000 - total },
    });
    const letters = await told('goodwill');
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toContain(reason);
    expect((await get(id)).actions.at(-1)).toMatchObject({ type: 'goodwill', refund: 1000, reason, by: { id: 'the-head' } });
    expect((await get(id)).status).toBe('completed');
    expect(await differences(id)).toEqual([]);
    // The rest of it can be given as well, and no fen more.
    expect(await mostOf(id)).toBe(total - 1000);
    expect(await give(id, total - 1000)).toMatchObject({ ok: true });
    expect(await mostOf(id)).toBe('goodwill_nothing');
    expect(await atProvider(demo.portal, id)).toMatchObject({ refunded: total });
    expect(await differences(id)).toEqual([]);
  });

  it('is a sum of what was paid, with a reason, as it was shown, and of a booking of its own', async () => {
    const id = await had();
    const { total } = await get(id);
    for (const amount of [0, -1, total + 1, 10.5, Number.NaN])
      expect(await give(id, amount)).toMatchObject({ code: 'goodwill_most', field: 'amount' });
    expect(await give(id, 1, { reason: ' ' })).toMatchObject({ code: 'goodwill_reason' });
    expect(await give(id, 1, { seen: total - 1 })).toMatchObject({ code: 'closing_changed' });
    expect(await give(id, 1, { facilityId: 'another' })).toMatchObject({ code: 'booking_not_found' });
    expect(await demo.portal.refunds.listOf(id)).toEqual([]);
    const held = await hold(demo.portal, await newFamily(demo.portal, ++n), { ...SINGLE, date: '2026-12-23' });
    if (!held.ok) throw new Error(held.code);
    expect(await mostOf(held.booking.id)).toBe('goodwill_not_paid');
  });

  it('is nothing of a stay to come, of which all can still come back', async () => {
    expect(await mostOf(await book(demo.portal, family, SINGLE))).toBe('goodwill_nothing');
  });

  it('of twenty heads at one moment one gives it', async () => {
    const id = await had();
    const { total, facilityId } = await get(id);
    const wish = { bookingId: id, facilityId, amount: 1500, reason, seen: total, staffId: 'the-head' };
    const all = await Promise.all(Array.from({ length: 20 }, () => refundMore(demo.portal, wish)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await atProvider(demo.portal, id)).toMatchObject({ refunded: 1500 });
    expect(await told('goodwill')).toHaveLength(1);
    expect(await differences(id)).toEqual([]);
  });

  it('of a stay that its family cancelled late is what the contract let the centre keep', async () => {
    const id = await book(demo.portal, family, SINGLE);
    demo.setNow('2026-12-15T14:00:00.000Z');
    const cancelled = await cancelBooking(demo.portal, { bookingId: id, guardianId: family.guardianId, by: by(family) });
    if (!cancelled.ok) throw new Error(cancelled.code);
    const kept = (await get(id)).total - cancelled.refund;
    expect(kept).toBeGreaterThan(0);
    expect(await mostOf(id)).toBe(kept);
    expect(await give(id, kept)).toMatchObject({ ok: true });
    expect(await differences(id)).toEqual([]);
    expect(await atProvider(demo.portal, id)).toMatchObject({ refunded: (await get(id)).total });
  });

  it('bears no interest, however late it arrives', async () => {
    const id = await had();
    await give(id, 2000);
    const [refund] = await demo.portal.refunds.listOf(id);
    if (!refund) throw new Error('nothing was given');
    const { checkout } = await demo.portal.payments.get(refund.paymentId);
    const state = { refundRef: refund.refundRef ?? '', providerRef: 'pp', reference: checkout, key: refund.reference };
    await settleRefund(demo.portal, { ...state, amount: 2000, currency: 'CNY', status: 'failed' });
    demo.setNow('2027-12-31T04:00:00.000Z');
    const hand = { staffId: 'staff', how: '6222…0001', proof: 'T-1', on: '2027-12-31' };
    expect(await payByHand(demo.portal, { ...hand, refundId: refund.id })).toEqual({ ok: true });
    expect((await booksOf(demo.portal, id)).refunds).toEqual([{ amount: 2000, status: 'sent', cause: 'goodwill' }]);
  });

  it('of care under way leaves what the contract can still give back, which then comes back whole', async () => {
    const id = await book(demo.portal, family, THREE);
    const days = (await get(id)).occasions.map(({ date }) => date).filter((date) => date <= '2026-12-15');
    await came(id, days);
    demo.setNow('2026-12-16T12:00:00.000Z');
    await deliverCare(demo.portal, id);
    const planned = await plan(id);
    if (!planned.ok) throw new Error(planned.code);
    const { most, mayCome, paid } = planned.plan;
    expect(most).toBeGreaterThan(0);
    // What was given of the first month is less than its fee.
    expect(most).toBeLessThan(218000);
    expect(paid - mayCome).toBeGreaterThanOrEqual(most);
    expect(await give(id, most)).toMatchObject({ ok: true });
    expect(await differences(id)).toEqual([]);
    const cancelled = await cancelBooking(demo.portal, { bookingId: id, guardianId: family.guardianId, by: by(family) });
    if (!cancelled.ok) throw new Error(cancelled.code);
    expect(await atProvider(demo.portal, id)).toMatchObject({ refunded: cancelled.refund + most });
    expect((await booksOf(demo.portal, id)).sum).toBe(0);
    expect(await differences(id)).toEqual([]);
  });
});
