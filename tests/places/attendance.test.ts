import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { childByCode } from '#cms/places/child-by-code.ts';
import { dayBoard } from '#cms/places/day-board.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { dayRoster } from '#cms/places/roster.ts';
import { type AttendanceMark, attendedDates } from '#domain/booking/booking-state.ts';
import type { Handover } from '#domain/booking/handover.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let bookingId: string;
let facilityId: string;
let code: string;
let n = 0;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await demo.portal.payload.db.deleteMany({ collection: 'place-claims', where: {} });
  const month = { form: 'full_day', date: '2026-11-24', months: 1, meals: false } as const;
  bookingId = await book(demo.portal, await newFamily(demo.portal, ++n), month);
  const booking = await demo.portal.bookings.get(bookingId);
  facilityId = booking.facilityId;
  code = booking.pickupCode ?? '';
});
afterAll(() => demo.close());

const mark = (what: AttendanceMark, date: string) =>
  markAttendance(demo.portal, { bookingId, facilityId, date, what, staffId: 'the-head', handover: { name: '妈妈', code } });
const line = async (date: string) =>
  (await dayRoster(demo.portal, { facilityId, date, reader: 'the-head' })).find(({ booking }) => booking === bookingId);

describe('attendance is noted of days that have come', () => {
  it('not of tomorrow, whoever sends the form: a refund counts by it', async () => {
    const booking = await demo.portal.bookings.get(bookingId);
    const dates = booking.occasions.map(({ date }) => date);
    for (const date of dates)
      expect(await mark('check_in', date)).toMatchObject({ ok: false, status: 409, code: 'attendance_not_yet' });
    demo.setNow('2026-11-25T01:00:00.000Z');
    for (const date of dates)
      expect(await mark('check_in', date)).toMatchObject(date <= '2026-11-25' ? { ok: true } : { code: 'attendance_not_yet' });
    const after = await demo.portal.bookings.get(bookingId);
    expect(attendedDates(after.actions)).toEqual(['2026-11-24', '2026-11-25']);
  });

  it('a mistake is undone, gives the refund back that it took, and stays in the history', async () => {
    demo.setNow('2026-12-10T01:00:00.000Z');
    const booking = await demo.portal.bookings.get(bookingId);
    const before = (await refundPreview(demo.portal, booking))?.total;
    const came = booking.occasions.map(({ date }) => date).filter((date) => date <= '2026-12-10');
    for (const date of came) expect(await mark('check_in', date)).toMatchObject({ ok: true });
    const taken = (await refundPreview(demo.portal, await demo.portal.bookings.get(bookingId)))?.total;
    expect(taken).toBeLessThan(Number(before));
    for (const date of came) expect(await mark('undo_check_in', date)).toMatchObject({ ok: true });
    const undone = await demo.portal.bookings.get(bookingId);
    expect((await refundPreview(demo.portal, undone))?.total).toBe(before);
    expect(undone.actions.filter(({ type }) => type === 'check_in')).toHaveLength(came.length);
  });

  it('comes before leaving, in both directions, and noting it twice changes nothing', async () => {
    const date = '2026-11-24';
    demo.setNow('2026-11-24T01:00:00.000Z');
    expect(await mark('check_out', date)).toMatchObject({ code: 'not_checked_in' });
    await mark('check_in', date);
    await mark('check_out', date);
    await mark('check_out', date);
    expect(await line(date)).toMatchObject({ state: 'left' });
    expect(await mark('undo_check_in', date)).toMatchObject({ code: 'picked_up_already' });
    await mark('undo_check_out', date);
    expect(await line(date)).toMatchObject({ state: 'here' });
    await mark('check_out', date);
    expect(await line(date)).toMatchObject({ state: 'left' });
    const { actions } = await demo.portal.bookings.get(bookingId);
    expect(actions.map(({ type }) => type).slice(3)).toEqual(['check_in', 'check_out', 'undo_check_out', 'check_out']);
  });

  it('a child is given away to a named person with the family’s code, and it is kept to whom', async () => {
    const date = '2026-11-24';
    demo.setNow('2026-11-24T01:00:00.000Z');
    await mark('check_in', date);
    const give = (handover?: Handover) =>
      markAttendance(demo.portal, { bookingId, facilityId, date, what: 'check_out', staffId: 'the-head', handover });
    expect(await give()).toMatchObject({ ok: false, code: 'nobody_named' });
    expect(await give({ name: '小姨' })).toMatchObject({ ok: false, code: 'pickup_not_known' });
    expect(await give({ name: '小姨', code: '000' })).toMatchObject({ ok: false, code: 'pickup_code_wrong', field: 'code' });
    expect(await line(date)).toMatchObject({ state: 'here' });
    expect(await give({ name: '小姨', code: ` ${code.slice(0, 3)} ${code.slice(3)}` })).toMatchObject({ ok: true });
    expect((await line(date))?.marks.at(-1)).toMatchObject({ collected: { name: '小姨', checked: 'code' } });
  });

  it('a child that is there when its family cancels is still on the list, and given away by its code', async () => {
    const date = '2026-11-24';
    demo.setNow('2026-11-24T01:00:00.000Z');
    await mark('check_in', date);
    const { guardianId, occasions } = await demo.portal.bookings.get(bookingId);
    const next = occasions[1]?.date ?? '';
    const own = { bookingId, guardianId, by: { kind: 'guardian', id: guardianId } } as const;
    expect(await cancelBooking(demo.portal, own)).toMatchObject({ ok: true, booking: { status: 'cancelled' } });
    expect(await line(date)).toMatchObject({ state: 'here', asked: false });
    expect(await line(next)).toBeUndefined();
    const { classId } = await demo.portal.bookings.get(bookingId);
    const sheets = await demo.portal.sheets.read({ classIds: [classId], from: date, to: '2026-12-23' });
    const kept = sheets.filter(({ claims }) => claims.some(({ booking }) => booking === bookingId));
    expect(
      kept.map((sheet) => sheet.date),
      'nobody is sold the place beside it that day',
    ).toEqual([date]);
    const door = { facilityId, date, code, reader: 'the-head' };
    expect(await childByCode(demo.portal, door)).toMatchObject({ ok: true, line: { booking: bookingId } });
    expect(await mark('undo_check_in', date)).toMatchObject({ code: 'cannot_check_in_now' });
    expect(await mark('check_out', date)).toMatchObject({ ok: true });
    expect(await line(date)).toMatchObject({ state: 'left' });
    demo.setNow('2026-11-25T01:00:00.000Z');
    expect(await mark('check_in', next)).toMatchObject({ ok: false });
  });

  it('one who does not come is noted as such, on any day, until the child is there after all', async () => {
    const date = '2026-11-24';
    expect(await mark('absent', date)).toMatchObject({ ok: true });
    expect(await line(date)).toMatchObject({ state: 'absent' });
    expect(await mark('undo_absent', date)).toMatchObject({ ok: true });
    expect(await line(date)).toMatchObject({ state: 'ahead' });
    await mark('absent', date);
    demo.setNow('2026-11-24T01:00:00.000Z');
    await mark('check_in', date);
    expect(await line(date)).toMatchObject({ state: 'here' });
    expect(await mark('absent', date)).toMatchObject({ code: 'here_already' });
    const { actions } = await demo.portal.bookings.get(bookingId);
    expect(attendedDates(actions)).toEqual([date]);
  });
});

describe('the board of a day', () => {
  const board = (date: string) => dayBoard(demo.portal, { facilityId, date, reader: 'the-head' });

  it('counts where the children are, says what can be taken back for five minutes, and where a class is full', async () => {
    const date = '2026-11-24';
    const early = (await board(date))?.counts;
    expect(early?.late).toBe(0);
    expect(early?.toCome).toBeGreaterThan(0);
    demo.setNow('2026-11-24T01:00:00.000Z');
    const before = await board(date);
    await mark('check_in', date);
    const after = await board(date);
    expect(after?.counts.here).toBe(Number(before?.counts.here) + 1);
    expect(after?.counts.late).toBe(Number(before?.counts.late) - 1);
    expect(after?.justNoted).toMatchObject({ booking: bookingId, until: '2026-11-24T01:05:00.000Z' });
    const slot = after?.classes.find(({ lines }) => lines.some(({ booking }) => booking === bookingId))?.now;
    expect(slot?.minute).toBe(540);
    expect(slot?.capacity).toBeGreaterThan(0);
    demo.setNow('2026-11-24T01:05:00.000Z');
    expect((await board(date))?.justNoted).toBeUndefined();
  });
});
