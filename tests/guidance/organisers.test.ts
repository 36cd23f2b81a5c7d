import { afterAll, beforeAll, expect, it } from 'vitest';
import { seesDraft } from '#cms/access/roles.ts';
import { joinActivity, leaveActivity } from '#cms/guidance/activities/join.ts';
import { remindOfActivity } from '#cms/guidance/activities/remind.ts';
import { checkIn, comingSessions, doorList } from '#cms/guidance/door/check-in.ts';
import { organiserOf } from '#cms/guidance/organisers/organiser-of.ts';
import type { Activity } from '#cms/records/payload-types.ts';
import { bodyNews, isApproved, isOpenToFamilies, isReviewedAfter } from '#domain/guidance/organiser.ts';
import { newActivity } from '../support/activity.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { newFamily } from '../support/family.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
let townshipCode: string;
beforeAll(async () => {
  demo = await demoPortal();
  staff = await staffOf(demo.portal);
  const body = await demo.portal.organisers.find(String(staff.organiser.organiser));
  townshipCode = demo.portal.city.areas.find(({ parent }) => parent === body?.territory)?.code ?? '';
});
afterAll(() => demo.close());

const DAY = '2026-12-09';
const as = (who: StaffName) =>
  ({ collection: 'activities', locale: 'zh', depth: 0, user: staff[who], overrideAccess: false }) as const;
let made = 0;
const create = (who: StaffName, over: Partial<Activity> = {}) => {
  const when = { date: DAY, from: '09:30', to: '10:30', fromMonth: 6, toMonth: 12, capacity: 5, fee: 0 };
  const words = { slug: `society-${++made}`, title: '一起唱歌', summary: '带上宝宝', place: '社区（示例）' };
  return demo.portal.payload.create({ ...as(who), data: { ...when, ...words, townshipCode, ...over } as never });
};
const change = (who: StaffName, id: string, data: Partial<Activity>) =>
  demo.portal.payload.update({ ...as(who), id, data: data as never });
const statusOf = (work: Promise<unknown>) =>
  work.then(
    () => 200,
    ({ status }: { status?: number }) => status,
  );
const isInIndex = async (id: string) => (await demo.portal.documents.readTexts('activities', [id])).length > 0;
const isListed = async (id: string) =>
  (await demo.portal.activities.listFrom('2026-11-23', { lang: 'zh', limit: 1000 })).some((one) => one.id === id);

it('publishes for its own area what a reviewer has looked at, and other words need another look', async () => {
  demo.setNow(TEST_NOW);
  const { id, organiser, approved } = await create('organiser', { approved: true });
  expect([organiser, approved]).toEqual([staff.organiser.organiser, false]);
  const join = async (n: number) => {
    const { guardianId, childId } = await newFamily(demo.portal, n);
    return joinActivity(demo.portal, { activityId: id, guardianId, childIds: [childId] });
  };
  expect(await isListed(id)).toBe(false);
  const pages = await demo.portal.activities.pagesOn('2026-11-23').list({ page: 1, limit: 1000 });
  expect(pages.map(({ slug }) => slug)).not.toContain(`society-${made}`);
  expect(await isInIndex(id)).toBe(false);
  expect(await join(701)).toMatchObject({ code: 'signup.not_open' });
  expect((await change('organiser', id, { approved: true })).approved).toBe(false);
  expect(await demo.portal.activities.countToReview(staff.reviewer, '2026-11-23')).toBe(1);
  expect((await change('reviewer', id, { approved: true })).approved).toBe(true);
  expect(await demo.portal.activities.countToReview(staff.reviewer, '2026-11-23')).toBe(0);
  expect([await isListed(id), await isInIndex(id)]).toEqual([true, true]);
  expect(await join(702)).toMatchObject({ ok: true });
  expect((await change('organiser', id, { capacity: 8, to: '11:00' })).approved).toBe(true);
  expect((await change('organiser', id, { title: '一起唱歌，来买书' })).approved).toBe(false);
  expect([await isListed(id), await isInIndex(id)]).toEqual([false, false]);
  const waiting = () => demo.portal.activities.countToReview(staff.reviewer, '2026-11-23');
  expect(await waiting()).toBe(1);
  await change('reviewer', id, { reviewNote: '不卖东西' });
  expect(await waiting()).toBe(0);
  expect(await demo.portal.activities.waitingOf(String(organiser), 'zh')).toMatchObject([{ id, reviewNote: '不卖东西' }]);
  await change('organiser', id, { title: '一起唱歌' });
  expect(await waiting()).toBe(1);
  await change('reviewer', id, { reviewNote: '这个钟点宝宝在睡' });
  expect(await waiting()).toBe(0);
  await change('organiser', id, { from: '10:00' });
  expect(await waiting()).toBe(1);
  expect(await join(703)).toMatchObject({ code: 'signup.not_open' });
});

it('is let do nothing with what is others’, nor outside its area', async () => {
  demo.setNow(TEST_NOW);
  const others = await newActivity(demo.portal);
  const elsewhere = demo.portal.city.areas.find(
    ({ code, level }) => level === 'township' && !code.startsWith(townshipCode.slice(0, 6)),
  );
  expect(await statusOf(create('organiser', { townshipCode: elsewhere?.code }))).toBe(403);
  expect(await statusOf(create('organiser', { townshipCode: undefined }))).toBe(403);
  expect(await statusOf(change('organiser', others.id, { title: '改' }))).not.toBe(200);
  const { docs } = await demo.portal.payload.find({ ...as('organiser'), pagination: false });
  expect(docs.length).toBeGreaterThan(0);
  expect(new Set(docs.map(({ organiser }) => organiser))).toEqual(new Set([staff.organiser.organiser]));
  expect((await create('author', { organiser: staff.organiser.organiser })).organiser).toBeFalsy();
});

it('sees at its own door what is needed there, and only while the city approves of it', async () => {
  demo.setNow(TEST_NOW);
  const { id } = await create('organiser');
  await change('reviewer', id, { approved: true });
  const others = await newActivity(demo.portal);
  const family = await newFamily(demo.portal, 711);
  for (const activityId of [id, others.id])
    await joinActivity(demo.portal, { activityId, guardianId: family.guardianId, childIds: [family.childId] });
  const list = (activityId: string) => doorList(demo.portal, { activityId, date: DAY, user: staff.organiser, lang: 'zh' });
  const own = await list(id);
  expect(own?.families).toMatchObject([{ called: '家长711', heads: 1, ages: [8] }]);
  expect(JSON.stringify(own?.families)).not.toMatch(/宝宝|2026-0/);
  expect(await list(others.id)).toBeUndefined();
  demo.setNow('2026-12-09T01:20:00.000Z');
  const sessions = await comingSessions(demo.portal, { user: staff.organiser, lang: 'zh' });
  expect(sessions.map(({ activity }) => activity.id)).toContain(id);
  expect(sessions.map(({ activity }) => activity.id)).not.toContain(others.id);
  const signup = own?.families[0]?.id ?? '';
  const arrive = () => checkIn(demo.portal, { id: signup, date: DAY, undo: false, user: staff.organiser });
  expect(await arrive()).toEqual({ ok: true });
  const stop = (stopped: boolean) =>
    demo.portal.payload.update({
      ...{ collection: 'organisers', id: String(staff.organiser.organiser), data: { stopped } },
      ...{ user: staff.city, overrideAccess: false, depth: 0 },
    } as never);
  demo.setNow('2026-12-10T01:20:00.000Z');
  expect(await list(id)).toMatchObject({ isKept: true, families: [] });
  demo.setNow('2026-12-09T01:20:00.000Z');
  await stop(true);
  expect(await arrive()).toMatchObject({ code: 'signup.no_place' });
  expect(await list(id)).toBeUndefined();
  expect(await statusOf(create('organiser'))).toBe(403);
  expect(await isListed(id)).toBe(false);
  await stop(false);
  expect(await isListed(id)).toBe(true);
  const remove = () =>
    demo.portal.payload.delete({
      ...{ collection: 'organisers', id: String(staff.organiser.organiser), user: staff.admin, overrideAccess: false },
    } as never);
  expect(await statusOf(remove())).toBe(409);
});

it('holds nothing after its last day, reminds nobody and gives no place while it may not, and is nothing once it is gone', async () => {
  demo.setNow(TEST_NOW);
  const bodyId = String(staff.organiser.organiser);
  const set = (data: object) =>
    demo.portal.payload.update({
      ...{ collection: 'organisers', id: bodyId, data, user: staff.city, overrideAccess: false, depth: 0 },
    } as never);
  const { until } = (await demo.portal.organisers.find(bodyId)) ?? { until: '' };
  await set({ until: '2026-12-15' });
  expect(await statusOf(create('organiser', { weeks: 2 }))).toBe(403);
  const { id } = await create('organiser', { capacity: 1 });
  await change('reviewer', id, { approved: true });
  expect(await statusOf(change('organiser', id, { moreDates: '2026-12-16' }))).toBe(403);
  expect(await statusOf(change('organiser', id, { moreDates: '2026-12-15' }))).toBe(200);
  const [one, two] = [await newFamily(demo.portal, 721), await newFamily(demo.portal, 722)];
  for (const { guardianId, childId } of [one, two])
    expect((await joinActivity(demo.portal, { activityId: id, guardianId, childIds: [childId] })).ok).toBe(true);
  const [signup] = await demo.portal.signups.listOf(id);
  const remind = () => remindOfActivity(demo.portal, signup?.id ?? '');
  const isFound = async () => (await demo.portal.activities.openAmong([id], '2026-12-02')).has(id);
  expect(await isFound()).toBe(true);
  await set({ stopped: true });
  expect(await isFound()).toBe(false);
  demo.setNow('2026-12-02T02:00:00.000Z');
  expect(await remind()).toBe('nothing_due');
  await leaveActivity(demo.portal, { activityId: id, guardianId: one.guardianId });
  const states = async () => (await demo.portal.signups.listOf(id)).map(({ state }) => state);
  expect(await states()).toEqual(['left', 'waiting']);
  await set({ stopped: false });
  demo.setNow('2026-12-03T02:00:00.000Z');
  await change('organiser', id, { capacity: 2 });
  expect(await states()).toEqual(['left', 'in']);
  const gone = { organiser: 'gone', approved: true } as Activity;
  expect(await organiserOf(demo.portal, gone)).toMatchObject({ stands: false, open: false });
  await set({ until });
});

it('holds and writes nothing in the administration’s name: who belongs to no body, or has other work besides, has none', async () => {
  demo.setNow(TEST_NOW);
  const { organiser } = staff.organiser;
  const nobodys = { ...staff.organiser, organiser: null } as SignedIn;
  const besides = { ...staff.counter, roles: ['organiser', 'counter'], organiser } as SignedIn;
  for (const user of [nobodys, besides]) {
    const when = { date: DAY, from: '09:30', to: '10:30', fromMonth: 6, toMonth: 12 };
    const words = { slug: `society-${++made}`, title: '一起唱歌', summary: '带上宝宝', place: '社区（示例）', townshipCode };
    const data = { ...when, ...words } as never;
    expect(await statusOf(demo.portal.payload.create({ ...as('organiser'), user, data }))).toBe(403);
    const text = { slug: `area-${++made}`, topic: 'learning', fromMonth: 0, toMonth: 12, title: '去哪里玩' } as never;
    const about = { ...as('organiser'), user, collection: 'articles', draft: true, data: text } as const;
    expect(await statusOf(demo.portal.payload.create(about))).toBe(403);
  }
  const body = String(organiser);
  expect([seesDraft(nobodys, undefined), seesDraft(nobodys, body)]).toEqual([false, false]);
  expect([seesDraft(staff.organiser, body), seesDraft(staff.organiser, undefined)]).toEqual([true, false]);
  expect([seesDraft(staff.author, undefined), seesDraft(staff.author, body)]).toEqual([true, true]);
});

it('leaves what is the whole city’s to those who write for all of it', async () => {
  const { payload } = demo.portal;
  const [tip] = (await payload.find({ collection: 'month-tips', limit: 1, depth: 0 })).docs;
  const district = { ...staff.author, territory: '321202' } as SignedIn;
  const edit = (user: SignedIn) =>
    statusOf(payload.update({ ...as('author'), collection: 'month-tips', user, id: tip?.id ?? '', data: {} }));
  expect([await edit(district), await edit(staff.author)]).toEqual([403, 200]);
  const policies = { ...as('author'), collection: 'policies', user: district, where: {}, data: {} } as const;
  expect(await statusOf(payload.update(policies as never))).toBe(403);
});

it('writes texts for its own area by the same workflow, and a writer of an area for that area alone', async () => {
  demo.setNow(TEST_NOW);
  const text = (who: SignedIn) => ({ ...as('author'), collection: 'articles', draft: true, user: who }) as const;
  const write = (who: SignedIn, over: object = {}) => {
    const about = { slug: `area-${++made}`, topic: 'learning', fromMonth: 0, toMonth: 12, title: '去哪里玩', ...over };
    return demo.portal.payload.create({ ...text(who), data: about as never });
  };
  const body = await demo.portal.organisers.find(String(staff.organiser.organiser));
  const own = await write(staff.organiser, { territory: '321202' });
  expect(own).toMatchObject({ territory: body?.territory, organiser: body?.id, _status: 'draft' });
  const publish = (id: string, by: SignedIn) =>
    statusOf(demo.portal.payload.update({ ...text(by), draft: false, id, data: { _status: 'published' } as never }));
  expect(await publish(own.id, staff.organiser)).toBe(403);
  const district = { ...staff.author, territory: '321202' } as SignedIn;
  const local = await write(district);
  expect(local).toMatchObject({ territory: '321202' });
  expect(await statusOf(write(district, { territory: '321203' }))).toBe(403);
  const edit = (id: string, by: SignedIn, data: object) =>
    statusOf(demo.portal.payload.update({ ...text(by), id, data: data as never }));
  expect(await edit(local.id, district, { title: '改' })).toBe(200);
  expect(await edit(local.id, district, { territory: null })).toBe(403);
  expect(await edit(local.id, staff.author, { title: '市里改' })).toBe(200);
  const everywhere = await write(staff.author);
  expect(everywhere.territory).toBeFalsy();
  expect(await edit(everywhere.id, district, { title: '改' })).not.toBe(200);
  expect(await edit(local.id, staff.organiser, { title: '改' })).not.toBe(200);
  await demo.portal.payload.db.updateOne({ collection: 'articles', id: local.id, data: { _status: 'published' } });
  const listed = async (about: object) =>
    (await demo.portal.articles.list({ lang: 'zh', limit: 1000, ...about })).some(({ id }) => id === local.id);
  expect([await listed({}), await listed({ local: true })]).toEqual([false, true]);
});

it('stands until its last day, and a review counts for the words that were looked at', () => {
  const body = { until: '2026-12-31' };
  expect([isApproved(body, '2026-12-31'), isApproved(body, '2027-01-01')]).toEqual([true, false]);
  expect(isApproved({ ...body, stopped: true }, '2026-12-01')).toBe(false);
  expect(isOpenToFamilies({ organiser: undefined }, '2026-12-01')).toBe(true);
  expect(isOpenToFamilies({ organiser: body, approved: false }, '2026-12-01')).toBe(false);
  expect(isOpenToFamilies({ organiser: body, approved: true }, '2027-01-01')).toBe(false);
  const save = { was: false, says: true, mayReview: false, wordsChanged: false };
  expect(isReviewedAfter(save)).toBe(false);
  expect(isReviewedAfter({ ...save, mayReview: true, wordsChanged: true })).toBe(true);
  expect(isReviewedAfter({ ...save, was: true })).toBe(true);
  expect(isReviewedAfter({ ...save, was: true, mayReview: true, wordsChanged: true })).toBe(false);
  expect(isReviewedAfter({ ...save, was: true, says: false })).toBe(false);
});

it('its people hear that the city has stopped it, and that it is approved again or until another day; of nothing else', async () => {
  demo.setNow(TEST_NOW);
  const { organisers, payload } = demo.portal;
  const id = String(staff.organiser.organiser);
  const first = await organisers.find(id);
  const told = async () => {
    const where = { kind: { equals: 'organiser' } };
    return (await payload.find({ collection: 'messages', where, sort: 'createdAt', pagination: false })).docs;
  };
  const save = (data: object) =>
    payload.update({ collection: 'organisers', id, locale: 'zh', user: staff.city, overrideAccess: false, data: data as never });
  const before = (await told()).length;
  const heard = async (count: number) => {
    await expect.poll(async () => (await told()).length, { timeout: 10_000 }).toBe(before + count);
    return (await told()).at(-1);
  };
  await save({ stopped: true });
  expect(await heard(1)).toMatchObject({ to: 'organiser@demo.example', text: expect.stringContaining('停止了') });
  await save({ until: '2027-03-31' });
  await save({ stopped: false });
  expect((await heard(2))?.text).toMatch(/2027\s年\s3\s月\s31\s日/);
  await save({ until: '2026-11-01' });
  expect((await heard(3))?.text).toContain('已经过了');
  await save({ until: first?.until, stopped: false });
  await heard(4);
  await save({ registration: first?.registration });
  expect((await told()).length).toBe(before + 4);
  expect(bodyNews({ until: '2026-12-31', stopped: true }, { until: '2026-12-01', stopped: true })).toBeUndefined();
});
