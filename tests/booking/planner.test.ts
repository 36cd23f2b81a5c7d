import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { holdChange, signCare } from '#cms/booking/change-care.ts';
import { offerTurn, planOffer } from '#cms/booking/planner/offer-turn.ts';
import { readOpenDay } from '#cms/booking/planner/open-day.ts';
import { plannerWeek } from '#cms/booking/planner/planner-week.ts';
import { planClass, suggestClass } from '#cms/booking/planner/suggest-class.ts';
import { planMove, suggestMove } from '#cms/booking/planner/suggest-move.ts';
import { changeable } from '#cms/booking/quote-change.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { pauseWait } from '#cms/booking/waitlist/answer-offer.ts';
import { joinWaitlist } from '#cms/booking/waitlist/join-waitlist.ts';
import { inTransaction } from '#cms/ports/database/in-transaction.ts';
import { writeSheets } from '#cms/records/claims.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { sum } from '#domain/money/money.ts';
import { mondayOf } from '#domain/time/civil-date.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { readChange } from '#site/booking/change-view.ts';
import { emptyBooks } from '../support/books.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, type Family, newFamily } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';
import { BUSY, fill } from '../support/waiting-family.ts';

let demo: DemoPortal;
let heard: ReturnType<typeof hearMessages>;
let facilityId: string;
let n = 900;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  heard = hearMessages(demo.portal);
  facilityId = infants(demo.portal).facility.id;
});
beforeEach(() => demo.setNow(TEST_NOW));
afterAll(() => demo.close());

const hourly = (date: string, from = 840, to = 960) => ({ form: 'hourly', date, window: { from, to } }) as const;
const family = () => newFamily(demo.portal, ++n);
const told = (id: string, kind: string) => heard.filter((one) => one.booking === id && one.kind === kind);

describe('a week on one page', () => {
  it('has children, staff, capacity and free places by the hour for each class, and who waits', async () => {
    const date = '2026-12-02';
    const id = await book(demo.portal, await family(), hourly(date));
    const week = await plannerWeek(demo.portal, { facilityId, monday: mondayOf(date), reader: 'a-head' });
    const { group } = infants(demo.portal);
    const day = week?.classes.find((one) => one.id === group.id)?.days.find((one) => one.date === date);
    expect(day?.lines).toContainEqual(expect.objectContaining({ booking: id, from: 840, to: 960, single: true }));
    expect(day?.staff.length).toBeGreaterThan(0);
    const at = day?.hours.find(({ from, to }) => from <= 840 && 840 < to);
    expect(at).toMatchObject({ sold: 1, left: (day?.slots.find(({ minute }) => minute === 840)?.capacity ?? 0) - 1 });
    expect(await plannerWeek(demo.portal, { facilityId: 'another', monday: date, reader: 'a-head' })).toBeUndefined();
  });
});

describe('a stay taken to another time', () => {
  const move = (bookingId: string, date: string, from: number) => ({ facilityId, bookingId, date, from });

  it('is shown with its consequences, asked of its family, and moved by nobody but them', async () => {
    const parents = await family();
    const id = await book(demo.portal, parents, hourly('2026-12-03'));
    const wish = move(id, '2026-12-04', 600);
    expect(await planMove(demo.portal, wish)).toMatchObject({
      ok: true,
      was: { date: '2026-12-03', from: 840, to: 960 },
      next: { date: '2026-12-04', from: 600, to: 720 },
      told: 1,
      fullest: { sold: 0 },
    });
    expect(told(id, 'move_suggested')).toEqual([]);
    expect(await suggestMove(demo.portal, { ...wish, by: 'a-head' })).toMatchObject({ ok: true, told: 1 });
    expect(await suggestMove(demo.portal, { ...wish, by: 'a-head' })).toMatchObject({ ok: true });
    // What is sent under the same name goes out once.
    const [message, again] = told(id, 'move_suggested');
    expect(again?.id).toBe(message?.id);
    expect(message?.text).toContain(`/bookings/${id}/reschedule?date=2026-12-04&from=10%3A00&to=12%3A00`);
    expect((await demo.portal.bookings.get(id)).occasions).toEqual([{ date: '2026-12-03', from: 840, to: 960 }]);
    const waits = async (monday = '2026-11-30') =>
      (await plannerWeek(demo.portal, { facilityId, monday, reader: 'a-head' }))?.suggested.get(id);
    expect(await waits()).toEqual({ next: { date: '2026-12-04', from: 600, to: 720 } });
    const moved = await rescheduleBooking(demo.portal, {
      ...{ bookingId: id, guardianId: parents.guardianId, name: parents.name, by: by(parents) },
      request: hourly('2026-12-04', 600, 720),
    });
    expect(moved).toMatchObject({ ok: true });
    expect(await waits()).toBeUndefined();
  });

  it('is not suggested all day: each time is a message', async () => {
    const id = await book(demo.portal, await family(), hourly('2026-12-03'));
    const times = ['2026-12-04', '2026-12-07'].flatMap((date) => [540, 570, 600, 630, 660].map((from) => ({ date, from })));
    for (const { date, from } of times)
      expect(await suggestMove(demo.portal, { ...move(id, date, from), by: 'a-head' })).toMatchObject({ ok: true });
    const more = { ...move(id, '2026-12-08', 600), by: 'a-head' };
    expect(await suggestMove(demo.portal, more)).toMatchObject({ ok: false, status: 429, code: 'too_many_requests' });
  });

  it('is refused by the rules by which a family moves it, with their reason', async () => {
    const parents = await family();
    const id = await book(demo.portal, parents, hourly('2026-12-08'));
    expect(await planMove(demo.portal, { ...move(id, '2026-12-09', 600), facilityId: 'another' })).toMatchObject({ status: 404 });
    expect(await planMove(demo.portal, move(id, '2026-12-08', 840))).toMatchObject({ code: 'reschedule_same_time' });
    expect(await planMove(demo.portal, move(id, '2026-12-06', 840))).toMatchObject({ ok: false });
    expect(await planMove(demo.portal, move(id, '2026-12-09', 605))).toMatchObject({ code: 'not_on_half_hour' });
    await fill(demo.portal, '2026-12-09', 0);
    const full = await planMove(demo.portal, move(id, '2026-12-09', 600));
    expect(full).toMatchObject({ ok: false });
    expect(await suggestMove(demo.portal, { ...move(id, '2026-12-09', 600), by: 'a-head' })).toEqual(full);
    const month = await book(demo.portal, await family(), { form: 'full_day', date: '2026-12-10', months: 1, meals: false });
    expect(await planMove(demo.portal, move(month, '2026-12-11', 600))).toMatchObject({ code: 'reschedule_monthly' });
    expect(told(id, 'move_suggested')).toEqual([]);
  });
});

describe('a child by the month taken to another class', () => {
  /** Eleven months on 1 December: the older class takes it from January on. */
  const BORN = '2025-12-20';
  const THREE = { form: 'full_day', date: '2026-12-01', months: 3, meals: false } as const;
  beforeEach(() => emptyBooks(demo.portal));
  const booked = async () => {
    const parents = await newFamily(demo.portal, ++n, BORN);
    const id = await book(demo.portal, parents, THREE);
    demo.setNow('2026-12-03T04:00:00.000Z');
    const older = demo.portal.supplies
      .get(facilityId)
      ?.classes.find(({ ageFrom, ageTo, forms }) => ageFrom <= 12 && 12 < ageTo && forms.includes('full_day'));
    if (!older) throw new Error('no class for it');
    return { parents, id, older, wish: { facilityId, bookingId: id, classId: older.id, date: '2026-12-10' } };
  };
  const marks = async (id: string, date = '2026-12-10') => {
    const week = await plannerWeek(demo.portal, { facilityId, monday: mondayOf(date), reader: 'a-head' });
    return { suggested: week?.suggested.get(id), growing: week?.growing.get(id) };
  };

  it('is marked as growing out of its class, with its last day and where it goes on', async () => {
    const { id, older } = await booked();
    expect((await marks(id)).growing).toMatchObject({ lastDay: '2026-12-18', next: { id: older.id } });
  });

  it('is asked of its family by a letter to the page where it changes, waits on the planner, and is changed by nobody else', async () => {
    const { parents, id, older, wish } = await booked();
    const planned = await planClass(demo.portal, wish);
    expect(planned).toMatchObject({
      ok: true,
      wanted: { from: '2027-01-01', months: 2 },
      replaces: { lastDay: '2026-12-31' },
      told: 1,
    });
    if (!planned.ok) throw new Error(planned.code);
    expect(planned.left).toBeGreaterThan(0);
    const may = await changeable(demo.portal, planned.booking, parents.guardianId);
    expect(may).toMatchObject({ ok: true, changeable: { days: expect.arrayContaining([planned.wanted.from]) } });
    expect((await marks(id)).suggested).toBeUndefined();
    expect(told(id, 'class_suggested')).toEqual([]);

    expect(await suggestClass(demo.portal, { ...wish, by: 'a-head' })).toMatchObject({ ok: true, told: 1 });
    const [message] = told(id, 'class_suggested');
    const { contractId, classId } = await demo.portal.bookings.get(id);
    const page = `/contracts/${contractId}/change?from=2027-01-01&care=${older.id}.full_day&months=2`;
    expect(message?.text).toContain(page);
    expect(message?.values).toMatchObject({ next: older.name.zh, price: expect.stringMatching(/^每月 [\d,.]+ 元$/) });
    expect(classId).not.toBe(older.id);
    expect((await marks(id)).suggested).toEqual({ classId: older.id, from: '2027-01-01' });

    const wanted = readChange(new URL(page, 'http://x').searchParams);
    if (!wanted) throw new Error('the address asks for nothing');
    const held = await holdChange(demo.portal, { bookingId: id, guardianId: parents.guardianId, wanted });
    if (!held.ok) throw new Error(JSON.stringify(held));
    const signature = { bookingId: held.booking.id, guardianId: parents.guardianId, name: parents.name };
    expect(await signCare(demo.portal, { ...signature, readTerms: true, by: by(parents) })).toMatchObject({ ok: true });
    expect(await marks(id)).toEqual({ suggested: undefined, growing: undefined });
  });

  it('is no longer waited for once its day has come', async () => {
    const { id, wish } = await booked();
    expect(await suggestClass(demo.portal, { ...wish, by: 'a-head' })).toMatchObject({ ok: true });
    demo.setNow('2026-12-31T04:00:00.000Z');
    expect((await marks(id)).suggested).toBeDefined();
    demo.setNow('2026-12-31T16:00:00.000Z');
    expect((await marks(id)).suggested).toBeUndefined();
  });

  it('is refused by the rules by which its family changes it: its own class, one not of its age, another centre, one that is full', async () => {
    const { id, wish } = await booked();
    const { classId } = await demo.portal.bookings.get(id);
    expect(await planClass(demo.portal, { ...wish, classId })).toMatchObject({ code: 'change_same_care' });
    expect(await planClass(demo.portal, { ...wish, facilityId: 'another' })).toMatchObject({ status: 404 });
    expect(await planClass(demo.portal, { ...wish, date: '2026-13-01' })).toMatchObject({ code: 'date_invalid' });
    const single = await book(demo.portal, await family(), hourly('2026-12-10'));
    expect(await planClass(demo.portal, { ...wish, bookingId: single })).toMatchObject({ code: 'change_not_monthly' });
    const claims = Array.from({ length: 60 }, (_, k) => ({ booking: `full:${k}`, from: 480, to: 1080 }));
    const sheet = { classId: wish.classId, facilityId, date: '2027-01-05', claims, version: 0 };
    await inTransaction(demo.portal.payload, (req) => writeSheets(demo.portal.payload, [sheet], req));
    const full = await planClass(demo.portal, wish);
    expect(full).toMatchObject({ ok: false, code: expect.stringMatching(/^no_place/), params: { date: '2027-01-05' } });
    expect(await suggestClass(demo.portal, { ...wish, by: 'a-head' })).toEqual(full);
    expect(told(id, 'class_suggested')).toEqual([]);
  });
});

describe('a family that waits', () => {
  async function join(who: Family, date: string) {
    demo.setNow(plusMinutes(demo.portal.now(), 1));
    const care = { request: hourly(date, BUSY.from, BUSY.to) };
    const joined = await joinWaitlist(demo.portal, {
      ...{ slug: EXAMPLE_SLUG, guardianId: who.guardianId, childIds: [who.childId], care },
    });
    if (!joined.ok) throw new Error(joined.code);
    return joined.wait.id;
  }

  it('is offered a place in the public order, and overtakes nobody by the hand of a head', async () => {
    const date = '2026-12-15';
    const [first, second] = [await family(), await family()];
    await fill(demo.portal, date, 0);
    const [one, two] = [await join(first, date), await join(second, date)];
    const plan = async (waitId: string) => {
      const planned = await planOffer(demo.portal, { facilityId, waitId });
      return planned.ok ? planned.plan : planned;
    };
    expect(await plan(one)).toEqual({ what: 'not_free', before: 0 });
    await fill(demo.portal, date, 1);
    expect(await plan(two)).toEqual({ what: 'not_free', before: 1 });
    expect(await offerTurn(demo.portal, { facilityId, waitId: two, by: 'a-head' })).toMatchObject({ code: 'not_its_turn' });
    expect((await demo.portal.waits.find(one))?.status).toBe('waiting');
    expect(await plan(one)).toMatchObject({ what: 'turn', alsoTold: 0 });
    expect(await planOffer(demo.portal, { facilityId: 'another', waitId: one })).toMatchObject({ status: 404 });

    const stand = async () => {
      const day = await readOpenDay(demo.portal, { facilityId, date, reader: 'a-head' });
      return day?.waits.map(({ wait, stands }) => [wait.id, stands]);
    };
    expect(await stand()).toEqual([
      [one, 'isTurn'],
      [two, 'notTurn'],
    ]);
    expect(await offerTurn(demo.portal, { facilityId, waitId: one, by: 'a-head' })).toMatchObject({ ok: true });
    expect(await plan(one)).toMatchObject({ what: 'offered' });
    expect(await plan(two)).toMatchObject({ what: 'not_free' });
    await pauseWait(demo.portal, { id: two, guardianId: second.guardianId }, '2026-12-10');
    expect(await plan(two)).toEqual({ what: 'paused' });
    expect(await stand()).toEqual([
      [one, 'isOffered'],
      [two, 'isPaused'],
    ]);
  });
});

it('a day’s free places are worth what the list asks for the dearest care that can be sold in each', async () => {
  const date = '2026-12-17';
  const { group } = infants(demo.portal);
  const open = async () => {
    const day = await readOpenDay(demo.portal, { facilityId, date, reader: 'a-head' });
    const own = day?.classes.find(({ classId }) => classId === group.id);
    if (!day || !own) throw new Error('no such class');
    expect(own.worth).toBe(sum(own.places.map(({ worth }) => worth)));
    return { day, own };
  };
  const { day, own } = await open();
  expect(own.places.length).toBeGreaterThan(0);
  expect(day.worth).toBe(sum(day.classes.map(({ worth }) => worth)));
  await book(demo.portal, await family(), hourly(date));
  expect((await open()).own.worth).toBeLessThan(own.worth);
  demo.setNow('2026-12-17T12:00:00.000Z');
  expect((await open()).own).toMatchObject({ places: [], worth: 0 });
});
