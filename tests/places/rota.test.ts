import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { noteAway, planAway, seenOf, undoAway } from '#cms/places/rota/away.ts';
import { changeShift } from '#cms/places/rota/change-shift.ts';
import { weekOfShifts } from '#cms/places/rota/week-of-shifts.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { emptyBooks } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW, WEDNESDAY } from '../support/demo-portal.ts';
import { book, hold, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let facilityId: string;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 3, enrolled: false });
  facilityId = demo.portal.supplies.all().find(({ slug }) => slug === EXAMPLE_SLUG)?.id ?? '';
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await emptyBooks(demo.portal);
});
afterAll(() => demo.close());

const monday = '2026-11-23';
let late = 100;
async function week() {
  const found = await weekOfShifts(demo.portal, { facilityId, monday });
  if (!found) throw new Error('no such centre');
  return found;
}
/** Everybody of the infants' class, and what it takes on Wednesday at half past nine. */
async function infants() {
  const { days, people, classes } = await week();
  const booked = await newFamily(demo.portal, 1);
  const id = classes[0]?.id ?? '';
  const slots = days.find(({ date }) => date === WEDNESDAY)?.classes.find((one) => one.id === id)?.slots ?? [];
  const carers = people.filter(({ shifts }) => shifts.some((shift) => shift.classId === id));
  return { booked, carers, slot: slots.find(({ minute }) => minute === 570) };
}
const away = (staff: string, date = WEDNESDAY) => ({ facilityId, staff, from: date, to: date });

describe('somebody does not come', () => {
  it('is shown before it is saved, counts from then on, and can be taken back', async () => {
    const { carers, slot } = await infants();
    const [first] = carers;
    if (!first || !slot) throw new Error('nobody is on shift');
    const planned = await planAway(demo.portal, away(first.id));
    if (!planned.ok) throw new Error(planned.code);
    const seen = seenOf(planned.follows);
    expect(await noteAway(demo.portal, { ...away(first.id), seen: 'something else', by: 'a-head' })).toMatchObject({
      code: 'away_changed',
    });
    const noted = await noteAway(demo.portal, { ...away(first.id), seen, by: 'a-head' });
    if (!noted.ok) throw new Error(noted.code);
    expect((await infants()).slot?.staff).toBe(slot.staff - 1);
    const again = await planAway(demo.portal, away(first.id));
    expect(again).toMatchObject({ ok: true, follows: [] });
    expect(await noteAway(demo.portal, { ...away(first.id), seen: seenOf([]), by: 'a-head' })).toMatchObject({
      code: 'away_already',
    });
    expect(await undoAway(demo.portal, { id: noted.id, facilityId: 'another', by: 'x' })).toMatchObject({
      code: 'away_not_found',
    });
    expect(await undoAway(demo.portal, { id: noted.id, facilityId, by: 'a-head' })).toEqual({ ok: true });
    expect((await infants()).slot?.staff).toBe(slot.staff);
  });

  it('names the child that is booked and would be without a carer', async () => {
    const { carers } = await infants();
    const family = await newFamily(demo.portal, 2);
    const booking = await book(demo.portal, family, { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 600 } });
    const noted: string[] = [];
    let touched: string[] = [];
    for (const { id } of carers) {
      const planned = await planAway(demo.portal, away(id));
      if (!planned.ok) throw new Error(planned.code);
      touched = planned.follows.flatMap((one) => one.touched);
      const done = await noteAway(demo.portal, { ...away(id), seen: seenOf(planned.follows), by: 'a-head' });
      if (done.ok) noted.push(done.id);
    }
    expect(touched).toContain(booking);
    const { days } = await week();
    const gaps = days.flatMap((day) => (day.date === WEDNESDAY ? day.classes.flatMap((one) => one.gaps) : []));
    expect(gaps).toContainEqual(expect.objectContaining({ kind: 'broken', from: 540, to: 600, staff: 0, children: 1 }));
    for (const id of noted) await undoAway(demo.portal, { id, facilityId, by: 'a-head' });
  });

  it('is undone from today on: days that are over stay as they were, and it is kept whose days they are', async () => {
    const staff = (await infants()).carers[0]?.id ?? '';
    const wish = { ...away(staff), to: addDays(WEDNESDAY, 2) };
    const planned = await planAway(demo.portal, wish);
    const noted = await noteAway(demo.portal, { ...wish, seen: planned.ok ? seenOf(planned.follows) : '', by: 'a-head' });
    if (!noted.ok) throw new Error(noted.code);
    const undo = { id: noted.id, facilityId, by: 'a-head' };
    const { from, to } = wish;
    expect(await demo.portal.audit.lastOf('note_away')).toMatchObject({ detail: { staff, from, to } });
    demo.setNow('2026-11-26T02:00:00.000Z');
    expect(await undoAway(demo.portal, undo)).toEqual({ ok: true });
    expect(await demo.portal.audit.lastOf('undo_away')).toMatchObject({ detail: { staff, from: '2026-11-26', to } });
    expect(await demo.portal.rota.absences(facilityId, from)).toEqual([{ id: noted.id, staff, from, to: from }]);
    expect(await undoAway(demo.portal, undo)).toMatchObject({ ok: false, code: 'away_past' });
    demo.setNow(TEST_NOW);
    expect(await undoAway(demo.portal, undo)).toEqual({ ok: true });
    expect(await demo.portal.rota.absences(facilityId, from)).toEqual([]);
  });

  it('however much follows, a short word says what was seen', () => {
    const follows = Array.from({ length: 600 }, (_, n) => ({
      ...{ classId: 'a-class', date: addDays(WEDNESDAY, n), gaps: [] },
      touched: Array.from({ length: 20 }, (_, child) => `enrolled:${child}`),
    }));
    expect(seenOf(follows).length).toBeLessThanOrEqual(100);
    expect(seenOf(follows)).not.toBe(seenOf(follows.slice(1)));
  });

  it.each([
    [{ from: '2026-11-20', to: '2026-11-20' }, 'away_past'],
    [{ from: WEDNESDAY, to: '2026-11-24' }, 'closing_order'],
    [{ from: WEDNESDAY, to: '2027-02-01' }, 'away_long'],
    [{ staff: 'nobody' }, 'staff_not_found'],
  ])('not with %o: %s', async (wrong, code) => {
    const staff = (await infants()).carers[0]?.id ?? '';
    expect(await planAway(demo.portal, { ...away(staff), ...wrong })).toMatchObject({ ok: false, code });
  });
});

describe('a shift', () => {
  it('moves by half hours, and not over somebody else’s change of it', async () => {
    const shift = (await infants()).carers[0]?.shifts[0];
    if (!shift) throw new Error('nobody is on shift');
    const wish = { facilityId, id: shift.id, updatedAt: shift.updatedAt, from: shift.from + 30, to: shift.to, by: 'a-head' };
    expect(await changeShift(demo.portal, { ...wish, from: shift.from + 10 })).toMatchObject({ code: 'not_on_half_hour' });
    expect(await changeShift(demo.portal, { ...wish, to: shift.from })).toMatchObject({ code: 'ends_before_start' });
    expect(await changeShift(demo.portal, wish)).toEqual({ ok: true });
    expect(await changeShift(demo.portal, wish)).toMatchObject({ code: 'shift_changed' });
    const now = (await infants()).carers.flatMap(({ shifts }) => shifts).find(({ id }) => id === shift.id);
    expect(now?.from).toBe(shift.from + 30);
    await changeShift(demo.portal, { ...wish, updatedAt: now?.updatedAt ?? '', from: shift.from });
  });

  it('does not end while children are booked who would be without somebody, and says whose they are', async () => {
    const { carers } = await infants();
    const booking = await book(demo.portal, await newFamily(demo.portal, ++late), {
      ...{ form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 600 } },
    });
    const shifts = carers.flatMap((one) => one.shifts);
    const answers = [];
    for (const { id, updatedAt, to } of shifts)
      answers.push(await changeShift(demo.portal, { facilityId, id, updatedAt, from: 630, to, by: 'a-head' }));
    const [refused] = answers.filter(({ ok }) => !ok);
    expect(refused).toMatchObject({
      code: 'shift_needed',
      field: 'from',
      params: { day: WEDNESDAY, time: '09:00', children: 1 },
    });
    const { number } = await demo.portal.bookings.get(booking);
    expect(refused).toMatchObject({ booked: { bookings: [{ id: booking, number }] } });
    for (const { id, from, to } of shifts) {
      const now = (await infants()).carers.flatMap((one) => one.shifts).find((shift) => shift.id === id);
      if (now) await changeShift(demo.portal, { facilityId, id, updatedAt: now.updatedAt, from, to, by: 'a-head' });
    }
  });

  it('is not made longer into the hours that the same person works in another centre, which are not told', async () => {
    const { payload } = demo.portal;
    const data = { role: 'carer', certificate: '保育师', certificateNumber: 'BOTH-1', healthCheckOn: '2026-10-01' } as const;
    const [here, there] = demo.portal.supplies.all().toSorted((one) => (one.id === facilityId ? -1 : 1));
    const onShift = async (at: typeof here, hours: { from: string; to: string }) => {
      const own = { facility: at?.id ?? '', name: `两处${hours.from}` };
      const { id: staff } = await payload.create({ collection: 'staff', data: { ...own, ...data } });
      const shift = { facility: own.facility, staff, class: at?.classes[0]?.id ?? '', weekdays: '7', ...hours };
      return payload.create({ collection: 'shifts', data: shift, depth: 0 });
    };
    const { id, updatedAt } = await onShift(here, { from: '08:00', to: '10:00' });
    await onShift(there, { from: '10:00', to: '17:00' });
    const wish = { facilityId, id, updatedAt, from: 480, to: 660, by: 'a-head' };
    const refused = await changeShift(demo.portal, wish);
    expect(refused).toMatchObject({ ok: false, code: 'shift_elsewhere' });
    expect(JSON.stringify(refused)).not.toMatch(/10:00|17:00/);
    expect(await changeShift(demo.portal, { ...wish, from: 510, to: 600 })).toEqual({ ok: true });
  });
});

describe('what is sold while somebody is noted as away', () => {
  /** As the portal, with something that is done by another just before its next unit of work. */
  function overtakenBy(meanwhile: () => Promise<unknown>): Portal {
    const once = [meanwhile];
    const work: Portal['work'] = async (...args) => {
      await once.pop()?.();
      return demo.portal.work(...args);
    };
    return { ...demo.portal, work };
  }
  const noted: string[] = [];
  async function allAway(date = WEDNESDAY) {
    for (const { id } of (await infants()).carers) {
      const planned = await planAway(demo.portal, away(id, date));
      const seen = planned.ok ? seenOf(planned.follows) : '';
      const done = await noteAway(demo.portal, { ...away(id, date), seen, by: 'a-head' });
      if (done.ok) noted.push(done.id);
    }
  }
  afterEach(async () => {
    for (const id of noted.splice(0)) await undoAway(demo.portal, { id, facilityId, by: 'a-head' });
  });
  const hourly = (from: number, date = WEDNESDAY) => ({ form: 'hourly', date, window: { from, to: from + 60 } }) as const;

  it('a place is held by who is there then', async () => {
    const family = await newFamily(demo.portal, 3);
    expect(
      await hold(
        overtakenBy(() => allAway()),
        family,
        hourly(540),
      ),
    ).toMatchObject({ ok: false, code: 'no_place.no_staff' });
  });

  it('and a stay moved', async () => {
    const later = '2026-12-02';
    const family = await newFamily(demo.portal, 4);
    const bookingId = await book(demo.portal, family, hourly(540, later));
    const { guardianId, name } = family;
    const wish = { bookingId, guardianId, name, request: hourly(660, later), by: { kind: 'guardian', id: guardianId } } as const;
    expect(
      await rescheduleBooking(
        overtakenBy(() => allAway(later)),
        wish,
      ),
    ).toMatchObject({ ok: false, code: 'no_place.no_staff' });
  });
});
