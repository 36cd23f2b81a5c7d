import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inviteGuardian } from '#cms/accounts/invite-guardian.ts';
import { acceptInvitation } from '#cms/accounts/link-guardians.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { reportAbsence } from '#cms/booking/report-absence.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { settleMonth } from '#cms/booking/settle-month.ts';
import { lengthenStay } from '#cms/booking/stay/lengthen-stay.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { deliverCare } from '#cms/payments/deliver-care.ts';
import { payRefundsOf } from '#cms/payments/pay-refunds.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { reportedDays } from '#domain/booking/absence.ts';
import { share } from '#domain/money/money.ts';
import { atProvider, booksOf, claimsOf, emptyBooks } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, decide, type Family, hold, holdAndSign, newFamily } from '../support/family.ts';
import { BUSY, fill } from '../support/waiting-family.ts';

const MONTH = { form: 'full_day', date: '2026-12-01', months: 1, meals: false } as const;
const DAY = '2026-12-09';
const hourly = (date = DAY) => ({ form: 'hourly', date, window: BUSY }) as const;
/** Eight in the morning there, half an hour before a full day begins at half past eight. */
const MORNING = `${DAY}T00:00:00.000Z`;

let demo: DemoPortal;
let away: Family;
let other: Family;
let n = 8100;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await emptyBooks(demo.portal);
  away = await newFamily(demo.portal, ++n);
  other = await newFamily(demo.portal, ++n);
});
afterAll(() => demo.close());

const get = (id: string) => demo.portal.bookings.get(id);
const report = (bookingId: string, date = DAY, back = false, family = away) =>
  reportAbsence(demo.portal, { bookingId, guardianId: family.guardianId, date, by: by(family), back });
/** All of the class's places from ten to twelve are taken, that of the family that stays away among them. */
const fullMonth = async () => {
  const id = await book(demo.portal, away, MONTH);
  await fill(demo.portal, DAY);
  return id;
};
const dayFee = async (id: string) => {
  const { lines, occasions } = await get(id);
  const days = occasions.map(({ date }) => date);
  const at = days.indexOf(DAY);
  const fee = lines[0]?.amount ?? 0;
  return share(fee, at + 1, days.length) - share(fee, at, days.length);
};
const halfHours = async (id: string) => {
  const stay = (await get(id)).occasions.find(({ date }) => date === DAY);
  return stay ? (stay.to - stay.from) / 30 : 0;
};
/** The day is over there, and what was given of it booked. */
const over = async (id: string) => {
  demo.setNow(`${DAY}T12:00:00.000Z`);
  await Promise.all([1, 2].map(() => deliverCare(demo.portal, id)));
  await deliverCare(demo.portal, id);
  await payRefundsOf(demo.portal, id);
};
const wrong = async (id: string) => (await reconcileMoney(demo.portal)).found.filter(({ bookingId }) => bookingId === id);
const told = async (id: string) => (await booksOf(demo.portal, id)).messages;

describe('a day that a family reports as not needed', () => {
  it('is another’s at once, and credited by the contract when that stay is over, once', async () => {
    const id = await fullMonth();
    expect(await hold(demo.portal, other, hourly())).toMatchObject({ ok: false });
    expect(await report(id)).toMatchObject({ ok: true });
    expect(await report(id)).toMatchObject({ ok: true });
    const offered = [{ date: DAY, offered: true, taken: 0, of: 0, credited: 0 }];
    expect(reportedDays(await get(id))).toEqual(offered);

    const { id: taking } = await holdAndSign(demo.portal, other, hourly());
    const paid = await decide(demo.portal, other, taking, 'approve');
    await Promise.all([1, 2].map(() => settlePayment(demo.portal, paid)));
    expect((await booksOf(demo.portal, id)).refunds).toEqual([]);
    expect(reportedDays(await get(id))).toEqual(offered);
    expect(await report(id, DAY, true)).toMatchObject({ ok: false, code: 'absence_place_taken' });
    const credited = share(await dayFee(id), 4, await halfHours(id));
    expect(credited).toBeGreaterThan(0);
    await over(id);
    expect((await booksOf(demo.portal, id)).refunds).toEqual([{ amount: credited, status: 'sent', cause: 'place_taken' }]);
    expect(await atProvider(demo.portal, id)).toMatchObject({ refunded: credited });
    expect((await told(id)).filter((kind) => /absence|taken/.test(kind))).toEqual(['absence_offered', 'place_taken']);
    expect(reportedDays(await get(id))).toMatchObject([{ taken: 4, credited }]);
    expect(await wrong(id)).toEqual([]);
  });

  it('is not credited by a stay that was moved or cancelled, and by one that is there instead once', async () => {
    const id = await fullMonth();
    await report(id);
    const first = await book(demo.portal, other, hourly());
    const request = hourly('2026-12-10');
    const moved = { bookingId: first, guardianId: other.guardianId, request, name: other.name, by: by(other) };
    expect(await rescheduleBooking(demo.portal, moved)).toMatchObject({ ok: true });
    expect((await claimsOf(demo.portal, id)).some(({ taken }) => taken)).toBe(false);
    expect(await report(id, DAY, true)).toMatchObject({ ok: true });
    await report(id);
    const third = await newFamily(demo.portal, ++n);
    const second = await book(demo.portal, third, hourly());
    const given = await cancelBooking(demo.portal, { bookingId: second, guardianId: third.guardianId, by: by(third) });
    expect(given).toMatchObject({ ok: true, refund: (await get(second)).total });
    await over(id);
    expect((await booksOf(demo.portal, id)).refunds).toEqual([]);
    expect(await wrong(id)).toEqual([]);
  });

  it('gives back no more than there was, whatever ends the contract, and the books close', async () => {
    const id = await fullMonth();
    await report(id);
    await book(demo.portal, other, hourly());
    const credited = share(await dayFee(id), 4, await halfHours(id));
    demo.setNow(`${DAY}T12:00:00.000Z`);
    // The clock that books days was away: leaving credits what is over all the same.
    const before = (await refundPreview(demo.portal, await get(id)))?.total ?? 0;
    const cancelled = await cancelBooking(demo.portal, { bookingId: id, guardianId: away.guardianId, by: by(away) });
    expect(cancelled).toMatchObject({ ok: true, refund: before - credited });
    const { sum } = await booksOf(demo.portal, id);
    expect(sum).toBe(0);
    expect(await wrong(id)).toEqual([]);
  });

  it('is not delivered twice: at the end of the month the centre has earned the rest', async () => {
    const id = await fullMonth();
    await report(id);
    await book(demo.portal, other, hourly());
    const credited = share(await dayFee(id), 4, await halfHours(id));
    const { total } = await get(id);
    await over(id);
    demo.setNow('2027-02-01T00:00:00.000Z');
    await deliverCare(demo.portal, id);
    await settleMonth(demo.portal, id);
    const { balance } = await booksOf(demo.portal, id);
    expect(balance).toMatchObject({ prepaid_care: 0, earned_care: credited - total });
    expect(await wrong(id)).toEqual([]);
  });

  it('is the family’s again while nobody has paid for its place, and not while somebody holds it', async () => {
    const id = await fullMonth();
    await report(id);
    expect(await report(id, DAY, true)).toMatchObject({ ok: true });
    expect(reportedDays(await get(id))).toEqual([]);
    expect(await hold(demo.portal, other, hourly())).toMatchObject({ ok: false });
    await report(id);
    expect(await hold(demo.portal, other, hourly())).toMatchObject({ ok: true });
    expect(await report(id, DAY, true)).toMatchObject({ ok: false, code: 'absence_place_held' });
    demo.setNow('2026-11-23T07:40:00.000Z');
    expect(await report(id, DAY, true)).toMatchObject({ ok: true });
    expect((await claimsOf(demo.portal, id)).some(({ offered }) => offered)).toBe(false);
  });

  it('is credited only where the other had no other place', async () => {
    const id = await book(demo.portal, away, MONTH);
    await report(id);
    await book(demo.portal, other, hourly());
    expect(await report(id, DAY, true)).toMatchObject({ ok: true });
    await report(id);
    await over(id);
    expect((await booksOf(demo.portal, id)).refunds).toEqual([]);
  });

  it('is not credited by what its own family, or the guardian linked with it, books for another child', async () => {
    const id = await fullMonth();
    const invited = await inviteGuardian(demo.portal, away.guardianId);
    if (!invited.ok) throw new Error(invited.code);
    const trying = { guardianId: other.guardianId, code: invited.code, from: '198.51.100.81' };
    expect(await acceptInvitation(demo.portal, trying)).toMatchObject({ ok: true });
    await report(id);
    await book(demo.portal, other, hourly());
    await over(id);
    expect((await booksOf(demo.portal, id)).refunds).toEqual([]);
  });

  it('too late is noted, the place stays, and nothing comes back', async () => {
    const id = await fullMonth();
    demo.setNow(MORNING);
    expect(await report(id)).toMatchObject({ ok: true });
    expect(reportedDays(await get(id))).toMatchObject([{ offered: false }]);
    expect(await hold(demo.portal, other, hourly())).toMatchObject({ ok: false });
    expect(await told(id)).toContain('absence_noted');
    expect(await report(id, DAY, true)).toMatchObject({ ok: true });
  });

  it('is credited by time that another’s stay is made longer by, once that is paid for', async () => {
    const id = await book(demo.portal, away, MONTH);
    const taking = await book(demo.portal, other, hourly());
    await fill(demo.portal, DAY, 0, { from: BUSY.to, to: BUSY.to + 60 });
    await report(id);
    demo.setNow(`${DAY}T02:30:00.000Z`);
    const mark = { bookingId: taking, facilityId: (await get(taking)).facilityId, date: DAY, staffId: 'the-head' };
    expect(await markAttendance(demo.portal, { ...mark, what: 'check_in' })).toMatchObject({ ok: true });
    const own = { bookingId: taking, guardianId: other.guardianId };
    expect(await lengthenStay(demo.portal, { ...own, to: BUSY.to + 60, by: by(other) })).toMatchObject({ ok: true });
    await settlePayment(demo.portal, await decide(demo.portal, other, taking, 'approve'));
    await over(id);
    const credited = share(await dayFee(id), 2, await halfHours(id));
    expect((await booksOf(demo.portal, id)).refunds).toEqual([{ amount: credited, status: 'sent', cause: 'place_taken' }]);
    expect(await wrong(id)).toEqual([]);
  });

  it('is one of its booking’s, still to end, and not of a child that is there; others’ bookings are not found', async () => {
    const id = await fullMonth();
    expect(await report(id, '2026-12-06')).toMatchObject({ code: 'absence_not_booked' });
    expect(await report(id, DAY, false, other)).toMatchObject({ code: 'booking_not_found' });
    demo.setNow(`${DAY}T01:00:00.000Z`);
    const { facilityId } = await get(id);
    await markAttendance(demo.portal, { bookingId: id, facilityId, date: DAY, what: 'check_in', staffId: 'the-head' });
    expect(await report(id)).toMatchObject({ code: 'absence_here' });
    expect(await report(id, '2026-12-08')).toMatchObject({ code: 'absence_over' });
  });

  it('the centre notes it for a family that has called, and a child who comes after all is taken in while there is room', async () => {
    const id = await fullMonth();
    const { facilityId } = await get(id);
    const mark = (what: 'absent' | 'check_in') =>
      markAttendance(demo.portal, { bookingId: id, facilityId, date: DAY, what, staffId: 'the-head' });
    expect(await mark('absent')).toMatchObject({ ok: true });
    demo.setNow(`${DAY}T02:00:00.000Z`);
    expect(await mark('check_in')).toMatchObject({ ok: true });
    expect((await claimsOf(demo.portal, id)).some(({ offered }) => offered)).toBe(false);
  });

  it('a child who comes though its place is another’s is not taken in silently', async () => {
    const id = await fullMonth();
    await report(id);
    await book(demo.portal, other, hourly());
    demo.setNow(`${DAY}T02:00:00.000Z`);
    const { facilityId } = await get(id);
    const come = await markAttendance(demo.portal, {
      bookingId: id,
      facilityId,
      date: DAY,
      what: 'check_in',
      staffId: 'the-head',
    });
    expect(come).toMatchObject({ ok: false, code: 'absence_place_taken' });
    // Noon: the other's hours are over, and what it had is credited though the child comes for the rest.
    demo.setNow(`${DAY}T04:00:00.000Z`);
    const noon = { bookingId: id, facilityId, date: DAY, what: 'check_in', staffId: 'the-head' } as const;
    expect(await markAttendance(demo.portal, noon)).toMatchObject({ ok: true });
    const credited = share(await dayFee(id), 4, await halfHours(id));
    await over(id);
    expect((await booksOf(demo.portal, id)).refunds).toMatchObject([{ amount: credited }]);
  });
});

it('who reports a day and takes it back all day is asked to wait: each time is a message', async () => {
  const id = await book(demo.portal, away, MONTH);
  for (let times = 0; times < 50; times++) {
    expect(await report(id)).toMatchObject({ ok: true });
    expect(await report(id, DAY, true)).toMatchObject({ ok: true });
  }
  expect(await report(id)).toMatchObject({ ok: false, status: 429, code: 'too_many_requests' });
  expect(reportedDays(await get(id))).toEqual([]);
});
