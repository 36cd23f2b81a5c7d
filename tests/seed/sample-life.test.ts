import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveGuardian } from '#cms/accounts/save-family.ts';
import { findOrCreateGuardian } from '#cms/accounts/sign-in.ts';
import { callOffVisit } from '#cms/guidance/visits/ask-visit.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { dayRoster } from '#cms/places/roster.ts';
import { addSampleLife } from '#cms/seed/life/add-sample-life.ts';
import { planDay } from '#cms/seed/life/plan-day.ts';
import { SAMPLE_FAMILIES } from '#cms/seed/life/sample-families.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { VISIT_STATES } from '#domain/guidance/home-visit.ts';
import { datesFrom } from '#domain/time/civil-date.ts';
import { countOf } from '../support/count-of.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { staffOf } from '../support/staff.ts';

const MONDAY = '2026-11-23';
const SATURDAY = '2026-11-28';
const NEXT_MONDAY = '2026-11-30';
/** A time of a day in Taizhou. */
const at = (date: string, time: string) => new Date(`${date}T${time}:00+08:00`).toISOString();

let demo: DemoPortal;
let facilityId = '';
beforeAll(async () => {
  demo = await demoPortal({ facilities: 3 });
  demo.portal.environment.sampleLife = true;
  facilityId = (await demo.portal.facilities.find(EXAMPLE_SLUG))?.id ?? '';
});
afterAll(() => demo.close());

const boardOf = async (date: string) =>
  (await dayRoster(demo.portal, { facilityId, date, reader: 'test' })).map(({ child, from, to, state, asked, enrolled }) => ({
    child,
    from,
    to,
    state,
    asked,
    enrolled,
  }));
const everything = async () =>
  Promise.all(
    (['guardians', 'children', 'bookings', 'contracts', 'payments', 'messages', 'refunds'] as const).map((collection) =>
      countOf(demo.portal.payload, collection),
    ),
  );

it('a family leaves, and the centre is asked once who came, where nobody had written it down', async () => {
  const { portal, setNow } = demo;
  const waiting = () => portal.bookings.countWaitingForAnswer(facilityId);
  setNow(at(MONDAY, '08:00'));
  await addSampleLife(portal);
  expect(await waiting()).toBe(0);
  setNow(at(MONDAY, '08:20'));
  await addSampleLife(portal);
  expect(await waiting()).toBe(1);
});

describe('a day of sample families', () => {
  it('is the same for a seed and a day, and another on another', () => {
    for (const date of datesFrom(MONDAY, '2027-02-23')) {
      const day = planDay(71, date);
      expect(planDay(71, date)).toEqual(day);
      expect(new Set(day.map(({ family }) => family.contact)).size).toBe(day.length);
      expect(day.length).toBeGreaterThanOrEqual(8);
      expect(day.filter(({ isAway }) => isAway)).toHaveLength(1);
    }
    expect(planDay(71, MONDAY)).not.toEqual(planDay(71, '2026-11-24'));
    expect(planDay(72, MONDAY)).not.toEqual(planDay(71, MONDAY));
  });

  it('has come as far as the clock: all booked in the morning, some here, and collected later', async () => {
    demo.setNow(at(MONDAY, '07:30'));
    await addSampleLife(demo.portal);
    const early = await boardOf(MONDAY);
    expect(early.length).toBeGreaterThanOrEqual(6);
    expect(early.some(({ state }) => state === 'here')).toBe(false);

    demo.setNow(at(MONDAY, '10:00'));
    await addSampleLife(demo.portal);
    const morning = await boardOf(MONDAY);
    expect(morning.filter(({ state }) => state === 'here').length).toBeGreaterThanOrEqual(3);
    expect(morning.filter(({ state }) => state === 'absent')).toHaveLength(1);
    // Those whom the centre has enrolled itself come too.
    expect(morning.filter(({ enrolled, state }) => enrolled && state === 'here').length).toBeGreaterThanOrEqual(10);

    demo.setNow(at(MONDAY, '18:00'));
    await addSampleLife(demo.portal);
    const evening = await boardOf(MONDAY);
    expect(evening.filter(({ state, asked }) => state !== 'left' && state !== 'absent' && !asked)).toEqual([]);
    expect(evening.map(({ child }) => child)).toEqual(early.map(({ child }) => child));
  });

  it('done again changes nothing', async () => {
    const before = await everything();
    const board = await boardOf(MONDAY);
    await addSampleLife(demo.portal);
    expect(await everything()).toEqual(before);
    expect(await boardOf(MONDAY)).toEqual(board);
  });

  it('keeps to the books: every stay is signed and paid', async () => {
    const { portal } = demo;
    const { docs } = await portal.payload.find({
      collection: 'bookings',
      where: { facility: { equals: facilityId } },
      limit: 0,
      depth: 0,
    });
    for (const { status, contract } of docs) {
      expect(['confirmed', 'completed', 'cancelled']).toContain(status);
      expect(contract).toBeTruthy();
    }
  });
});

describe('what people do', () => {
  it('stays: a mark that was taken back, and a family that uses a sample’s number', async () => {
    const { portal, setNow } = demo;
    const tuesday = '2026-11-24';
    setNow(at(tuesday, '07:00'));
    const [own] = planDay(71, tuesday);
    const contact = own?.family.contact ?? '';
    const guardian = await findOrCreateGuardian(portal, contact, 'zh');
    await saveGuardian(portal, { guardianId: guardian.id, name: '真的人', relation: '妈妈', adult: true });
    await addSampleLife(portal);
    expect((await boardOf(tuesday)).map(({ child }) => child)).not.toContain(own?.family.child);
    expect(await portal.guardians.findByContact(contact)).toMatchObject({ name: '真的人' });

    setNow(at(tuesday, '10:30'));
    await addSampleLife(portal);
    const staffId = (await staffOf(portal)).counter.id;
    const here = (await dayRoster(portal, { facilityId, date: tuesday, reader: 'test' })).find(({ state }) => state === 'here');
    expect(here).toBeDefined();
    const about = { bookingId: here?.booking ?? '', facilityId, date: tuesday, staffId };
    await markAttendance(portal, { ...about, what: 'undo_check_in' });
    setNow(at(tuesday, '17:50'));
    await addSampleLife(portal);
    const after = (await dayRoster(portal, { facilityId, date: tuesday, reader: 'test' })).find(
      (line) => line.booking === here?.booking,
    );
    expect(after).toMatchObject({ state: 'not_come' });
  });

  it('has its places: no sample takes the last', async () => {
    const { portal, setNow } = demo;
    const wednesday = '2026-11-25';
    const supply = portal.supplies.get(facilityId);
    for (const group of supply?.classes ?? [])
      await portal.payload.update({
        collection: 'place-claims',
        where: { class: { equals: group.id }, date: { equals: wednesday } },
        data: { claims: Array.from({ length: 40 }, (_, n) => ({ booking: `full:${n}`, from: 0, to: 1440 })) },
      });
    setNow(at(wednesday, '09:00'));
    await addSampleLife(portal);
    expect((await boardOf(wednesday)).filter(({ child }) => SAMPLE_FAMILIES.some((one) => one.child === child))).toEqual([]);
  });
});

it('a day of rest is spent on the next one: booked, and nobody noted', async () => {
  const { portal, setNow } = demo;
  setNow(at(SATURDAY, '10:00'));
  expect(await addSampleLife(portal)).toContain(NEXT_MONDAY);
  expect(await boardOf(SATURDAY)).toEqual([]);
  const monday = await boardOf(NEXT_MONDAY);
  expect(monday.length).toBeGreaterThanOrEqual(5);
  expect(monday.some(({ state }) => state === 'here')).toBe(false);
});

it('is no part of a live portal, nor of one that leaves it out', async () => {
  const { portal } = demo;
  const before = await everything();
  expect(await addSampleLife({ ...portal, environment: { ...portal.environment, sampleLife: false } })).toBe('off');
  expect(await everything()).toEqual(before);
});

it('the sample nurse has a day: one visit made, two on the way, one that waits; and what she does is left as it is', async () => {
  const { portal, setNow } = demo;
  setNow(at('2026-12-07', '10:00'));
  await addSampleLife(portal);
  const nurse = await portal.users.find('nurse@demo.example');
  const states = async () => {
    const visits = await portal.homeVisits.listOf(nurse?.territory ?? undefined, { states: VISIT_STATES });
    return visits.map(({ state, plannedOn }) => (state === 'planned' ? `planned ${plannedOn}` : state)).sort();
  };
  expect(await states()).toEqual(['asked', 'done', 'planned 2026-12-07', 'planned 2026-12-07']);
  await addSampleLife(portal);
  expect(await states()).toHaveLength(4);
  const [waiting] = await portal.homeVisits.listOf(nurse?.territory ?? undefined, { states: ['asked'] });
  await callOffVisit(portal, { guardianId: waiting?.guardianId ?? '', id: waiting?.id ?? '' });
  setNow(at('2026-12-08', '10:00'));
  await addSampleLife(portal);
  expect(await states()).toEqual(['cancelled', 'done', 'planned 2026-12-08', 'planned 2026-12-08']);
});
