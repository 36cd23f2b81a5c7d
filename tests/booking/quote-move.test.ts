import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { quoteMove, whyNotMovable } from '#cms/booking/quote-move.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import type { CareRequest } from '#domain/care/care.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, type Family, holdAndSign, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let parents: Family;
let n = 620;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  parents = await newFamily(demo.portal, ++n);
});

const hourly = (date: string, from = 840, to = 960) => ({ form: 'hourly', date, window: { from, to } }) as const;
const get = (id: string) => demo.portal.bookings.get(id);
const why = async (id: string) => {
  const booking = await get(id);
  return (await whyNotMovable(demo.portal, booking, booking.guardianId))?.code;
};
const quote = async (id: string, request: CareRequest) => quoteMove(demo.portal, { booking: await get(id), request });
const cancel = (bookingId: string) => cancelBooking(demo.portal, { bookingId, guardianId: parents.guardianId, by: by(parents) });
const checkIn = async (id: string, date: string) =>
  markAttendance(demo.portal, {
    bookingId: id,
    facilityId: (await get(id)).facilityId,
    date,
    what: 'check_in',
    staffId: 'staff',
  });

describe('what cannot be moved says why', () => {
  it('not paid for, ended, too late, begun', async () => {
    const { id: unpaid } = await holdAndSign(demo.portal, parents, hourly('2026-12-02'));
    expect(await why(unpaid)).toBe('reschedule_not_paid');
    const id = await book(demo.portal, parents, hourly('2026-12-03'));
    expect(await why(id)).toBeUndefined();
    demo.setNow('2026-12-02T06:30:00.000Z');
    expect(await why(id)).toBe('reschedule_too_late');
    demo.setNow('2026-12-03T06:00:00.000Z');
    expect(await why(id)).toBe('reschedule_begun');
    demo.setNow(TEST_NOW);
    await cancel(id);
    expect(await why(id)).toBe('reschedule_ended');
  });

  it('by the month', async () => {
    const id = await book(demo.portal, parents, { form: 'full_day', date: '2026-12-01', months: 1, meals: false });
    expect(await why(id)).toBe('reschedule_monthly');
  });
});

it('a move is quoted with its places and the difference of its price, and only one of the same price is made', async () => {
  const id = await book(demo.portal, parents, hourly('2026-12-04'));
  expect(await quote(id, hourly('2026-12-07'))).toMatchObject({ ok: true, difference: 0, free: true });
  expect(await quote(id, hourly('2026-12-07', 840, 1020))).toMatchObject({ ok: true, difference: 2600 });
  expect(await quote(id, { form: 'temporary', date: '2026-12-07', window: { from: 840, to: 960 } })).toMatchObject({
    code: 'reschedule_same_care',
  });
  expect(await quote(id, hourly('2026-12-06'))).toMatchObject({ ok: false });
  const move = (request: CareRequest) =>
    rescheduleBooking(demo.portal, {
      bookingId: id,
      guardianId: parents.guardianId,
      request,
      name: parents.name,
      by: by(parents),
    });
  expect(await move(hourly('2026-12-04'))).toMatchObject({ code: 'reschedule_same_time' });
  expect(await move(hourly('2026-12-07', 840, 1020))).toMatchObject({ code: 'reschedule_other_price' });
  expect(await move(hourly('2026-12-04', 870, 990))).toMatchObject({ ok: true });
  expect((await get(id)).actions.at(-1)).toMatchObject({
    type: 'move',
    was: [{ date: '2026-12-04', from: 840, to: 960 }],
    now: [{ date: '2026-12-04', from: 870, to: 990 }],
  });
});

it('once the child is received, before its hour too, a stay is neither cancelled nor moved, and no refund is shown', async () => {
  const parentsNew = await newFamily(demo.portal, ++n);
  const id = await book(demo.portal, parentsNew, hourly('2026-12-08'), { hadSameService: false });
  demo.setNow('2026-12-08T05:30:00.000Z');
  const seen = () => bookingDetails(demo.portal, id, parentsNew.guardianId);
  expect((await seen())?.may).toContain('cancel');
  await checkIn(id, '2026-12-08');
  const details = await seen();
  expect(details?.may).not.toContain('cancel');
  expect(details?.preview).toBeUndefined();
  expect(await why(id)).toBe('reschedule_begun');
  const refused = await cancelBooking(demo.portal, { bookingId: id, guardianId: parentsNew.guardianId, by: by(parentsNew) });
  expect(refused).toMatchObject({ ok: false, code: 'already_begun' });
});
