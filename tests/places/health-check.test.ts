import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayBoard } from '#cms/places/day-board.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { dayRoster } from '#cms/places/roster.ts';
import type { AttendanceMark } from '#domain/booking/booking-state.ts';
import type { HealthCheck } from '#domain/booking/health-check.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, newFamily } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';

let demo: DemoPortal;
let bookingId: string;
let facilityId: string;
let n = 900;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  const hours = { form: 'hourly', date: '2026-11-24', window: { from: 540, to: 780 } } as const;
  bookingId = await book(demo.portal, await newFamily(demo.portal, ++n), hours);
  facilityId = (await demo.portal.bookings.get(bookingId)).facilityId;
});
afterAll(() => demo.close());

const line = async (date: string) =>
  (await dayRoster(demo.portal, { facilityId, date, reader: 'the-head' })).find(({ booking }) => booking === bookingId);

describe('a child is looked at as it comes and at noon', () => {
  const date = '2026-11-24';
  const noted = (what: AttendanceMark, check?: HealthCheck) =>
    markAttendance(demo.portal, { bookingId, facilityId, date, what, staffId: 'the-head', check });

  it('in the same tap, with who and when, and taken back for five minutes as all else', async () => {
    demo.setNow('2026-11-24T01:00:00.000Z');
    expect(await noted('noon_check', { noticed: [] })).toMatchObject({ code: 'not_checked_in' });
    await noted('check_in', { noticed: ['skin'], temperature: 36.8, note: '手背有红点' });
    demo.setNow('2026-11-24T04:00:00.000Z');
    await noted('noon_check', { noticed: [] });
    expect(await noted('noon_check', { noticed: [] })).toMatchObject({ ok: true, isNew: false });
    const { actions } = await demo.portal.bookings.get(bookingId);
    expect(actions.slice(-2)).toEqual([
      expect.objectContaining({ type: 'check_in', check: { noticed: ['skin'], temperature: 36.8, note: '手背有红点' } }),
      expect.objectContaining({ type: 'noon_check', by: { kind: 'staff', id: 'the-head' }, at: '2026-11-24T04:00:00.000Z' }),
    ]);
    const board = await dayBoard(demo.portal, { facilityId, date, reader: 'the-head' });
    expect(board?.justNoted?.action.type).toBe('noon_check');
    expect(await noted('undo_noon_check')).toMatchObject({ ok: true });
    expect((await line(date))?.marks.map(({ type }) => type)).toEqual(['check_in', 'noon_check', 'undo_noon_check']);
  });

  it('and its guardians hear at noon of what is out of the ordinary alone, without what it is', async () => {
    demo.setNow('2026-11-24T04:00:00.000Z');
    await noted('check_in', { noticed: [] });
    const heard = hearMessages(demo.portal);
    await noted('noon_check', { noticed: [] });
    await noted('undo_noon_check');
    expect(heard).toEqual([]);
    await noted('noon_check', { noticed: ['mouth'], note: '长了水泡' });
    expect(heard.map(({ kind }) => kind)).toEqual(['noon_noticed']);
    expect(heard[0]?.text).not.toMatch(/水泡|口腔|宝宝/);
  });

  it('by two at once: what one of them found is not lost behind the other’s “nothing unusual”', async () => {
    demo.setNow('2026-11-24T04:00:00.000Z');
    await noted('check_in', { noticed: [] });
    expect(await noted('check_in', { noticed: ['skin'] })).toMatchObject({ ok: false, code: 'here_already' });
    expect(await noted('check_in')).toMatchObject({ ok: true, isNew: false });
    await noted('noon_check', { noticed: [] });
    const heard = hearMessages(demo.portal);
    const fever = { noticed: [], temperature: 38.5, fever: true as const };
    expect(await noted('noon_check', fever)).toMatchObject({ ok: true, isNew: true });
    expect(await noted('noon_check', fever)).toMatchObject({ ok: true, isNew: false });
    expect(await noted('noon_check', { noticed: [] })).toMatchObject({ ok: true, isNew: false });
    expect((await line(date))?.marks.at(-1)).toMatchObject({ type: 'noon_check', check: fever });
    expect(heard.map(({ kind }) => kind)).toEqual(['noon_noticed']);
  });

  it('the board counts who is there against the carers on shift', async () => {
    demo.setNow('2026-11-24T01:00:00.000Z');
    const live = async () =>
      (await dayBoard(demo.portal, { facilityId, date, reader: 'the-head' }))?.classes.find(({ lines }) =>
        lines.some(({ booking }) => booking === bookingId),
      )?.live;
    const before = await live();
    await noted('check_in');
    expect(await live()).toMatchObject({ present: Number(before?.present) + 1, staff: before?.staff });
    expect(before?.staff).toBeGreaterThan(0);
  });
});
