import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { offerTurn, planOffer } from '#cms/booking/planner/offer-turn.ts';
import { readOpenDay } from '#cms/booking/planner/open-day.ts';
import { plannerWeek } from '#cms/booking/planner/planner-week.ts';
import { planMove, suggestMove } from '#cms/booking/planner/suggest-move.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { pauseWait } from '#cms/booking/waitlist/answer-offer.ts';
import { joinWaitlist } from '#cms/booking/waitlist/join-waitlist.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { sum } from '#domain/money/money.ts';
import { mondayOf } from '#domain/time/civil-date.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
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
    const moved = await rescheduleBooking(demo.portal, {
      ...{ bookingId: id, guardianId: parents.guardianId, name: parents.name, by: by(parents) },
      request: hourly('2026-12-04', 600, 720),
    });
    expect(moved).toMatchObject({ ok: true });
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
