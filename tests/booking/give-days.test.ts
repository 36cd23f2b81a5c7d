import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { centreMay } from '#cms/booking/centre-may.ts';
import { familyCalendar } from '#cms/booking/family-calendar.ts';
import {
  carryOutGivenDays,
  type GivenWish,
  giveDays,
  planGivenDays,
  seenOfGiven,
  undoGivenDays,
} from '#cms/booking/give-days.ts';
import { listOfFamily } from '#cms/booking/list-bookings.ts';
import { reportAbsence } from '#cms/booking/report-absence.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { deliverCare } from '#cms/payments/deliver-care.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { dayRoster } from '#cms/places/roster.ts';
import type { Notification } from '#cms/ports/notify/port.ts';
import { atProvider, booksOf, emptyBooks } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, type Family, hold, newFamily } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';

/** A Wednesday, an hour of 26.00; and a month of 2,180.00 and 500.00 for meals. */
const SINGLE = { form: 'hourly', date: '2026-12-16', window: { from: 540, to: 600 } } as const;
const MONTH = { form: 'full_day', date: '2026-12-01', months: 1, meals: true } as const;
/** Working days after the month. */
const AFTER = ['2027-01-05', '2027-01-06'] as const;
/** Of December, one for each of twenty families. */
const WORKDAYS = [1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18, 21, 22, 23, 24, 25, 28].map(
  (day) => `2026-12-${String(day).padStart(2, '0')}`,
);
const reason = '上周停电两天，补给你们';

let demo: DemoPortal;
let family: Family;
let sent: Notification[];
let n = 7600;
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
const wishFor = async (bookingId: string, days: readonly string[], more: Partial<GivenWish> = {}): Promise<GivenWish> => {
  const { facilityId, occasions } = await get(bookingId);
  const { from = 540, to = 600 } = occasions[0] ?? {};
  return { facilityId, bookingId, days, window: { from, to }, ...more };
};
const seenBy = async (wish: GivenWish) => {
  const planned = await planGivenDays(demo.portal, wish);
  return planned.ok ? seenOfGiven(planned.plan) : planned.code;
};
const announce = async (wish: GivenWish, more = {}) =>
  giveDays(demo.portal, { ...wish, reason, staffId: 'the-head', seen: await seenBy(wish), ...more });
const later = (minutes: number) => demo.setNow(new Date(Date.parse(demo.portal.now()) + minutes * 60_000).toISOString());
const turn = async () => {
  for (const id of await demo.portal.givenDays.dueBy(demo.portal.now())) await carryOutGivenDays(demo.portal, id);
};
const added = async (id: string, days: readonly string[], more: Partial<GivenWish> = {}) => {
  const done = await announce(await wishFor(id, days, more));
  if (!done.ok) throw new Error(done.code);
  later(10);
  await turn();
  return (await get(id)).actions.flatMap((action) => (action.type === 'give_days' ? action.stays : []));
};
const told = async (kind: string) => {
  const { contact } = await demo.portal.guardians.get(family.guardianId);
  return sent.filter((one) => one.to === contact && one.kind === kind);
};
const claimed = async (bookingId: string, date: string) => {
  const { classId } = await get(bookingId);
  const [sheet] = await demo.portal.sheets.read({ classIds: [classId], from: date, to: date });
  return sheet?.claims ?? [];
};

describe('days that a centre adds to a booking', () => {
  it('begin from its page, whether it lasts or is over; not from one that is unpaid, that its family cancelled or that was added itself', async () => {
    const id = await book(demo.portal, family, MONTH);
    expect(await centreMay(demo.portal, await get(id))).toContain('add');
    const [day = ''] = await added(id, [AFTER[0]]);
    expect(await centreMay(demo.portal, await get(day))).toEqual(['cancel']);
    expect(await seenBy(await wishFor(day, ['2027-01-07']))).toBe('given_not_paid');
    const other = await newFamily(demo.portal, ++n);
    const held = await hold(demo.portal, other, { ...SINGLE, date: '2026-12-23' });
    if (!held.ok) throw new Error(held.code);
    expect(await seenBy(await wishFor(held.booking.id, [AFTER[0]]))).toBe('given_not_paid');
    const paid = await book(demo.portal, other, SINGLE);
    await cancelBooking(demo.portal, { bookingId: paid, guardianId: other.guardianId, by: by(other) });
    expect(await seenBy(await wishFor(paid, [AFTER[0]]))).toBe('given_not_paid');
  });

  it('keep their places at once, and tell nobody until they can no longer be taken back; then the family is told once', async () => {
    const id = await book(demo.portal, family, MONTH);
    const wish = await wishFor(id, AFTER);
    const done = await announce(wish);
    if (!done.ok) throw new Error(done.code);
    expect(await claimed(id, AFTER[0])).toHaveLength(1);
    expect(await announce(wish)).toMatchObject({ code: expect.stringMatching(/^given_already$|^closing_changed$/) });
    later(9);
    await turn();
    expect([await told('days_given'), (await get(id)).actions.some(({ type }) => type === 'give_days')]).toEqual([[], false]);
    const own = { id: done.id, facilityId: wish.facilityId, staffId: 'the-head' };
    expect(await undoGivenDays(demo.portal, { ...own, facilityId: 'another' })).toMatchObject({ code: 'given_not_found' });
    expect(await undoGivenDays(demo.portal, own)).toMatchObject({ ok: true });
    expect(await claimed(id, AFTER[0])).toEqual([]);
    later(60);
    await turn();
    expect(await told('days_given')).toEqual([]);
    // Too late.
    const again = await announce(wish);
    if (!again.ok) throw new Error(again.code);
    later(10);
    expect(await undoGivenDays(demo.portal, { ...own, id: again.id })).toMatchObject({ code: 'closing_going_out' });
    await Promise.all(Array.from({ length: 20 }, () => carryOutGivenDays(demo.portal, again.id)));
    const [letter, ...more] = await told('days_given');
    expect([letter?.text.includes(reason), more]).toEqual([true, []]);
    expect((await get(id)).actions.filter(({ type }) => type === 'give_days')).toHaveLength(1);
    expect(await claimed(id, AFTER[1])).toHaveLength(1);
  });

  it('are bookings of their own, at the door, in the calendar and nowhere in the books; the contract is as it was', async () => {
    const id = await book(demo.portal, family, MONTH);
    const before = await get(id);
    const backBefore = (await refundPreview(demo.portal, before, { cause: 'centre' }))?.total;
    const [day = ''] = await added(id, [AFTER[0]]);
    const after = await get(id);
    expect({ ...after, actions: [], revision: 0 }).toEqual({ ...before, actions: [], revision: 0 });
    expect((await refundPreview(demo.portal, after, { cause: 'centre' }))?.total).toBe(backBefore);
    const given = await get(day);
    expect(given).toMatchObject({ status: 'confirmed', form: 'temporary', total: 0, lines: [], childId: family.childId });
    expect(given.contractId).toBeUndefined();
    expect(given.actions).toMatchObject([{ type: 'give', of: id, reason, by: { id: 'the-head' } }]);
    const details = await bookingDetails(demo.portal, day, family.guardianId);
    expect([details?.may.includes('cancel'), details?.preview]).toEqual([true, undefined]);
    const whose = { bookings: [given], guardianId: family.guardianId, lang: 'zh' } as const;
    expect(await familyCalendar(demo.portal, whose)).toContain('DTSTART');
    expect((await listOfFamily(demo.portal, family.guardianId, TEST_NOW)).map((one) => one.id)).toContain(day);
    demo.setNow('2027-01-05T01:00:00.000Z');
    const roster = await dayRoster(demo.portal, { facilityId: given.facilityId, date: AFTER[0], reader: 'the-head' });
    expect(JSON.stringify(roster)).toContain(given.number);
    await markAttendance(demo.portal, { ...given, bookingId: day, date: AFTER[0], what: 'check_in', staffId: 'the-head' });
    demo.setNow('2027-01-06T01:00:00.000Z');
    await deliverCare(demo.portal, day);
    expect((await get(day)).status).toBe('completed');
    expect(await booksOf(demo.portal, day)).toMatchObject({ refunds: [], receipts: [], kinds: [], sum: 0 });
    expect((await reconcileMoney(demo.portal)).found.filter(({ bookingId }) => bookingId === id || bookingId === day)).toEqual(
      [],
    );
  });

  it('are declined by the family at no cost, and their places are free; none of them is moved', async () => {
    const id = await book(demo.portal, family, MONTH);
    const [first = '', second = ''] = await added(id, AFTER);
    const own = { guardianId: family.guardianId, by: by(family) };
    expect(await cancelBooking(demo.portal, { ...own, bookingId: first })).toMatchObject({ ok: true, refund: 0 });
    expect([(await get(first)).status, (await get(second)).status, (await get(id)).status]).toEqual([
      'cancelled',
      'confirmed',
      'confirmed',
    ]);
    expect([(await claimed(id, AFTER[0])).length, (await claimed(id, AFTER[1])).length]).toEqual([0, 1]);
    expect(await told('given_cancelled')).toHaveLength(1);
    const moved = {
      ...own,
      bookingId: second,
      name: family.name,
      request: { ...SINGLE, form: 'temporary', date: '2027-01-07' },
    } as const;
    expect(await rescheduleBooking(demo.portal, moved)).toMatchObject({ code: 'reschedule_given' });
    const stranger = await newFamily(demo.portal, ++n);
    const other = { guardianId: stranger.guardianId, by: by(stranger), bookingId: second };
    expect(await cancelBooking(demo.portal, other)).toMatchObject({ code: 'booking_not_found' });
  });

  it('are judged as a hold is: all of them or none', async () => {
    const id = await book(demo.portal, family, MONTH);
    const refused = async (days: readonly string[], more: Partial<GivenWish> = {}) => {
      const wish = await wishFor(id, days, more);
      return [await seenBy(wish), await announce(wish).then((done) => (done.ok ? 'ok' : done.code))];
    };
    for (const [days, code] of [
      [[], 'given_none'],
      [['2027-01-05', '2027-01-05'], 'given_twice'],
      [['soon'], 'date_invalid'],
      [['2027-12-01'], 'given_too_far'],
      [['2026-12-08'], 'given_booked_already'],
      [['2026-11-23'], 'given_begun'],
    ] as const)
      expect(await refused(days), code).toEqual([code, code]);
    expect(await refused(Array.from({ length: 11 }, (_, at) => `2027-01-${at + 10}`))).toEqual([
      'given_too_many',
      'given_too_many',
    ]);
    expect(await refused([AFTER[0]], { window: { from: 540, to: 545 } })).toEqual(['given_hours', 'given_hours']);
    expect(await refused([AFTER[0]], { facilityId: 'another' })).toEqual(['booking_not_found', 'booking_not_found']);
    // A Saturday.
    const weekend = await wishFor(id, [AFTER[0], '2027-01-09']);
    expect(await seenBy(weekend)).toBe('no_place.closed_that_weekday');
    // As if it had been open when it was looked at.
    const looked = await planGivenDays(demo.portal, await wishFor(id, AFTER));
    if (!looked.ok) throw new Error(looked.code);
    const [first, second] = looked.plan.days.map((day) => ({ ...day, occasion: { ...day.occasion } }));
    if (!first || !second) throw new Error('not two days');
    second.occasion.date = '2027-01-09';
    const seen = seenOfGiven({ ...looked.plan, days: [first, second] });
    expect(await announce(weekend, { seen })).toMatchObject({ code: 'no_place.closed_that_weekday' });
    expect(await claimed(id, AFTER[0])).toEqual([]);
    // Where the child is elsewhere then.
    await book(demo.portal, family, { ...SINGLE, date: AFTER[1] });
    expect(await refused(AFTER)).toEqual(['child_taken_then', 'child_taken_then']);
    expect(await claimed(id, AFTER[0])).toEqual([]);
    const wish = await wishFor(id, [AFTER[0]]);
    expect(await announce(wish, { reason: ' ' })).toMatchObject({ code: 'given_reason' });
    expect(await announce(wish, { seen: 'another' })).toMatchObject({ code: 'closing_changed' });
  });

  it('of twenty at one moment for one last place one is given, and who would buy it is refused', async () => {
    const ids = [];
    for (let at = 0; at < 20; at++) {
      const one = await newFamily(demo.portal, ++n);
      ids.push(await book(demo.portal, one, { ...SINGLE, date: WORKDAYS[at] as string }));
    }
    const day = '2027-01-13';
    const wishes = await Promise.all(ids.map((id) => wishFor(id, [day])));
    const [{ facilityId } = { facilityId: '' }] = wishes;
    const { classId } = await get(ids[0] ?? '');
    // All places but one are taken.
    const room = async () => {
      const planned = await planGivenDays(demo.portal, wishes[0] as GivenWish);
      return planned.ok;
    };
    let taken = 0;
    for (; taken < 60 && (await room()); taken++) {
      const [sheet] = await demo.portal.sheets.read({ classIds: [classId], from: day, to: day });
      const was = sheet ?? { classId, facilityId, date: day, claims: [], version: 0 };
      const claims = [...was.claims, { booking: `filled:${taken}`, from: 540, to: 600 }];
      await demo.portal.work(async (unit) => demo.portal.sheets.write([{ ...was, claims }], unit));
    }
    const [full] = await demo.portal.sheets.read({ classIds: [classId], from: day, to: day });
    if (!full) throw new Error('no sheet');
    await demo.portal.work(async (unit) => demo.portal.sheets.write([{ ...full, claims: full.claims.slice(0, -1) }], unit));
    const seen = await Promise.all(wishes.map(seenBy));
    const all = await Promise.all(
      wishes.map((wish, at) => giveDays(demo.portal, { ...wish, reason, staffId: 'the-head', seen: seen[at] ?? '' })),
    );
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await claimed(ids[0] ?? '', day)).length).toBe(full.claims.length);
    expect(await hold(demo.portal, family, { ...SINGLE, date: day })).toMatchObject({ ok: false });
  });

  it('on which the child has come to be elsewhere, or that is past when the clock is back, are given up', async () => {
    const id = await book(demo.portal, family, MONTH);
    expect(await announce(await wishFor(id, AFTER))).toMatchObject({ ok: true });
    const [sheet] = await claimed(id, AFTER[0]);
    expect(sheet).toBeDefined();
    // A time that is not the class's full day: the family books it within the ten minutes.
    await book(demo.portal, family, { ...SINGLE, date: AFTER[0] });
    later(10);
    await turn();
    expect((await get(id)).actions.findLast(({ type }) => type === 'give_days')).toMatchObject({ days: [{ date: AFTER[1] }] });
    expect((await claimed(id, AFTER[0])).map(({ from, to }) => [from, to])).toEqual([[540, 600]]);
    const other = await newFamily(demo.portal, ++n);
    const paid = await book(demo.portal, other, SINGLE);
    expect(await announce(await wishFor(paid, ['2026-12-17']))).toMatchObject({ ok: true });
    demo.setNow('2026-12-17T04:00:00.000Z');
    await turn();
    expect((await get(paid)).actions.some(({ type }) => type === 'give_days')).toBe(false);
    expect((await claimed(paid, '2026-12-17')).filter(({ from }) => from === 540)).toEqual([]);
  });

  it('after a stay by the hour are a further stay of its kind, worth its price, and nothing of it was paid', async () => {
    const id = await book(demo.portal, family, SINGLE);
    const planned = await planGivenDays(demo.portal, await wishFor(id, ['2026-12-18']));
    if (!planned.ok) throw new Error(planned.code);
    expect(planned.plan.worth).toBe((await get(id)).total);
    const [day = ''] = await added(id, ['2026-12-18']);
    expect(await get(day)).toMatchObject({ form: 'hourly', total: 0, request: { ...SINGLE, date: '2026-12-18' } });
    expect(await atProvider(demo.portal, id)).toMatchObject({ refunded: 0 });
  });

  it('on which the child is not needed to come are plainly noted: nothing is offered again for money, and no price is held by them', async () => {
    const id = await book(demo.portal, family, MONTH);
    const [day = ''] = await added(id, [AFTER[0]]);
    const wish = { bookingId: day, guardianId: family.guardianId, date: AFTER[0], by: by(family) };
    expect(await reportAbsence(demo.portal, wish)).toMatchObject({ ok: true });
    expect((await get(day)).actions.at(-1)).toMatchObject({ type: 'absent', date: AFTER[0] });
    expect((await get(day)).actions.at(-1)).not.toHaveProperty('offered');
    expect([await told('absence_noted'), await told('absence_offered')].map(({ length }) => length)).toEqual([1, 0]);
    const { facilityId } = await get(day);
    const asked = { facilityId, form: 'temporary', from: '2027-01-01', since: TEST_NOW } as const;
    expect(await demo.portal.work((unit) => demo.portal.bookings.isSoldFrom(asked, unit))).toBe(false);
  });

  it('are for a child that its family has: none once it was removed, be it within the ten minutes', async () => {
    const id = await book(demo.portal, family, MONTH);
    const done = await announce(await wishFor(id, [AFTER[0]]));
    expect(done).toMatchObject({ ok: true });
    await demo.portal.work((unit) => demo.portal.children.hide(family.childId, demo.portal.now(), unit));
    expect(await seenBy(await wishFor(id, [AFTER[1]]))).toBe('given_child_gone');
    later(10);
    await turn();
    expect(await told('days_given')).toEqual([]);
    expect((await claimed(id, AFTER[0])).length).toBe(0);
  });
});
