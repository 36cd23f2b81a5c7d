import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { carryOutClosing, closeDays } from '#cms/booking/close-days.ts';
import { eraseFamily } from '#cms/booking/erase-family.ts';
import { holdPlace } from '#cms/booking/hold-place.ts';
import { planClosing, seenOf } from '#cms/booking/plan-closing.ts';
import { bookTour, cancelTour, noteMissed, toursFree } from '#cms/booking/tours/book-tour.ts';
import { callOffShut, findShutTours } from '#cms/booking/tours/call-off-shut.ts';
import { tourCalendar, tourEvents } from '#cms/booking/tours/tour-calendar.ts';
import { tourFirst } from '#cms/booking/tours/tour-first.ts';
import { joinWaitlist } from '#cms/booking/waitlist/join-waitlist.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { freeTours } from '#domain/places/tours.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';
import { book, type Family, hold, newFamily, wishOf } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';

let demo: DemoPortal;
let heard: ReturnType<typeof hearMessages>;
let facilityId: string;
let n = 6300;
let parents: Family;
/** Wednesdays from ten to eleven, one family at a time. */
const WEDNESDAY = { date: '2026-11-25', from: 600, to: 660 };
const NEXT = { ...WEDNESDAY, date: '2026-12-02' };
const AFTER = '2026-11-25T03:30:00.000Z';
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  heard = hearMessages(demo.portal);
  const { facility, group } = infants(demo.portal);
  facilityId = facility.id;
  await demo.portal.payload.db.deleteMany({ collection: 'tour-slots', where: {} });
  const slot = { facility: facilityId, weekdays: '3', from: '10:00', to: '11:00', families: 1 };
  await demo.portal.payload.create({ collection: 'tour-slots', data: slot });
  await demo.portal.payload.update({ collection: 'classes', id: group.id, data: { tourFirst: ['temporary'] } });
  await eventually(async () => infants(demo.portal).group.tourFirst?.length === 1);
});
afterAll(() => demo.close());
beforeEach(async () => {
  parents = await newFamily(demo.portal, ++n);
  await demo.portal.payload.db.deleteMany({ collection: 'tours', where: {} });
});
afterEach(() => demo.setNow(TEST_NOW));

const visit = (time = WEDNESDAY, who = parents) =>
  bookTour(demo.portal, { facilityId, guardianId: who.guardianId, childId: who.childId, time });
async function visited(time = WEDNESDAY) {
  const booked = await visit(time);
  if (!booked.ok) throw new Error(booked.code);
  return booked.tour;
}
const temporary = { form: 'temporary', date: '2026-12-03', window: { from: 600, to: 720 } } as const;
const told = (kind: string) => heard.filter((one) => one.kind === kind && one.id?.includes(parents.guardianId));

it('a time is free for as many families as the centre takes at once, on days on which it is not shut', () => {
  const slots = [{ weekdays: '36', from: 600, to: 660, families: 2 }];
  const centre = { hours: [{ weekdays: '12345', from: 480, to: 1080 }], special: new Map(), timeZone: 'Asia/Shanghai' };
  const closures = [{ from: '2026-12-02', to: '2026-12-02', reason: { zh: '', en: '' } }];
  const taken = [
    { ...WEDNESDAY, state: 'booked' as const },
    { ...WEDNESDAY, state: 'cancelled' as const },
  ];
  const free = freeTours({ slots, taken }, { ...centre, closures, now: TEST_NOW });
  expect(free.slice(0, 3)).toEqual([
    { ...WEDNESDAY, left: 1 },
    // A Saturday, on which no child comes: the rooms can be looked at.
    { ...WEDNESDAY, date: '2026-11-28', left: 2 },
    { ...WEDNESDAY, date: '2026-12-05', left: 2 },
  ]);
  expect(freeTours({ slots, taken }, { ...centre, closures, now: '2026-11-25T02:00:00.000Z' })[0]?.date).toBe('2026-11-28');
});

it('a family books one visit for a child, moves it, and calls it off, told each time with an entry for its calendar', async () => {
  const tour = await visited();
  expect(await toursFree(demo.portal, facilityId)).not.toContainEqual(expect.objectContaining({ date: WEDNESDAY.date }));
  expect(await visit()).toMatchObject({ ok: true, tour: { id: tour.id } });
  const other = await newFamily(demo.portal, ++n);
  expect(await visit(WEDNESDAY, other)).toMatchObject({ ok: false, code: 'tour_taken' });
  expect(await visit({ ...WEDNESDAY, from: 615 })).toMatchObject({ ok: false, code: 'tour_taken' });
  const moved = await visit(NEXT);
  expect(moved).toMatchObject({ ok: true, tour: { id: tour.id, date: NEXT.date } });
  expect(await demo.portal.tours.ofFamily(parents.guardianId)).toHaveLength(1);
  expect(await visit(WEDNESDAY, other)).toMatchObject({ ok: true });

  if (!moved.ok) return;
  const file = await tourCalendar(demo.portal, moved.tour, 'zh');
  expect(file).toContain('DTSTART:20261202T020000Z');
  expect(file).not.toContain('宝宝');
  const feed = { guardianId: parents.guardianId, lang: 'zh' as const };
  const [event, ...more] = await tourEvents(demo.portal, { ...feed, since: TEST_NOW });
  expect([event?.start, more]).toEqual(['2026-12-02T02:00:00.000Z', []]);
  expect(await tourEvents(demo.portal, { ...feed, since: '2026-12-03T00:00:00.000Z' })).toEqual([]);
  const off = (who: Family) => cancelTour(demo.portal, { id: tour.id, guardianId: who.guardianId });
  expect(await off(other)).toMatchObject({ ok: false, code: 'tour_not_found' });
  expect(await off(parents)).toMatchObject({ ok: true, tour: { state: 'cancelled' } });
  expect(await off(parents)).toMatchObject({ ok: true });
  const gone = await demo.portal.tours.find(tour.id);
  if (gone) expect(await tourCalendar(demo.portal, gone, 'zh')).toContain('STATUS:CANCELLED');
  expect([told('tour_booked'), told('tour_moved'), told('tour_cancelled')].map((all) => all.length)).toEqual([1, 1, 1]);
});

it('of ten families that want one time at one moment one has it', async () => {
  const crowd = await Promise.all(Array.from({ length: 10 }, () => newFamily(demo.portal, ++n)));
  const answers = await Promise.all(crowd.map((who) => visit(WEDNESDAY, who)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

it('the first booking of such care waits until the family has been there; nobody who has is asked again', async () => {
  const refused = await hold(demo.portal, parents, temporary);
  const why = { reason: 'visit_first', when: { on: WEDNESDAY.date, at: 600 } };
  expect(refused).toMatchObject({ ok: false, code: 'no_place.visit_first', why });
  // Other care there needs none, and the counter has the family before it.
  expect(await hold(demo.portal, parents, { ...temporary, form: 'hourly' })).toMatchObject({ ok: true });
  const atCounter = { ...wishOf(parents, { ...temporary, date: '2026-12-04' }), by: { kind: 'staff', id: 'head' } as const };
  expect(await holdPlace(demo.portal, atCounter)).toMatchObject({ ok: true });

  const tour = await visited();
  const next = { ...temporary, date: '2026-12-07' } as const;
  expect(await hold(demo.portal, parents, next)).toMatchObject({ ok: false, code: 'no_place.visit_first' });
  demo.setNow(AFTER);
  expect(await noteMissed(demo.portal, { id: tour.id, facilityId: 'another', back: false })).toMatchObject({ ok: false });
  expect(await noteMissed(demo.portal, { id: tour.id, facilityId, back: false })).toMatchObject({ ok: true });
  expect(await hold(demo.portal, parents, next)).toMatchObject({ ok: false, code: 'no_place.visit_first' });
  await noteMissed(demo.portal, { id: tour.id, facilityId, back: true });
  expect(await hold(demo.portal, parents, next)).toMatchObject({ ok: true });
});

it('where all times of a visit that comes first are taken, it is said when new ones come up and whom to call', async () => {
  const { docs } = await demo.portal.payload.find({ collection: 'tour-slots', limit: 0, pagination: false });
  const days = Array.from({ length: 5 }, (_, n) => addDays(WEDNESDAY.date, 7 * n));
  for (const date of days) await visit({ ...WEDNESDAY, date }, await newFamily(demo.portal, ++n));
  expect(docs).toHaveLength(1);
  // Monday 23 November: the Wednesday of 23 December is not yet to be had, for visits come up four weeks ahead.
  const call = (await demo.portal.facilities.get(facilityId)).phone;
  const refused = await hold(demo.portal, parents, temporary);
  const free = days.filter((date) => date > addDays('2026-11-23', 28));
  expect(free).toEqual(['2026-12-23']);
  expect(refused).toMatchObject({ code: 'no_place.visit_first', why: { when: { on: '2026-11-25', call } } });
  if (refused.ok) return;
  const said = problemWords(createTranslator('zh'), refused).replaceAll('\u00a0', ' ');
  expect(said).toContain(`现在都约满了，11 月 25 日起有新的时间，等不及就打 ${call}`);
});

it('nobody waits in line for care that it could not take when its turn comes', async () => {
  const joining = (form: 'hourly' | 'temporary') =>
    joinWaitlist(demo.portal, {
      ...{ slug: EXAMPLE_SLUG, guardianId: parents.guardianId, childIds: [parents.childId] },
      care: { request: { ...temporary, form } },
    });
  const refused = { code: 'no_place.visit_first', why: { reason: 'visit_first', when: { on: WEDNESDAY.date, at: 600 } } };
  expect(await joining('temporary')).toMatchObject(refused);
  expect(await joining('hourly')).toMatchObject({ code: 'wait_place_free' });
  await visited();
  expect(await joining('temporary')).toMatchObject({ code: 'no_place.visit_first' });
  demo.setNow(AFTER);
  expect(await joining('temporary')).toMatchObject({ code: 'wait_place_free' });
});

it('who is in its care already has been there', async () => {
  await book(demo.portal, parents, { form: 'hourly', date: '2026-12-08', window: { from: 600, to: 660 } });
  const { group } = infants(demo.portal);
  const wanted = { facilityId, group, form: 'temporary', childId: parents.childId } as const;
  expect(await tourFirst(demo.portal, wanted)).toBeUndefined();
  expect(await tourFirst(demo.portal, { ...wanted, childId: undefined })).toMatchObject({ reason: 'visit_first' });
});

it('the centre calls one off and the family hears it; what has begun stays; a closed account leaves none', async () => {
  const tour = await visited();
  expect(await cancelTour(demo.portal, { id: tour.id, facilityId: 'another' })).toMatchObject({ code: 'tour_not_found' });
  expect(await noteMissed(demo.portal, { id: tour.id, facilityId, back: false })).toMatchObject({ code: 'tour_not_yet' });
  expect(await cancelTour(demo.portal, { id: tour.id, facilityId })).toMatchObject({ ok: true });
  expect(told('tour_called_off')).toHaveLength(1);
  const again = await visited();
  demo.setNow('2026-11-25T02:10:00.000Z');
  expect(await cancelTour(demo.portal, { id: again.id, guardianId: parents.guardianId })).toMatchObject({ code: 'tour_over' });
  const { contact } = await demo.portal.guardians.get(parents.guardianId);
  expect(await eraseFamily(demo.portal, { id: parents.guardianId, contact })).toMatchObject({ ok: true });
  expect(await demo.portal.tours.listAt(facilityId, '2026-01-01')).toEqual([]);
});

it('a centre that may take no child shows itself to nobody', async () => {
  const { facility } = infants(demo.portal);
  const stopped = { ...facility, standing: { ...facility.standing, operating: 'paused' as const } };
  const supplies = { ...demo.portal.supplies, get: () => stopped, fresh: async () => stopped };
  const portal = { ...demo.portal, supplies };
  expect(await toursFree(demo.portal, facilityId)).not.toEqual([]);
  expect(await toursFree(portal, facilityId)).toEqual([]);
  const tour = await visited();
  expect(await findShutTours(portal)).toEqual([tour.id]);
  const begun = { ...portal, now: () => '2026-11-25T02:10:00.000Z' };
  expect(await findShutTours(begun)).toEqual([]);
  // Read afresh, it is open: another process has been faster.
  expect(await callOffShut(demo.portal, tour.id)).toBe('nothing_due');
  const { guardianId, childId } = parents;
  expect(await bookTour(portal, { facilityId, guardianId, childId, time: NEXT })).toMatchObject({ code: 'tour_taken' });
});

it('a centre that shuts on some days calls off the visits on them, and each family hears it once', async () => {
  const tour = await visited();
  const other = await newFamily(demo.portal, ++n);
  expect(await visit(NEXT, other)).toMatchObject({ ok: true });
  const days = { facilityId, from: WEDNESDAY.date, to: WEDNESDAY.date };
  const planned = await planClosing(demo.portal, days);
  if (!planned.ok) throw new Error(planned.code);
  const wish = { ...days, reason: { zh: '停水', en: 'No water' }, refunds: [], staffId: 'head' };
  const closed = await closeDays(demo.portal, { ...wish, seen: seenOf(planned.plan) });
  if (!closed.ok) throw new Error(closed.code);
  expect(told('tour_called_off')).toHaveLength(0);
  demo.setNow(plusMinutes(TEST_NOW, demo.portal.city.closingUndoMinutes));
  expect(await findShutTours(demo.portal)).toEqual([]);
  await carryOutClosing(demo.portal, closed.id);
  await demo.portal.supplies.refresh([facilityId]);
  expect(await findShutTours(demo.portal)).toEqual([tour.id]);
  const done = await Promise.all([callOffShut(demo.portal, tour.id), callOffShut(demo.portal, tour.id)]);
  expect(done.filter((one) => one === 'called_off').length).toBeGreaterThan(0);
  expect(await callOffShut(demo.portal, tour.id)).toBe('nothing_due');
  expect(await findShutTours(demo.portal)).toEqual([]);
  expect(await demo.portal.tours.find(tour.id)).toMatchObject({ state: 'cancelled' });
  expect(told('tour_called_off')).toHaveLength(1);
  const [kept] = await demo.portal.tours.ofFamily(other.guardianId);
  expect(kept).toMatchObject({ state: 'booked', date: NEXT.date });
  await demo.portal.payload.delete({ collection: 'closures', where: { facility: { equals: facilityId } } });
  await demo.portal.supplies.refresh([facilityId]);
});

it('who moves a visit to and fro all day is asked to wait: each time is a message', async () => {
  for (let times = 0; times < 10; times++) {
    expect(await visit(WEDNESDAY)).toMatchObject({ ok: true });
    expect(await visit(NEXT)).toMatchObject({ ok: true });
  }
  expect(await visit(WEDNESDAY)).toMatchObject({ ok: false, code: 'too_many_requests' });
});
