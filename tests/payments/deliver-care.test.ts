import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { startJobs } from '#cms/follow/jobs/start-jobs.ts';
import { balancesOn } from '#cms/payments/balances-on.ts';
import { deliverCare } from '#cms/payments/deliver-care.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { AttendanceMark } from '#domain/booking/booking-state.ts';
import { atProvider, booksOf, emptyBooks } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';
import { book, by, type Family, newFamily } from '../support/family.ts';

/** One month, with meals: 2,080.00 and 500.00 in the demonstration city. */
const MONTH = { form: 'full_day', date: '2026-12-01', months: 1, meals: true } as const;
const HOURS = { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 660 } } as const;
const LATER = '2027-01-05T02:00:00.000Z';

let demo: DemoPortal;
let family: Family;
let n = 100;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await emptyBooks(demo.portal);
  family = await newFamily(demo.portal, ++n);
});
afterAll(() => demo.close());

const get = (id: string) => demo.portal.bookings.get(id);
const prepaid = async (id: string) => {
  const { balance } = await booksOf(demo.portal, id);
  return { care: -(balance.prepaid_care ?? 0), meals: -(balance.prepaid_meals ?? 0) };
};
const eveningOf = (date: string) => demo.setNow(`${date}T14:00:00.000Z`);
const paidFor = ({ lines }: BookingRecord, kind: string) =>
  lines.filter((line) => line.kind === kind).reduce((all, { amount }) => all + amount, 0);
const mark = (booking: BookingRecord, what: AttendanceMark, date: string) =>
  markAttendance(demo.portal, { bookingId: booking.id, facilityId: booking.facilityId, date, what, staffId: 'the-head' });
const cancel = (id: string) => cancelBooking(demo.portal, { bookingId: id, guardianId: family.guardianId, by: by(family) });

describe('what was delivered', () => {
  it('leaves the prepaid money day by day, once, and comes to the whole fee', async () => {
    const id = await book(demo.portal, family, MONTH);
    const booking = await get(id);
    const days = booking.occasions.map(({ date }) => date);
    const care = paidFor(booking, 'care');
    let before = care;
    for (const [at, date] of days.entries()) {
      eveningOf(date);
      expect(await demo.portal.bookings.givenBy(demo.portal.now())).toContain(id);
      const done = at === days.length - 1 ? 'completed' : 'delivered';
      expect(await deliverCare(demo.portal, id)).toBe(done);
      if (at < days.length - 1) await deliverCare(demo.portal, id);
      const left = (await prepaid(id)).care;
      expect(before - left).toBeGreaterThanOrEqual(Math.floor(care / days.length));
      expect(before - left).toBeLessThanOrEqual(Math.ceil(care / days.length));
      before = left;
    }
    const books = await booksOf(demo.portal, id);
    expect(books).toMatchObject({ sum: 0, balance: { prepaid_care: 0, earned_care: -care } });
    expect(books.kinds.filter((kind) => kind === 'delivery')).toHaveLength(days.length);
    expect((await get(id)).status).toBe('completed');
  });

  it('is in the books as of its own day, though the clock was away for weeks', async () => {
    const id = await book(demo.portal, family, MONTH);
    const booking = await get(id);
    const { facilityId, occasions } = booking;
    const on = async (date: string) => (await balancesOn(demo.portal, { facilityId, date })).prepaid_care;
    const nothingYet = await on('2026-11-30');
    demo.setNow(LATER);
    await deliverCare(demo.portal, id);
    expect(await on('2026-11-30')).toBe(nothingYet);
    const part = Math.round(paidFor(booking, 'care') / occasions.length);
    expect(Math.abs(nothingYet - (await on('2026-12-01')) - part)).toBeLessThanOrEqual(1);
    expect(nothingYet - (await on('2026-12-31'))).toBe(paidFor(booking, 'care'));
  });

  it('is booked by the portal’s own job, which ends a booking with its last stay', async () => {
    const id = await book(demo.portal, family, HOURS);
    demo.setNow('2026-11-25T02:59:00.000Z');
    const jobs = startJobs(demo.portal, { everyMs: 600_000 });
    await jobs.turn();
    expect((await get(id)).status).toBe('confirmed');
    demo.setNow('2026-11-25T03:00:00.000Z');
    await jobs.turn();
    await jobs.turn();
    await jobs.stop(0);
    const { status, total, actions } = await get(id);
    expect(status).toBe('completed');
    expect(actions.filter(({ type }) => type === 'complete')).toHaveLength(1);
    expect(await booksOf(demo.portal, id)).toMatchObject({
      sum: 0,
      kinds: ['delivery', 'payment'],
      balance: { clearing: total, prepaid_care: 0, earned_care: -total },
    });
  });

  it('by two processes at once is booked once', async () => {
    const id = await book(demo.portal, family, MONTH);
    eveningOf('2026-12-04');
    await Promise.all([deliverCare(demo.portal, id), deliverCare(demo.portal, id), deliverCare(demo.portal, id)]);
    expect((await booksOf(demo.portal, id)).kinds.filter((kind) => kind === 'delivery')).toHaveLength(4);
  });

  it('is not a day on which the centre was shut, unless the child was there', async () => {
    const id = await book(demo.portal, family, MONTH);
    const { facilityId } = await get(id);
    const centre = demo.portal.supplies.get(facilityId);
    const shut = { from: '2026-12-02', to: '2026-12-03', reason: { zh: '停水', en: 'No water' } };
    const supplies = { ...demo.portal.supplies, get: () => centre && { ...centre, closures: [...centre.closures, shut] } };
    eveningOf('2026-12-04');
    await mark(await get(id), 'check_in', '2026-12-03');
    await deliverCare({ ...demo.portal, supplies }, id);
    const { docs } = await demo.portal.payload.find({
      collection: 'ledger-entries',
      where: { booking: { equals: id }, kind: { equals: 'delivery' } },
    });
    expect(docs.map(({ key }) => key.slice(-10)).sort()).toEqual(['2026-12-01', '2026-12-03', '2026-12-04']);
  });
});

describe('meals', () => {
  it('are used up by coming, given back by undoing it, and what is left is what comes back', async () => {
    const id = await book(demo.portal, family, MONTH);
    eveningOf('2026-12-04');
    for (const date of ['2026-12-01', '2026-12-02', '2026-12-04']) await mark(await get(id), 'check_in', date);
    await mark(await get(id), 'undo_check_in', '2026-12-02');
    await mark(await get(id), 'check_in', '2026-12-02');
    await mark(await get(id), 'undo_check_in', '2026-12-04');
    const preview = await refundPreview(demo.portal, await get(id));
    const back = preview?.lines.find(({ line }) => line.kind === 'meals')?.refund;
    expect((await prepaid(id)).meals).toBe(back);
    const { facilityId } = await get(id);
    const first = await balancesOn(demo.portal, { facilityId, date: '2026-12-01' });
    const none = await balancesOn(demo.portal, { facilityId, date: '2026-11-30' });
    expect(none.prepaid_meals - first.prepaid_meals).toBeGreaterThan(0);
  });

  it('of the last day may be noted after the booking has ended', async () => {
    const id = await book(demo.portal, family, MONTH);
    demo.setNow(LATER);
    await deliverCare(demo.portal, id);
    const { occasions } = await get(id);
    const last = occasions.at(-1)?.date ?? '';
    const before = (await prepaid(id)).meals;
    expect(await mark(await get(id), 'check_in', last)).toMatchObject({ ok: true, booking: { status: 'completed' } });
    expect((await prepaid(id)).meals).toBeLessThan(before);
  });
});

describe('a refund after some days were delivered', () => {
  it.each([
    ['more than was left', 2],
    ['less than was left', 6],
    ['nothing of the care', 15],
  ])('gives back %s, books no day twice, and leaves nothing prepaid', async (_, came) => {
    const id = await book(demo.portal, family, MONTH);
    const neighbour = await get(await book(demo.portal, await newFamily(demo.portal, ++n), MONTH));
    const booking = await get(id);
    const dates = booking.occasions.map(({ date }) => date).slice(0, Math.max(came, 10));
    eveningOf(dates.at(-1) ?? '');
    // The roster was kept: on the days without a mark this child was away.
    for (const date of dates) await mark(await get(neighbour.id), 'check_in', date);
    for (const date of dates.slice(0, came)) await mark(await get(id), 'check_in', date);
    await deliverCare(demo.portal, id);
    const cancelled = await cancel(id);
    if (!cancelled.ok) throw new Error(cancelled.code);
    const { paid, refunded } = await atProvider(demo.portal, id);
    expect(refunded).toBe(cancelled.refund);
    const { sum, balance } = await booksOf(demo.portal, id);
    expect(sum).toBe(0);
    expect({ care: balance.prepaid_care, meals: balance.prepaid_meals }).toEqual({ care: 0, meals: 0 });
    expect(balance.clearing).toBe(paid - refunded);
    expect((balance.earned_care ?? 0) + (balance.earned_meals ?? 0)).toBe(refunded - paid);
    demo.setNow(LATER);
    expect(await deliverCare(demo.portal, id)).toBe('nothing_due');
  });

  it('does not hang on whether the clock had been there before', async () => {
    const other = await newFamily(demo.portal, ++n);
    const late = await book(demo.portal, family, MONTH);
    const punctual = await book(demo.portal, other, { ...MONTH });
    eveningOf('2026-12-09');
    for (const id of [late, punctual])
      for (const { date } of (await get(id)).occasions.filter((one) => one.date <= '2026-12-09'))
        await mark(await get(id), 'check_in', date);
    await deliverCare(demo.portal, punctual);
    await cancel(late);
    await cancelBooking(demo.portal, { bookingId: punctual, guardianId: other.guardianId, by: by(other) });
    const [one, two] = [await booksOf(demo.portal, late), await booksOf(demo.portal, punctual)];
    expect(one.balance).toEqual(two.balance);
    expect(one.kinds).toEqual(two.kinds);
  });
});
