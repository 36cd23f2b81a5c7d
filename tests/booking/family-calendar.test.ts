import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { nameInCalendars } from '#cms/accounts/name-in-calendars.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { familyCalendar } from '#cms/booking/family-calendar.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { expireHolds } from '../support/due.ts';
import { book, by, decide, type Family, hold, holdAndSign, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let parents: Family;
let n = 800;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  parents = await newFamily(demo.portal, ++n);
});

const hourly = (date: string, from = 840) => ({ form: 'hourly', date, window: { from, to: from + 120 } }) as const;

const fileOf = async (bookingId: string, lang: 'zh' | 'en' = 'zh') => {
  const { guardianId } = parents;
  return familyCalendar(demo.portal, { bookings: [await demo.portal.bookings.get(bookingId)], guardianId, lang });
};

/** What a calendar program understands of a file. */
function eventsIn(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const text = (name: string) => String(component.getFirstPropertyValue(name) ?? '');
    return {
      component,
      uid: event.uid,
      sequence: event.sequence,
      status: text('status'),
      at: event.startDate.toJSDate().toISOString(),
      until: event.endDate.toJSDate().toISOString(),
      title: event.summary,
      text,
      alarms: component.getAllSubcomponents('valarm').map((alarm) => String(alarm.getFirstPropertyValue('trigger'))),
    };
  });
}

/** A calendar that takes files in one after the other: of one entry the highest sequence counts. */
function takeIn(kept: Map<string, ReturnType<typeof eventsIn>[number]>, file: string) {
  for (const event of eventsIn(file)) {
    const known = kept.get(event.uid);
    if (!known || event.sequence > known.sequence) kept.set(event.uid, event);
  }
  expect(kept.size).toBe(1);
  return [...kept.values()][0] as ReturnType<typeof eventsIn>[number];
}

it('a stay is one entry from hold to cancellation, whatever happens to it', async () => {
  const calendar: Parameters<typeof takeIn>[0] = new Map();
  const { portal } = demo;
  const { guardianId, name } = parents;
  const held = await hold(portal, parents, hourly('2026-12-02'));
  if (!held.ok) throw new Error(held.code);
  const { id } = held.booking;
  const first = takeIn(calendar, await fileOf(id));
  expect(first).toMatchObject({ status: 'TENTATIVE', at: '2026-12-02T06:00:00.000Z', alarms: [] });

  await signContract(portal, { bookingId: id, guardianId, name, readTerms: true, by: by(parents) });
  const signed = takeIn(calendar, await fileOf(id));
  expect(signed.status).toBe('TENTATIVE');

  await settlePayment(portal, await decide(portal, parents, id, 'approve'));
  const paid = takeIn(calendar, await fileOf(id));
  expect(paid).toMatchObject({ status: 'CONFIRMED', alarms: ['-P1D', '-PT1H'] });

  const move = (date: string) =>
    rescheduleBooking(portal, { bookingId: id, guardianId, request: hourly(date), name, by: by(parents) });
  expect(await move('2026-12-03')).toMatchObject({ ok: true });
  const once = takeIn(calendar, await fileOf(id));
  expect(once).toMatchObject({ status: 'CONFIRMED', at: '2026-12-03T06:00:00.000Z', until: '2026-12-03T08:00:00.000Z' });
  expect(await move('2026-12-04')).toMatchObject({ ok: true });
  const twice = takeIn(calendar, await fileOf(id));
  expect(twice).toMatchObject({ status: 'CONFIRMED', at: '2026-12-04T06:00:00.000Z' });

  expect(await cancelBooking(portal, { bookingId: id, guardianId, by: by(parents) })).toMatchObject({ ok: true });
  const gone = takeIn(calendar, await fileOf(id));
  expect(gone).toMatchObject({ status: 'CANCELLED', at: '2026-12-04T06:00:00.000Z', alarms: [] });

  const sequences = [first, signed, paid, once, twice, gone].map(({ sequence }) => sequence);
  expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b));
});

it('an entry says what it is for, where, in the time of the city, and no name unless the family gives one', async () => {
  const id = await book(demo.portal, parents, hourly('2026-12-07'));
  const booking = await demo.portal.bookings.get(id);
  const facility = await demo.portal.facilities.get(booking.facilityId);
  const child = await demo.portal.children.get(parents.childId);
  const file = await fileOf(id);
  const [event] = eventsIn(file);
  expect(event?.title).toBe('孩子 1 · 计时托 · 海陵示例托育园');
  expect(event?.text('location')).toContain((facility.address as unknown as { zh: string }).zh);
  expect(event?.component.getFirstPropertyValue('geo')).toEqual([facility.lat, facility.lng]);
  expect(event?.text('description')).toContain('2026 年 12 月 7 日，周一 14:00–16:00（泰州市当地时间）');
  expect(event?.text('description')).toContain(`/bookings/${id}`);
  expect(toLocal(event?.at ?? '', 'Asia/Shanghai')).toEqual({ date: '2026-12-07', minute: 840 });
  expect(file).toContain('X-WR-TIMEZONE:Asia/Shanghai');
  for (const secret of [child.name, parents.name, String(booking.pickupCode)]) expect(file).not.toContain(secret);

  const { guardianId, childId } = parents;
  expect(await nameInCalendars(demo.portal, { guardianId, childId, name: ' 满满\u200b ' })).toMatchObject({ ok: true });
  expect(eventsIn(await fileOf(id, 'en'))[0]?.title).toBe('满满 · Hourly care · Hailing Sample Childcare');
  expect(await nameInCalendars(demo.portal, { guardianId, childId, name: '满'.repeat(21) })).toMatchObject({ ok: false });
  const stranger = await newFamily(demo.portal, ++n);
  const theirs = await nameInCalendars(demo.portal, { guardianId: stranger.guardianId, childId, name: 'x' });
  expect(theirs).toMatchObject({ ok: false, status: 404 });
});

it('coming and going is no change of an entry', async () => {
  const id = await book(demo.portal, parents, hourly('2026-12-09'));
  const [before] = eventsIn(await fileOf(id));
  demo.setNow('2026-12-09T06:05:00.000Z');
  const booking = await demo.portal.bookings.get(id);
  const mark = { bookingId: id, facilityId: booking.facilityId, date: '2026-12-09', what: 'check_in', staffId: 'staff' } as const;
  expect(await markAttendance(demo.portal, mark)).toMatchObject({ ok: true });
  expect(eventsIn(await fileOf(id))[0]?.sequence).toBe(before?.sequence);
});

it('what is not paid for in time is withdrawn', async () => {
  const { id } = await holdAndSign(demo.portal, parents, hourly('2026-12-08'));
  demo.setNow('2026-11-23T09:00:00.000Z');
  await expireHolds(demo.portal);
  expect(eventsIn(await fileOf(id))[0]?.status).toBe('CANCELLED');
});

it('of care by the month the days before the cancellation stay, and the others are withdrawn', async () => {
  const id = await book(demo.portal, parents, { form: 'full_day', date: '2026-12-01', months: 1, meals: false });
  expect(eventsIn(await fileOf(id)).map(({ alarms }) => alarms.length)).toEqual([1, ...Array(22).fill(0)]);
  demo.setNow('2026-12-02T12:00:00.000Z');
  const { guardianId } = parents;
  expect(await cancelBooking(demo.portal, { bookingId: id, guardianId, by: by(parents) })).toMatchObject({ ok: true });
  const events = eventsIn(await fileOf(id));
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  expect(events.slice(0, 3).map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED']);
  expect(events.at(-1)?.status).toBe('CANCELLED');
});
