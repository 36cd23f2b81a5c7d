import ICAL from 'ical.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { consultFile } from '#cms/booking/consult-events.ts';
import { eraseFamily } from '#cms/booking/erase-family.ts';
import { removeChild } from '#cms/booking/remove-child.ts';
import { bookConsult, callOffConsult, moveConsult } from '#cms/guidance/consults/book-consult.ts';
import { dayOfConsults, offerSlots, withdrawSlot } from '#cms/guidance/consults/offer-slots.ts';
import { guidanceTasks } from '#cms/staff/home/guidance-tasks.ts';
import { createTranslator } from '#cms/words/index.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { type DemoPortal, demoPortal, TEST_NOW, TODAY } from '../support/demo-portal.ts';
import { sendLetters } from '../support/due.ts';
import { type Family, newFamily } from '../support/family.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
beforeAll(async () => {
  demo = await demoPortal();
  staff = await staffOf(demo.portal);
});
afterAll(() => demo.close());
afterEach(() => demo.setNow(TEST_NOW));

const offer = (day: string, over: object = {}) =>
  offerSlots(demo.portal, {
    ...{ day, from: '09:00', to: '10:00', length: '20', way: 'phone', where: '', user: staff.nurse },
    ...over,
  });
async function slotsOn(day: string) {
  const offered = await offer(day);
  if (!offered.ok) throw new Error(offered.code);
  return demo.portal.consults.slotsOn(staff.nurse.id, day);
}
const book = ({ guardianId, childId }: Family, slotId: string, wish = '') =>
  bookConsult(demo.portal, { guardianId, childId, slotId, wish });
const ownOf = async ({ guardianId }: Family) => {
  const [first] = await demo.portal.consults.ofFamily(guardianId);
  if (!first) throw new Error('none');
  return first;
};
const told = async ({ guardianId }: Family) => {
  const { contact } = await demo.portal.guardians.get(guardianId);
  const where = { to: { equals: contact }, kind: { like: 'consult_' } };
  return (await demo.portal.payload.find({ collection: 'messages', where, sort: 'sentAt' })).docs.map(({ kind }) => kind).sort();
};
const at = (day: string, slots: Awaited<ReturnType<typeof slotsOn>>, n: number) => {
  const slot = slots[n];
  if (!slot) throw new Error(`no slot ${n} on ${day}`);
  return slot.id;
};

describe('an expert', () => {
  it('offers hours of a day once, and nobody else does so', async () => {
    const day = addDays(TODAY, 1);
    expect(await offer(day)).toEqual({ ok: true, count: 3 });
    expect(await offer(day, { from: '09:30', to: '11:00' })).toMatchObject({ code: 'consult_offer.busy' });
    expect(await offer(day, { way: 'online', where: 'http://x' })).toMatchObject({ code: 'consult_offer.link' });
    expect(await offer(day, { user: staff.head })).toMatchObject({ status: 404 });
  });

  it('sees who has which slot, which is written down, and takes one back with a reason', async () => {
    const day = addDays(TODAY, 2);
    const family = await newFamily(demo.portal, 7101);
    const slots = await slotsOn(day);
    await book(family, at(day, slots, 0), '夜里老醒');
    const seen = await dayOfConsults(demo.portal, { user: staff.nurse, day });
    expect(seen[0]).toMatchObject({ called: '家长7101', months: 8, consult: { wish: '夜里老醒' } });
    expect(seen[1]?.consult).toBeUndefined();
    expect(await dayOfConsults(demo.portal, { user: staff.reviewer, day })).toEqual([]);
    const where = { subject: { equals: 'consults' } };
    expect((await demo.portal.payload.find({ collection: 'audit-log', where })).docs).toHaveLength(1);
    const slot = at(day, slots, 0);
    expect(await withdrawSlot(demo.portal, { user: staff.nurse, id: slot, reason: '' })).toMatchObject({ field: 'reason' });
    expect(await withdrawSlot(demo.portal, { user: staff.reviewer, id: slot, reason: 'x' })).toMatchObject({ status: 404 });
    expect(await withdrawSlot(demo.portal, { user: staff.nurse, id: slot, reason: '开会' })).toEqual({ ok: true });
    expect(await ownOf(family)).toMatchObject({ state: 'cancelled', reason: '开会' });
    expect(await told(family)).toEqual(['consult_booked', 'consult_withdrawn']);
  });
});

it('of an expert who goes, or has another duty, is called off, and its times are nobody’s to take', async () => {
  const { payload } = demo.portal;
  const leave = [
    (id: string) => payload.delete({ collection: 'users', id }),
    (id: string) => payload.update({ collection: 'users', id, data: { roles: ['author'] } }),
  ];
  for (const [n, goes] of leave.entries()) {
    const day = addDays(TODAY, 9 + n);
    const data = { email: `leaves${n}@demo.example`, password: 'a-long-Password-9', name: '走的', roles: ['nurse' as const] };
    const user = { ...staff.nurse, id: (await payload.create({ collection: 'users', data })).id };
    await offer(day, { user });
    const family = await newFamily(demo.portal, 7150 + n);
    const slots = await demo.portal.consults.slotsOn(user.id, day);
    await book(family, at(day, slots, 0));
    await goes(user.id);
    expect(await ownOf(family)).toMatchObject({ state: 'cancelled' });
    const open = await demo.portal.consults.openAfter(TEST_NOW, 500);
    expect(open.filter(({ id }) => slots.some((slot) => slot.id === id))).toEqual([]);
    demo.setNow(plusMinutes(TEST_NOW, 30));
    await sendLetters(demo.portal);
    demo.setNow(TEST_NOW);
    expect(await told(family)).toEqual(['consult_booked', 'consult_withdrawn']);
  }
});

it('stands on the expert’s home on its day until it begins', async () => {
  const day = addDays(TODAY, 8);
  const slots = await slotsOn(day);
  const [one, two] = [await newFamily(demo.portal, 7105), await newFamily(demo.portal, 7106)];
  await book(one, at(day, slots, 0));
  await book(two, at(day, slots, 1));
  const home = async () => {
    const tasks = await guidanceTasks({ portal: demo.portal, user: staff.nurse, t: createTranslator('zh') }, 'zh');
    return tasks.find(({ href }) => href === '/admin/consults');
  };
  expect(await home()).toBeUndefined();
  demo.setNow(`${day}T00:30:00.000Z`);
  expect(await home()).toMatchObject({ title: '今天还有 2 次咨询', note: '最近一次 09:00', waits: { count: 2 } });
  demo.setNow(`${day}T01:05:00.000Z`);
  expect(await home()).toMatchObject({ note: '最近一次 09:20', waits: { count: 1 } });
  demo.setNow(`${day}T01:30:00.000Z`);
  expect(await home()).toBeUndefined();
});

describe('a family', () => {
  it('gets a slot that nobody else gets, however many want it at once', async () => {
    const day = addDays(TODAY, 3);
    const slots = await slotsOn(day);
    const families = await Promise.all([7110, 7111, 7112, 7113, 7114].map((n) => newFamily(demo.portal, n)));
    const done = await Promise.all(families.map((family) => book(family, at(day, slots, 1))));
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(done.filter((one) => !one.ok && one.code === 'expert_talk.taken')).toHaveLength(4);
    const live = (await demo.portal.consults.ofSlots([at(day, slots, 1)])).filter(({ state }) => state === 'booked');
    expect(live).toHaveLength(1);
  });

  it('has one talk to come for a child, moves it and calls it off, and others get what it gives up', async () => {
    const day = addDays(TODAY, 4);
    const slots = await slotsOn(day);
    const [family, other] = [await newFamily(demo.portal, 7120), await newFamily(demo.portal, 7121)];
    expect(await book(family, at(day, slots, 0))).toEqual({ ok: true });
    expect(await book(family, at(day, slots, 0))).toEqual({ ok: true });
    expect(await book(family, at(day, slots, 1))).toMatchObject({ code: 'expert_talk.has_one' });
    const { id } = await ownOf(family);
    const { guardianId } = family;
    const file = async () => {
      const text = (await consultFile(demo.portal, { guardianId, lang: 'zh', id })) ?? '';
      const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
      return ['uid', 'sequence', 'status', 'dtstart'].map((name) => String(event?.getFirstPropertyValue(name)));
    };
    const first = await file();
    expect(await moveConsult(demo.portal, { guardianId: other.guardianId, id, slotId: at(day, slots, 2) })).toMatchObject({
      status: 404,
    });
    expect(await moveConsult(demo.portal, { guardianId, id, slotId: at(day, slots, 2) })).toEqual({ ok: true });
    expect(await book(other, at(day, slots, 0))).toEqual({ ok: true });
    expect(await book(other, at(day, slots, 2))).toMatchObject({ code: 'expert_talk.taken' });
    const moved = await file();
    expect(moved[0]).toBe(first[0]);
    expect(Number(moved[1])).toBeGreaterThan(Number(first[1]));
    expect(moved[3]).not.toBe(first[3]);
    expect(await callOffConsult(demo.portal, { guardianId, id })).toEqual({ ok: true });
    expect((await file())[2]).toBe('CANCELLED');
    expect(await callOffConsult(demo.portal, { guardianId, id })).toMatchObject({ code: 'expert_talk.over' });
    expect(await told(family)).toEqual(['consult_booked', 'consult_cancelled', 'consult_moved']);
    expect(await consultFile(demo.portal, { guardianId: other.guardianId, lang: 'zh', id })).toBeUndefined();
  });

  it('that moves it to and fro all day is asked to wait: each time is a message', async () => {
    const day = addDays(TODAY, 7);
    const slots = await slotsOn(day);
    const family = await newFamily(demo.portal, 7125);
    await book(family, at(day, slots, 0));
    const { id } = await ownOf(family);
    const move = (n: number) => moveConsult(demo.portal, { guardianId: family.guardianId, id, slotId: at(day, slots, n) });
    for (let times = 1; times < 20; times++) expect(await move(times % 2)).toEqual({ ok: true });
    expect(await move(0)).toMatchObject({ code: 'too_many_requests' });
  });

  it('that moves while another takes the slot has the old one or the new one, and nobody has neither', async () => {
    const day = addDays(TODAY, 5);
    const slots = await slotsOn(day);
    const [family, other] = [await newFamily(demo.portal, 7130), await newFamily(demo.portal, 7131)];
    await book(family, at(day, slots, 0));
    const { id } = await ownOf(family);
    const { guardianId } = family;
    await Promise.all([moveConsult(demo.portal, { guardianId, id, slotId: at(day, slots, 1) }), book(other, at(day, slots, 1))]);
    const now = await demo.portal.consults.slotsOn(staff.nurse.id, day);
    const booked = (await demo.portal.consults.ofSlots(now.map((one) => one.id))).filter(({ state }) => state === 'booked');
    expect(new Set(booked.map(({ slotId }) => slotId)).size).toBe(booked.length);
    expect(
      now
        .filter(({ state }) => state === 'taken')
        .map((one) => one.id)
        .sort(),
    ).toEqual(booked.map(({ slotId }) => slotId).sort());
  });

  it('cannot have what is about to begin, and leaves nothing behind when it goes or its child does', async () => {
    const day = addDays(TODAY, 6);
    const slots = await slotsOn(day);
    const [family, other] = [await newFamily(demo.portal, 7140), await newFamily(demo.portal, 7141)];
    await book(family, at(day, slots, 0), '夜里老醒');
    await book(other, at(day, slots, 1));
    const { id } = await ownOf(family);
    demo.setNow(`${day}T00:45:00.000Z`);
    expect(await callOffConsult(demo.portal, { guardianId: family.guardianId, id })).toMatchObject({
      code: 'expert_talk.too_late',
    });
    demo.setNow(TEST_NOW);
    expect(await removeChild(demo.portal, family)).toEqual({ ok: true });
    const { contact } = await demo.portal.guardians.get(other.guardianId);
    expect(await eraseFamily(demo.portal, { id: other.guardianId, contact })).toEqual({ ok: true });
    const left = await demo.portal.consults.ofSlots(slots.map((one) => one.id));
    expect(left.map(({ guardianId, childId, wish, state }) => [guardianId, childId, wish, state])).toEqual(
      left.map(() => [undefined, undefined, '', 'cancelled']),
    );
    expect((await demo.portal.consults.slotsOn(staff.nurse.id, day)).every(({ state }) => state === 'open')).toBe(true);
  });
});
