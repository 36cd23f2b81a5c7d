import { afterAll, beforeAll, expect, it } from 'vitest';
import { dutyFigures } from '#cms/guidance/activities/duty.ts';
import { joinActivity, leaveActivity } from '#cms/guidance/activities/join.ts';
import { rateActivity } from '#cms/guidance/activities/rate.ts';
import { checkIn, checkInByCode, comingSessions, doorList } from '#cms/guidance/door/check-in.ts';
import { newActivity } from '../support/activity.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { type Family, newFamily } from '../support/family.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
beforeAll(async () => {
  demo = await demoPortal();
  staff = await staffOf(demo.portal);
});
afterAll(() => demo.close());

const DAY = '2026-12-09';
const AT_THE_DOOR = '2026-12-09T01:20:00.000Z';
const join = (activityId: string, { guardianId, childId }: Family) =>
  joinActivity(demo.portal, { activityId, guardianId, childIds: [childId] });

it('notes on the day who came, once and until it is taken back, and shows no child’s name', async () => {
  demo.setNow(TEST_NOW);
  const activity = await newActivity(demo.portal, { capacity: 1, weeks: 2 });
  const [one, two] = [await newFamily(demo.portal, 651), await newFamily(demo.portal, 652)];
  await join(activity.id, one);
  await join(activity.id, two);
  const list = () => doorList(demo.portal, { activityId: activity.id, date: DAY, user: staff.author, lang: 'zh' });
  const before = await list();
  expect(before?.families).toMatchObject([
    { called: '家长651', heads: 1, ages: [8], state: 'in' },
    { called: '家长652', state: 'waiting' },
  ]);
  expect(JSON.stringify(before?.families)).not.toContain('宝宝');
  const looked = await demo.portal.payload.count({ collection: 'audit-log', where: { subject: { equals: 'activity-signups' } } });
  expect(looked.totalDocs).toBe(1);
  const [first, second] = (before?.families ?? []).map(({ id }) => id);
  const note = (id = '', over: { undo?: boolean; date?: string; user?: SignedIn } = {}) =>
    checkIn(demo.portal, { id, date: DAY, undo: false, user: staff.author, ...over });
  expect(await note(first)).toMatchObject({ code: 'signup.not_today' });
  demo.setNow(AT_THE_DOOR);
  expect(await note(first, { user: staff.head })).toMatchObject({ code: 'signup.no_place' });
  expect(await note(first, { user: { ...staff.author, territory: '321203' } })).toMatchObject({ code: 'signup.no_place' });
  expect(await note(second)).toMatchObject({ code: 'signup.no_place' });
  expect(await note(first, { date: '2026-12-16' })).toMatchObject({ code: 'signup.not_today' });
  expect(await note(first)).toEqual({ ok: true });
  expect(await note(first)).toEqual({ ok: true });
  expect((await list())?.families[0]).toMatchObject({ cameAt: AT_THE_DOOR });
  const sessions = await comingSessions(demo.portal, { user: staff.author, lang: 'zh' });
  expect(sessions.filter((session) => session.activity.id === activity.id)).toMatchObject([
    { date: DAY, signed: 1, waiting: 1, came: 1 },
    { date: '2026-12-16', came: 0 },
  ]);
  expect(await note(first, { undo: true })).toEqual({ ok: true });
  expect((await list())?.families[0]?.cameAt).toBeUndefined();
});

it('checks in by code once, children together, and says of any other code what it is for and when', async () => {
  demo.setNow(TEST_NOW);
  const here = await newActivity(demo.portal, { capacity: 2, weeks: 2 });
  const elsewhere = await newActivity(demo.portal, { capacity: 2, date: '2026-12-10' });
  const [one, two, three] = [
    await newFamily(demo.portal, 671),
    await newFamily(demo.portal, 672),
    await newFamily(demo.portal, 673),
  ];
  for (const family of [one, two, three]) await join(here.id, family);
  await join(elsewhere.id, two);
  const codeOf = async (activityId: string, { guardianId }: Family) =>
    (await demo.portal.signups.listOf(activityId)).find((signup) => signup.guardianId === guardianId)?.code ?? '';
  const code = await codeOf(here.id, one);
  expect(code).toMatch(/^[1-9]\d{5}$/);
  const show = (shown: string, over: { user?: SignedIn; date?: string; activityId?: string } = {}) =>
    checkInByCode(demo.portal, { activityId: here.id, date: DAY, code: shown, user: staff.nurse, lang: 'zh', ...over });
  expect(await show(code)).toMatchObject({ code: 'signup.no_place' });
  const nurse = { ...staff.nurse, territory: '3212' };
  expect(await show(code, { user: nurse })).toMatchObject({ code: 'signup.code_other_day', params: { day: DAY } });
  demo.setNow(AT_THE_DOOR);
  const said = await show(`${code.slice(0, 3)} ${code.slice(3)}`, { user: nurse });
  expect(said).toMatchObject({ ok: true, again: false, family: { called: '家长671', heads: 1, ages: [8], cameAt: AT_THE_DOOR } });
  demo.setNow('2026-12-09T01:40:00.000Z');
  expect(await show(code, { user: nurse })).toMatchObject({ ok: true, again: true, family: { cameAt: AT_THE_DOOR } });
  expect(await show(await codeOf(elsewhere.id, two), { user: nurse })).toMatchObject({
    code: 'signup.code_other',
    params: { day: '2026-12-10', title: elsewhere.title },
  });
  expect(await show(await codeOf(here.id, three), { user: nurse })).toMatchObject({ code: 'signup.code_waiting' });
  expect(await show(code, { user: nurse, date: '2026-12-16' })).toMatchObject({ code: 'signup.not_today' });
  demo.setNow('2026-12-12T01:40:00.000Z');
  expect(await show(await codeOf(elsewhere.id, two), { user: nurse })).toMatchObject({ code: 'signup.code_over' });
  await leaveActivity(demo.portal, { activityId: here.id, guardianId: two.guardianId });
  expect(await show(await codeOf(here.id, two), { user: nurse })).toMatchObject({ code: 'signup.code_left' });
  const reads = await demo.portal.payload.find({ collection: 'audit-log', where: { actor: { equals: nurse.id } }, limit: 0 });
  const mine = (await demo.portal.signups.listOf(here.id)).find((signup) => signup.guardianId === one.guardianId);
  expect(JSON.stringify(reads.docs)).toContain(mine?.id);
  const codes = new Set((await demo.portal.signups.listOf(here.id)).map((signup) => signup.code));
  const wrong = Array.from({ length: 9 }, (_, at) => String(100_000 + at)).filter((guess) => !codes.has(guess));
  for (const guess of wrong.slice(0, 5))
    expect(await show(guess, { user: nurse })).toMatchObject({ code: 'signup.code_unknown' });
  expect(await show(code, { user: nurse })).toMatchObject({ code: 'signup.codes_locked', status: 429 });
});

it('takes a code that two sign-ups have for the one at its own door, and draws one when nearly all are taken', async () => {
  demo.setNow(TEST_NOW);
  const [elsewhere, here] = [await newActivity(demo.portal), await newActivity(demo.portal)];
  const family = await newFamily(demo.portal, 681);
  await join(elsewhere.id, await newFamily(demo.portal, 682));
  const { signups } = demo.portal;
  const [other] = await signups.listOf(elsewhere.id);
  const crowded = { ...demo.portal, signups: { ...signups, withCode: async () => (other ? [other] : []) } };
  const asked = { activityId: here.id, guardianId: family.guardianId, childIds: [family.childId] };
  expect(await joinActivity(crowded, asked)).toMatchObject({ ok: true });
  const [own] = await signups.listOf(here.id);
  expect(own?.code).toMatch(/^[1-9]\d{5}$/);
  await demo.portal.payload.db.updateOne({ collection: 'activity-signups', id: own?.id ?? '', data: { code: other?.code } });
  demo.setNow(AT_THE_DOOR);
  const shown = { activityId: here.id, date: DAY, code: other?.code ?? '', user: staff.author, lang: 'zh' } as const;
  expect(await checkInByCode(demo.portal, shown)).toMatchObject({ ok: true, family: { called: '家长681' } });
});

it('counts the sessions of a series, and each family once, that had signed up before the last of them', async () => {
  demo.setNow(TEST_NOW);
  const { code } = demo.portal.city.areas.filter(({ level }) => level === 'township')[1] ?? {};
  const series = await newActivity(demo.portal, { townshipCode: code, weeks: 4, capacity: 9 });
  const families: Family[] = [];
  for (let n = 661; n <= 664; n++) families.push(await newFamily(demo.portal, n));
  const early = families.slice(0, 3);
  for (const one of early) await join(series.id, one);
  const line = await demo.portal.signups.listOf(series.id);
  for (const now of [AT_THE_DOOR, '2026-12-16T01:20:00.000Z']) {
    demo.setNow(now);
    for (const { id } of line.slice(0, 2))
      await checkIn(demo.portal, { id, date: now.slice(0, 10), undo: false, user: staff.author });
  }
  demo.setNow('2026-12-17T01:00:00.000Z');
  for (const [at, { guardianId }] of early.entries())
    await rateActivity(demo.portal, { activityId: series.id, guardianId, rating: at === 0 ? '2' : '5', remark: '' });
  await join(series.id, families[3] as Family);
  const figures = async () =>
    (await dutyFigures(demo.portal, { year: 2026, user: staff.admin, lang: 'zh' })).find((one) => one.code === code);
  expect(await figures()).toMatchObject({ held: 2, free: 2, signed: 3, came: 2, mean: 4 });
  demo.setNow('2026-12-24T01:00:00.000Z');
  expect(await figures()).toMatchObject({ held: 3, signed: 4, came: 2, mean: 4 });
});

it('counts by area what was held in a year and who came, for whom it concerns', async () => {
  demo.setNow(TEST_NOW);
  const { areas } = demo.portal.city;
  const township = areas.find(({ level }) => level === 'township');
  const district = township?.parent ?? '';
  const here = { townshipCode: township?.code, capacity: 5 };
  const held = await newActivity(demo.portal, here);
  const called = await newActivity(demo.portal, { ...here, weeks: 2, fee: 1000 });
  await newActivity(demo.portal, { ...here, onlineLink: 'https://example.org/class' });
  const one = await newFamily(demo.portal, 653);
  await join(held.id, one);
  await join(held.id, await newFamily(demo.portal, 654));
  demo.setNow(AT_THE_DOOR);
  const [signup] = await demo.portal.signups.listOf(held.id);
  await checkIn(demo.portal, { id: signup?.id ?? '', date: DAY, undo: false, user: staff.author });
  demo.setNow('2026-12-10T01:00:00.000Z');
  await rateActivity(demo.portal, { activityId: held.id, guardianId: one.guardianId, rating: '4', remark: '' });
  await demo.portal.payload.update({ collection: 'activities', id: called.id, data: { cancelled: true } });
  demo.setNow('2026-12-31T01:00:00.000Z');
  const figures = (user: SignedIn, year = 2026) => dutyFigures(demo.portal, { year, user, lang: 'zh' });
  const mine = (await figures(staff.admin)).find(({ code }) => code === township?.code);
  expect(mine).toMatchObject({ held: 2, free: 1, signed: 2, came: 1, mean: undefined });
  expect((await figures(staff.admin)).filter(({ level }) => level === 'district')).toHaveLength(6);
  const districts = async (user: SignedIn) => (await figures(user)).filter(({ level }) => level === 'district');
  expect(await districts({ ...staff.district, territory: district })).toMatchObject([{ code: district }]);
  expect(await figures({ ...staff.district, territory: '321203000' })).toEqual([]);
  expect((await figures(staff.admin, 2025)).every(({ held: none }) => none === 0)).toBe(true);
});
