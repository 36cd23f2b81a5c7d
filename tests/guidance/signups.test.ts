import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { saveChild } from '#cms/accounts/save-family.ts';
import { activityEvents, activityFile } from '#cms/booking/activity-events.ts';
import { eraseFamily } from '#cms/booking/erase-family.ts';
import { removeChild } from '#cms/booking/remove-child.ts';
import { joinActivity, leaveActivity } from '#cms/guidance/activities/join.ts';
import { rateActivity } from '#cms/guidance/activities/rate.ts';
import { remindOfActivity } from '#cms/guidance/activities/remind.ts';
import type { Activity } from '#cms/records/payload-types.ts';
import type { Lang } from '#domain/language/lang.ts';
import { newActivity } from '../support/activity.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';
import { type Family, newFamily } from '../support/family.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
let families: Family[];
let n = 600;
beforeAll(async () => {
  demo = await demoPortal();
  staff = await staffOf(demo.portal);
});
afterAll(() => demo.close());
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  families = [await newFamily(demo.portal, ++n), await newFamily(demo.portal, ++n), await newFamily(demo.portal, ++n)];
});

const join = (activity: Activity, { guardianId, childId }: Family, childIds = [childId]) =>
  joinActivity(demo.portal, { activityId: activity.id, guardianId, childIds });
const leave = (activity: Activity, { guardianId }: Family) => leaveActivity(demo.portal, { activityId: activity.id, guardianId });
const change = (activity: Activity, data: object, user: SignedIn = staff.author, locale: Lang = 'zh') =>
  demo.portal.payload.update({ collection: 'activities', id: activity.id, data, user, overrideAccess: false, locale });
const states = async (activity: Activity) => (await demo.portal.signups.listOf(activity.id)).map(({ state }) => state);
const at = (place: number) => families[place] as Family;

/** What families were sent about an activity, in order. */
async function told(activity: Activity): Promise<string[]> {
  // Whoever wrote a letter sends it.
  const where = { kind: { equals: 'activity' } };
  await eventually(async () => (await demo.portal.payload.count({ collection: 'letters', where })).totalDocs === 0);
  const { docs } = await demo.portal.payload.find({ collection: 'messages', sort: 'createdAt', limit: 0, pagination: false });
  return docs.filter(({ subject }) => subject.includes(activity.title)).map(({ kind, to }) => `${kind} ${to}`);
}
const contactOf = async ({ guardianId }: Family) => (await demo.portal.guardians.get(guardianId)).contact;

describe('a family', () => {
  it('signs up with a brother or sister for one place, once, and says which', async () => {
    const activity = await newActivity(demo.portal);
    const own = at(0);
    const big = await saveChild(demo.portal, own.guardianId, {
      ...{ name: '哥哥', birthDate: '2024-03-10', healthConsent: false, pickups: [] },
    });
    if (!big.ok) throw new Error(big.code);
    expect(await join(activity, own, [big.child.id])).toMatchObject({ code: 'signup.too_old' });
    expect(await join(activity, own, [])).toMatchObject({ code: 'signup.no_child' });
    expect(await join(activity, own, [at(1).childId])).toMatchObject({ code: 'signup.no_child' });
    expect(await join(activity, own, [own.childId, big.child.id])).toMatchObject({ signup: { state: 'in', heads: 2 } });
    expect(await join(activity, own)).toMatchObject({ code: 'signup.signed_up' });
    expect(await join(activity, at(1))).toMatchObject({ signup: { state: 'in' } });
    expect(await join(activity, at(2))).toMatchObject({ signup: { state: 'waiting' } });
  });

  it('that gives up its place lets the next in line have it, who is told', async () => {
    const activity = await newActivity(demo.portal, { capacity: 1 });
    for (const one of families) await join(activity, one);
    expect(await states(activity)).toEqual(['in', 'waiting', 'waiting']);
    expect(await leave(activity, at(0))).toEqual({ ok: true });
    expect(await states(activity)).toEqual(['left', 'in', 'waiting']);
    expect(await told(activity)).toEqual([`activity_place ${await contactOf(at(1))}`]);
    expect(await leave(activity, at(0))).toMatchObject({ code: 'signup.none' });
    // Who comes back stands at the end.
    expect(await join(activity, at(0))).toMatchObject({ signup: { state: 'waiting' } });
    await leave(activity, at(1));
    expect(await demo.portal.signups.ofFamily(at(2).guardianId)).toMatchObject([{ state: 'in' }]);
  });

  it('can sign up until the last session begins', async () => {
    const activity = await newActivity(demo.portal, { weeks: 2 });
    demo.setNow('2026-12-09T03:00:00.000Z');
    expect(await join(activity, at(0))).toMatchObject({ ok: true });
    demo.setNow('2026-12-16T03:00:00.000Z');
    expect(await join(activity, at(1))).toMatchObject({ code: 'signup.over' });
  });

  it('hears nothing of an activity that is over, and gives nothing of it up', async () => {
    const activity = await newActivity(demo.portal, { capacity: 1 });
    for (const one of families) await join(activity, one);
    demo.setNow('2026-12-09T03:00:00.000Z');
    expect(await leave(activity, at(0))).toMatchObject({ code: 'signup.all_begun' });
    await change(activity, { capacity: 2 });
    await change(activity, { to: '11:00', place: '真的在这里' });
    await change(activity, { cancelled: true });
    expect(await states(activity)).toEqual(['in', 'waiting', 'waiting']);
    expect(await told(activity)).toEqual([]);
  });

  it('says how it was once it has begun, and again in its place', async () => {
    const activity = await newActivity(demo.portal);
    await join(activity, at(0));
    const rate = (rating: string, remark = '') =>
      rateActivity(demo.portal, { activityId: activity.id, guardianId: at(0).guardianId, rating, remark });
    expect(await rate('5')).toMatchObject({ code: 'signup.not_begun' });
    demo.setNow('2026-12-09T03:00:00.000Z');
    expect(await rate('6')).toMatchObject({ code: 'signup.no_rating' });
    expect(await rate('4', '讲得慢')).toEqual({ ok: true });
    expect(await demo.portal.signups.listOf(activity.id)).toMatchObject([{ rating: 4, remark: '讲得慢' }]);
  });

  it('that closes its account, or removes the child, gives its place to the next', async () => {
    const activity = await newActivity(demo.portal, { capacity: 1 });
    for (const one of families) await join(activity, one);
    const [first] = await demo.portal.signups.listOf(activity.id);
    await demo.portal.work((unit) => demo.portal.signups.note(first?.id ?? '', { rating: 2 }, unit));
    const guardian = await demo.portal.guardians.get(at(0).guardianId);
    expect(await eraseFamily(demo.portal, guardian)).toEqual({ ok: true });
    const [gone, next] = await demo.portal.signups.listOf(activity.id);
    expect(gone).toMatchObject({ state: 'left', guardianId: undefined, childIds: [], rating: undefined });
    expect(next).toMatchObject({ state: 'in' });
    expect(await removeChild(demo.portal, { guardianId: at(1).guardianId, childId: at(1).childId })).toEqual({ ok: true });
    expect(await states(activity)).toEqual(['left', 'left', 'in']);
  });
});

describe('an activity', () => {
  it('that is moved or called off is told to everybody who is signed up or waits, once', async () => {
    const activity = await newActivity(demo.portal, { capacity: 1 });
    await join(activity, at(0));
    await join(activity, at(1));
    await join(activity, at(2));
    await leave(activity, at(2));
    const contacts = [await contactOf(at(0)), await contactOf(at(1))];
    await change(activity, { summary: '别的话' });
    const english = { title: activity.title, summary: 'Soup', place: 'Community centre' };
    await change(activity, english, staff.author, 'en');
    await change(activity, { place: 'Community centre (sample)' }, staff.author, 'en');
    expect(await told(activity)).toEqual([]);
    await change(activity, { date: '2026-12-10' });
    const moved = contacts.map((to) => `activity_moved ${to}`);
    expect((await told(activity)).sort()).toEqual(moved.sort());
    await change(activity, { cancelled: true, cancelReason: '老师病了' });
    const off = contacts.map((to) => `activity_cancelled ${to}`);
    expect((await told(activity)).sort()).toEqual([...moved, ...off].sort());
    await expect(change(activity, { cancelled: false })).rejects.toThrow();
    expect(await join(activity, at(2))).toMatchObject({ code: 'signup.cancelled' });
    await expect(
      demo.portal.payload.delete({ collection: 'activities', id: activity.id, user: staff.admin, overrideAccess: false }),
    ).rejects.toThrow();
  });

  it('with more room takes in those who wait', async () => {
    const activity = await newActivity(demo.portal, { capacity: 1 });
    for (const one of families) await join(activity, one);
    await change(activity, { capacity: 2 });
    expect(await states(activity)).toEqual(['in', 'in', 'waiting']);
    await change(activity, { capacity: 1 });
    expect(await states(activity)).toEqual(['in', 'in', 'waiting']);
  });

  it('reminds those with a place a week and two days before, once each, and nobody once it is called off', async () => {
    const activity = await newActivity(demo.portal, { capacity: 1 });
    await join(activity, at(0));
    await join(activity, at(1));
    const run = async (now: string) => {
      demo.setNow(now);
      const own = (await demo.portal.signups.listOf(activity.id)).map(({ id }) => id);
      const due = (await demo.portal.signups.remindableBy(demo.portal.now())).filter((id) => own.includes(id));
      return Promise.all(due.map((id) => remindOfActivity(demo.portal, id)));
    };
    expect(await run('2026-12-02T01:00:00.000Z')).toEqual([]);
    expect(await run('2026-12-02T02:00:00.000Z')).toEqual(['reminded']);
    expect(await run('2026-12-02T03:00:00.000Z')).toEqual([]);
    expect(await run('2026-12-07T02:00:00.000Z')).toEqual(['reminded']);
    expect(await told(activity)).toHaveLength(2);
    await change(activity, { weeks: 2 });
    await change(activity, { cancelled: true });
    expect(await run('2026-12-14T02:00:00.000Z')).toEqual([]);
  });

  it('keeps one entry in the family’s calendar, and withdraws what does not take place', async () => {
    const activity = await newActivity(demo.portal, { weeks: 2 });
    await join(activity, at(0));
    const file = async () => {
      const text = await activityFile(demo.portal, { guardianId: at(0).guardianId, lang: 'zh', activityId: activity.id });
      return new ICAL.Component(ICAL.parse(text ?? '')).getAllSubcomponents('vevent').map((component) => {
        const { uid, sequence, startDate } = new ICAL.Event(component);
        return {
          uid,
          sequence,
          day: startDate.toJSDate().toISOString().slice(0, 10),
          status: component.getFirstPropertyValue('status'),
        };
      });
    };
    const first = await file();
    expect(first.map(({ day, status }) => [day, status])).toEqual([
      ['2026-12-09', 'CONFIRMED'],
      ['2026-12-16', 'CONFIRMED'],
    ]);
    await change(activity, { date: '2026-12-10', weeks: 1 });
    const moved = await file();
    expect(moved.map(({ uid }) => uid)).toEqual(first.map(({ uid }) => uid));
    expect(moved.map(({ day, status }) => [day, status])).toEqual([
      ['2026-12-10', 'CONFIRMED'],
      ['2026-12-10', 'CANCELLED'],
    ]);
    expect(moved[0]?.sequence).toBeGreaterThan(first[0]?.sequence ?? 0);
    await leave(activity, at(0));
    expect((await file()).map(({ status }) => status)).toEqual(['CANCELLED', 'CANCELLED']);
    expect(
      await activityFile(demo.portal, { guardianId: at(1).guardianId, lang: 'zh', activityId: activity.id }),
    ).toBeUndefined();
    expect(
      await activityEvents(demo.portal, { guardianId: at(0).guardianId, lang: 'zh', since: '2027-06-01T00:00:00.000Z' }),
    ).toEqual([]);
  });

  it('is changed by who writes in its area', async () => {
    const inside = await newActivity(demo.portal, { townshipCode: '321202002' });
    const townships = demo.portal.city.areas.filter(({ level }) => level === 'township');
    const [here, there] = [townships[0], townships.find(({ parent }) => parent !== townships[0]?.parent)];
    if (!here?.parent || !there) throw new Error('two districts');
    const mine = await change(inside, { townshipCode: here.code });
    const ofDistrict = { ...staff.author, territory: here.parent } as SignedIn;
    const ofTownship = { ...staff.author, territory: there.code } as SignedIn;
    await expect(change(mine, { capacity: 5 }, ofTownship)).rejects.toMatchObject({ status: 403 });
    expect(await change(mine, { capacity: 5 }, ofDistrict)).toMatchObject({ capacity: 5, districtCode: here.parent });
    await expect(change(mine, { townshipCode: there.code }, ofDistrict)).rejects.toMatchObject({ status: 403 });
  });
});

it('two processes on one database give three places to twenty-four families exactly three times, and the rest wait in one line', async () => {
  const activity = await newActivity(demo.portal, { capacity: 3 });
  const crowd: Family[] = [];
  for (let i = 0; i < 24; i++) crowd.push(await newFamily(demo.portal, ++n));
  const args = [
    '--disable-warning=ExperimentalWarning',
    'tests/support/joiners-process.ts',
    JSON.stringify(crowd.slice(12)),
    activity.id,
  ];
  const env = { ...process.env, PORTAL_NOW: TEST_NOW };
  const child = spawn('node_modules/.bin/node', args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const next = async () => String((await once(lines, 'line'))[0]);
  expect(await next()).toBe('ready');
  const answer = next();
  child.stdin.write('go\n');
  const ours = await Promise.all(crowd.slice(0, 12).map((one) => join(activity, one)));
  const heard = [...JSON.parse(await answer), ...ours.map((one) => (one.ok ? one.signup.state : one.code))];
  expect(heard.filter((state) => state === 'in')).toHaveLength(3);
  expect(heard.filter((state) => state === 'waiting')).toHaveLength(21);
  const numbers = (await demo.portal.signups.listOf(activity.id)).map(({ number }) => number);
  expect(new Set(numbers).size).toBe(24);
}, 120_000);

it('who takes a place and gives it up all day is asked to wait: the next in line would hear of it each time', async () => {
  const activity = await newActivity(demo.portal);
  for (let times = 0; times < 40; times++) {
    expect(await join(activity, at(0))).toMatchObject({ ok: true });
    expect(await leave(activity, at(0))).toMatchObject({ ok: true });
  }
  expect(await join(activity, at(0))).toMatchObject({ ok: false, status: 429, code: 'too_many_requests' });
  expect(await join(activity, at(1))).toMatchObject({ ok: true });
});
