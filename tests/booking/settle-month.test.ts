import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { settleMonth } from '#cms/booking/settle-month.ts';
import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { startJobs } from '#cms/follow/jobs/start-jobs.ts';
import { deliverCare } from '#cms/payments/deliver-care.ts';
import { sendAgain } from '#cms/payments/settle-by-person.ts';
import { takeOutside } from '#cms/payments/take-outside.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { findMonthsToNote } from '#cms/records/months-to-note.ts';
import { createTranslator } from '#cms/words/index.ts';
import { type AttendanceMark, settledOf } from '#domain/booking/booking-state.ts';
import type { CareRequest } from '#domain/care/care.ts';
import { withDaysOff } from '#domain/places/opening.ts';
import { confirmedView } from '#site/booking/done-view.ts';
import { atProvider, booksOf, emptyBooks } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';
import { book, by, type Family, newFamily } from '../support/family.ts';
import { pageContextOf } from '../support/page-context.ts';

/** From a Tuesday; 2,080.00 and 500.00 a month. */
const ONE = { form: 'full_day', date: '2026-12-01', months: 1, meals: true } as const;
const THREE = { ...ONE, months: 3 } as const;
/** December is over, and the three working days after it: Monday to Wednesday, New Year's Day being none. */
const SETTLED_AT = '2027-01-06T16:00:00.000Z';
const BEFORE = '2027-01-06T15:59:00.000Z';

let demo: DemoPortal;
let family: Family;
let n = 700;
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
const bought = (request: CareRequest) => book(demo.portal, family, request);
const daysOf = async (id: string) => (await get(id)).occasions.map(({ date }) => date);
const came = async (id: string, dates: string[]) => {
  for (const date of dates) {
    demo.setNow(`${date}T03:00:00.000Z`);
    const { facilityId } = await get(id);
    await markAttendance(demo.portal, { bookingId: id, facilityId, date, what: 'check_in', staffId: 'the-head' });
  }
};
/** The portal, with its centre shut on a day that was booked. */
async function shutOn(id: string, date: string, classIds?: string[]) {
  const { facilityId } = await get(id);
  const centre = demo.portal.supplies.get(facilityId);
  const closure = { from: date, to: date, reason: { zh: '停水', en: 'No water' }, classIds };
  const shut = () => centre && withDaysOff(centre, closure);
  return { ...demo.portal, supplies: { ...demo.portal.supplies, get: shut } } as DemoPortal['portal'];
}
const lettersOf = async (id: string) => {
  const where = { booking: { equals: id }, kind: { equals: 'month_settled' } };
  return (await demo.portal.payload.find({ collection: 'messages', where, depth: 0, sort: 'createdAt' })).docs;
};
const prepaid = async (id: string) => {
  const { balance } = await booksOf(demo.portal, id);
  return { care: balance.prepaid_care ?? 0, meals: balance.prepaid_meals ?? 0 };
};
const workdaysIn = async (id: string) => {
  const preview = await refundPreview(demo.portal, await get(id), { at: '2026-12-02T00:00:00.000Z' });
  const meals = preview?.lines.find(({ line }) => line.kind === 'meals')?.reason;
  return meals?.code === 'meals_unused' ? meals.workdays : 0;
};

describe('a service month that is over', () => {
  it('gives back the meals that were not eaten, by the way they were paid, once, and nothing stays prepaid', async () => {
    const id = await bought(ONE);
    const workdays = await workdaysIn(id);
    await came(id, (await daysOf(id)).slice(0, 5));
    demo.setNow(BEFORE);
    await deliverCare(demo.portal, id);
    expect(await settleMonth(demo.portal, id)).toBe('nothing_due');
    expect(await prepaid(id)).toMatchObject({ meals: -Math.round((50000 * (workdays - 5)) / workdays) });

    demo.setNow(SETTLED_AT);
    const outcomes = await Promise.all([1, 2, 3].map(() => settleMonth(demo.portal, id)));
    expect(outcomes.toSorted()).toEqual(['nothing_due', 'nothing_due', 'settled']);
    const meals = Math.round((50000 * (workdays - 5)) / workdays);
    expect(settledOf((await get(id)).actions)).toEqual([expect.objectContaining({ care: 0, meals, to: '2026-12-31' })]);
    expect(await atProvider(demo.portal, id)).toMatchObject({ refunded: meals });
    expect(await prepaid(id)).toEqual({ care: 0, meals: 0 });
    expect(await booksOf(demo.portal, id)).toMatchObject({
      sum: 0,
      receipts: ['payment', 'refund'],
      refunds: [{ amount: meals, status: 'sent', cause: 'month_settled' }],
    });
    const [letter, ...more] = await lettersOf(id);
    expect(more).toEqual([]);
    expect(letter?.text).toContain(`${Math.floor(meals / 100)}.${String(meals % 100).padStart(2, '0')}`);
    const { facilityId } = await get(id);
    const late = { bookingId: id, facilityId, date: '2026-12-31', what: 'check_in', staffId: 'the-head' } as const;
    expect(await markAttendance(demo.portal, late)).toMatchObject({ code: 'month_settled' });
  });

  it('is settled by the clock, month after month, and the last closes the books', async () => {
    const id = await bought(THREE);
    const jobs = startJobs(demo.portal, { everyMs: 600_000 });
    for (const [at, count] of [
      [SETTLED_AT, 1],
      ['2027-02-08T16:00:00.000Z', 2],
      ['2027-03-10T16:00:00.000Z', 3],
    ] as const) {
      demo.setNow(at);
      await jobs.turn();
      await jobs.turn();
      expect(settledOf((await get(id)).actions)).toHaveLength(count);
    }
    await jobs.stop(0);
    expect((await get(id)).status).toBe('completed');
    expect(await atProvider(demo.portal, id)).toMatchObject({ refunded: 3 * 50000 });
    expect(await prepaid(id)).toEqual({ care: 0, meals: 0 });
    expect((await booksOf(demo.portal, id)).sum).toBe(0);
    expect(await lettersOf(id)).toHaveLength(3);
    expect((await get(id)).nextSettlementAt).toBeUndefined();
  });

  it('gives back the care of a day on which the centre was shut, as much as such a day uses up', async () => {
    const id = await bought({ ...ONE, meals: false });
    const days = await daysOf(id);
    const shut = await shutOn(id, days[3] ?? '');
    demo.setNow(SETTLED_AT);
    await deliverCare(shut, id);
    const left = -(await prepaid(id)).care;
    expect(left).toBeGreaterThan(208000 / 25);
    expect(await settleMonth(shut, id)).toBe('settled');
    expect(await atProvider(demo.portal, id)).toMatchObject({ refunded: left });
    expect(await prepaid(id)).toEqual({ care: 0, meals: 0 });
  });

  it('is asked of the centre before it is settled: days on which it noted nobody, as long as meals hang on them', async () => {
    // What other tests noted would be this roster's too.
    const earlier = await demo.portal.payload.find({ collection: 'bookings', pagination: false, depth: 0 });
    for (const { id } of earlier.docs)
      await demo.portal.payload.db.updateOne({ collection: 'bookings', id, data: { actions: [], status: 'released' } });
    const id = await bought(ONE);
    const { facilityId } = await get(id);
    const other = await newFamily(demo.portal, ++n);
    const neighbour = await book(demo.portal, other, ONE);
    const days = await daysOf(id);
    await came(neighbour, days.slice(0, 3));
    const asked = (today: string) => findMonthsToNote(demo.portal, { facilityId, today });
    expect(await asked('2026-12-31')).toBeUndefined();
    expect(await asked('2027-01-02')).toMatchObject({ days: days.slice(3), until: SETTLED_AT });
    const shut = await shutOn(id, days[4] ?? '', [(await get(id)).classId]);
    const noted = await findMonthsToNote(shut, { facilityId, today: '2027-01-02' });
    expect(noted?.days).toEqual(days.slice(3).filter((date) => date !== days[4]));
    for (const one of await demo.portal.bookings.settlableBy(SETTLED_AT)) {
      demo.setNow(SETTLED_AT);
      await settleMonth(demo.portal, one);
    }
    expect(await asked('2027-01-08')).toBeUndefined();
  });

  it('all of which was given gives nothing back, and says nothing', async () => {
    const id = await bought({ ...ONE, meals: false });
    demo.setNow(SETTLED_AT);
    expect(await settleMonth(demo.portal, id)).toBe('settled');
    expect(await lettersOf(id)).toEqual([]);
    expect(await demo.portal.bookings.settlableBy(demo.portal.now())).not.toContain(id);
    expect(await booksOf(demo.portal, id)).toMatchObject({ sum: 0, refunds: [] });
  });

  it('and has been settled is not given back again when the family leaves', async () => {
    const id = await bought(THREE);
    demo.setNow(SETTLED_AT);
    await deliverCare(demo.portal, id);
    const before = (await refundPreview(demo.portal, await get(id)))?.total ?? 0;
    await settleMonth(demo.portal, id);
    const preview = await refundPreview(demo.portal, await get(id));
    expect(preview?.total).toBe(before - 50000);
    expect(preview?.lines.map(({ reason }) => reason.code)).toContain('month_settled');
    await cancelBooking(demo.portal, { bookingId: id, guardianId: family.guardianId, by: by(family) });
    const booking = await get(id);
    expect(booking.nextSettlementAt).toBeUndefined();
    demo.setNow('2027-05-01T00:00:00.000Z');
    expect(await settleMonth(demo.portal, id)).toBe('nothing_due');
  });

  it('whose refund could not be sent yet keeps it owed, whatever is cancelled meanwhile', async () => {
    const id = await bought(THREE);
    const working = demo.portal.payment;
    const refused = async () => ({ status: 'failed', code: 'refused', message: 'no' }) as const;
    demo.portal.payment = { ...working, refund: refused } as typeof working;
    demo.setNow(SETTLED_AT);
    await settleMonth(demo.portal, id);
    // The roster of January was kept, so that nobody has to be asked.
    await came(
      id,
      (await daysOf(id)).filter((date) => date >= '2027-01-01' && date <= '2027-01-12'),
    );
    const cancelled = await cancelBooking(demo.portal, { bookingId: id, guardianId: family.guardianId, by: by(family) });
    const { care, meals } = await prepaid(id);
    expect(-(care + meals)).toBe(cancelled.ok && cancelled.refund + 50000);
    demo.portal.payment = working;
    for (const { id: refundId } of await demo.portal.refunds.listOf(id))
      expect(await sendAgain(demo.portal, { refundId, staffId: 'somebody' })).toEqual({ ok: true });
    expect(await prepaid(id)).toEqual({ care: 0, meals: 0 });
  });

  it('takes into account what the provider has given back by itself, once', async () => {
    const id = await bought(THREE);
    const [payment] = await demo.portal.payments.listOf(id);
    const about = { reference: payment?.reference ?? '', currency: 'CNY', kind: 'refund', status: 'given' } as const;
    await takeOutside(demo.portal, { ref: `re_hand_${id}`, amount: 60000, ...about });
    for (const at of [SETTLED_AT, '2027-02-08T16:00:00.000Z']) {
      demo.setNow(at);
      await settleMonth(demo.portal, id);
    }
    const refunds = await demo.portal.refunds.listOf(id);
    expect(refunds).toMatchObject([
      { amount: 50000, covered: 50000, status: 'sent' },
      { amount: 50000, covered: 10000, status: 'sent' },
    ]);
    expect(await atProvider(demo.portal, id)).toMatchObject({ refunded: 40000 });
    expect((await booksOf(demo.portal, id)).balance.refunds_due).toBe(0);
    expect((await lettersOf(id))[0]?.text).toContain('已由支付渠道退给你');
  });
});

it('a contract freezes the calendar to the end of its last month, though that ends in holidays', async () => {
  const id = await bought({ ...ONE, date: '2026-12-09', months: 2 });
  const { contractId, to } = await get(id);
  const { snapshot } = await demo.portal.contracts.get(contractId ?? '');
  const special = [...demo.portal.special().keys()].filter((date) => date > to && date <= '2027-02-08');
  expect(special.length).toBeGreaterThan(0);
  expect(snapshot.calendar.map(({ date }) => date)).toEqual(expect.arrayContaining(special));
});

it('a single stay on a day on which the centre was shut comes back whole', async () => {
  const id = await bought({ form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 660 } });
  const shut = await shutOn(id, WEDNESDAY);
  demo.setNow('2026-11-25T09:00:00.000Z');
  expect(await deliverCare(shut, id)).toBe('completed');
  expect(await settleMonth(shut, id)).toBe('settled');
  const { total } = await get(id);
  expect(await atProvider(demo.portal, id)).toEqual({ paid: total, refunded: total });
  expect(await prepaid(id)).toEqual({ care: 0, meals: 0 });
  expect(await demo.portal.bookings.settlableBy('2027-12-01T00:00:00.000Z')).not.toContain(id);
});

describe('the meal of a single stay', () => {
  const HALF_DAY = { form: 'half_day', date: WEDNESDAY, part: 'morning', months: 0, meals: true } as const;
  const END = '2026-11-25T09:00:00.000Z';
  /** After the three working days in which the centre may still say who came: Thursday, Friday, Monday. */
  const ANSWERED = '2026-11-30T16:00:00.000Z';
  const mealOf = async (id: string) => (await get(id)).lines.find(({ kind }) => kind === 'meals')?.amount ?? 0;

  it('comes back when the child did not come, once the centre has had its days to say so; its care does not', async () => {
    const id = await bought(HALF_DAY);
    const meal = await mealOf(id);
    expect(meal).toBeGreaterThan(0);
    demo.setNow(END);
    expect(await deliverCare(demo.portal, id)).toBe('completed');
    expect(await settleMonth(demo.portal, id)).toBe('nothing_due');
    expect(await prepaid(id)).toEqual({ care: 0, meals: -meal });
    demo.setNow(ANSWERED);
    expect(await settleMonth(demo.portal, id)).toBe('settled');
    expect(await settleMonth(demo.portal, id)).toBe('nothing_due');
    expect(await atProvider(demo.portal, id)).toMatchObject({ refunded: meal });
    expect(await prepaid(id)).toEqual({ care: 0, meals: 0 });
    expect(await lettersOf(id)).toHaveLength(1);
  });

  it('was eaten by a child who came, though that was noted late, and leaves the prepaid books by it', async () => {
    const id = await bought(HALF_DAY);
    demo.setNow(END);
    await deliverCare(demo.portal, id);
    const { facilityId } = await get(id);
    demo.setNow('2026-11-27T03:00:00.000Z');
    const late = { bookingId: id, facilityId, date: WEDNESDAY, what: 'check_in', staffId: 'the-head' } as const;
    expect(await markAttendance(demo.portal, late)).toMatchObject({ ok: true });
    expect(await prepaid(id)).toEqual({ care: 0, meals: 0 });
    demo.setNow(ANSWERED);
    await settleMonth(demo.portal, id);
    expect(await atProvider(demo.portal, id)).toMatchObject({ refunded: 0 });
    expect(await lettersOf(id)).toEqual([]);
    expect((await get(id)).nextSettlementAt).toBeUndefined();
  });
});

it('of a single stay its family reads what is true then: ahead it can be called off; with the child there, and after pick-up, it cannot', async () => {
  const date = '2026-11-24';
  const bookingId = await bought({ form: 'hourly', date, window: { from: 540, to: 660 } });
  const { facilityId, pickupCode: code = '' } = await get(bookingId);
  const mark = (what: AttendanceMark) =>
    markAttendance(demo.portal, { bookingId, facilityId, date, what, staffId: 'the-head', handover: { name: '妈妈', code } });
  const reads = async () => {
    const details = await bookingDetails(demo.portal, bookingId, family.guardianId);
    if (!details) throw new Error('no such booking');
    const { title, next, barred } = confirmedView(pageContextOf(demo.portal), details);
    return { title, next: next?.text, barred, may: details.may.filter((one) => ['cancel', 'reschedule'].includes(one)) };
  };
  const zh = createTranslator('zh');
  expect(await reads()).toMatchObject({ title: '订好了，周二见', barred: undefined, may: ['cancel'] });
  demo.setNow('2026-11-24T01:10:00.000Z');
  expect(await reads()).toMatchObject({ barred: zh('booking.begunNoCancel'), may: [] });
  await mark('check_in');
  const there = { title: zh('booking.stageHere'), next: zh('booking.nextCollect'), barred: zh('booking.receivedNoCancel') };
  expect(await reads()).toMatchObject({ ...there, may: [] });
  await mark('check_out');
  expect(await reads()).toMatchObject({ title: zh('booking.stageLeft'), next: undefined, barred: there.barred, may: [] });
});
