import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { moveContact } from '#cms/accounts/move-contact.ts';
import { bindWechat, unbindWechat, wechatSignIn } from '#cms/accounts/wechat.ts';
import { askForMonths, findMonths } from '#cms/alerts/months/ask-for-months.ts';
import { sendMonth } from '#cms/alerts/months/send-month.ts';
import { exportFamily } from '#cms/booking/export-family.ts';
import { remindFamily } from '#cms/booking/remind-family.ts';
import { joinActivity } from '#cms/guidance/activities/join.ts';
import { remindOfActivity } from '#cms/guidance/activities/remind.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { chooseNotifier } from '#cms/ports/notify/choose.ts';
import { outboxStore } from '#cms/records/outbox-store.ts';
import { addMonths } from '#domain/time/civil-date.ts';
import { newActivity } from '../support/activity.ts';
import { type DemoPortal, demoPortal, TEST_NOW, TODAY } from '../support/demo-portal.ts';
import { book, type Family, newFamily } from '../support/family.ts';
import { startWechatAccount, wechatSettings } from '../wechat-stand-in/index.ts';

const BACK = 'https://portal.example/account/wechat';
let demo: DemoPortal;
let standIn: Awaited<ReturnType<typeof startWechatAccount>>;
let portal: Portal;
beforeAll(async () => {
  demo = await demoPortal();
  standIn = await startWechatAccount();
  const outbox = outboxStore(demo.portal.payload);
  const now = () => demo.portal.now();
  portal = {
    ...demo.portal,
    now,
    notify: chooseNotifier(wechatSettings(standIn.url), { outbox, now, country: 'CN', clock: Date.now }),
  };
});
beforeEach(() => {
  demo.setNow(TEST_NOW);
  standIn.sent.length = 0;
});
afterAll(async () => {
  await standIn.close();
  await demo.close();
});

/** Goes to WeChat and comes back with what it gives. */
async function goToWechat(guardianId: string): Promise<{ code: string; state: string }> {
  const led = await fetch(wechatSignIn(portal, guardianId, BACK) ?? '', { redirect: 'manual' });
  const { searchParams } = new URL(led.headers.get('location') ?? '');
  return { code: searchParams.get('code') ?? '', state: searchParams.get('state') ?? '' };
}
const bind = async ({ guardianId }: Family) => bindWechat(portal, { guardianId, ...(await goToWechat(guardianId)) });
const guardianOf = ({ guardianId }: Family) => portal.guardians.get(guardianId);
const texts = async (family: Family, kind: string) => {
  const where = { to: { equals: (await guardianOf(family)).contact }, kind: { equals: kind } };
  return (await portal.payload.find({ collection: 'messages', where })).docs;
};
async function hearMonth({ guardianId, childId }: Family) {
  await askForMonths(portal, { guardianId, childId, pace: 'month', district: '', weeks: '' });
  const asked = await findMonths(portal, { guardianId, childId });
  await sendMonth(portal, asked?.id ?? '');
}

it('a guardian who has said in WeChat who it is hears its child’s month there, and by its telephone again after one tap', async () => {
  const family = await newFamily(portal, 7301, addMonths(TODAY, -8));
  expect(await bind(family)).toEqual({ ok: true });
  await hearMonth(family);
  expect(standIn.sent).toMatchObject([{ touser: 'o-follows_1', url: expect.stringMatching(/\/months\?token=/) }]);
  expect(JSON.stringify(standIn.sent)).not.toMatch(/宝宝7301|2026-03/);
  expect(await texts(family, 'month_tip')).toHaveLength(0);
  await unbindWechat(portal, family.guardianId);
  expect((await guardianOf(family)).wechat).toBeUndefined();
  demo.setNow(`${addMonths(TODAY, 1)}T02:00:00.000Z`);
  await hearMonth(family);
  const asked = await findMonths(portal, family);
  await sendMonth(portal, asked?.id ?? '');
  expect([standIn.sent.length, (await texts(family, 'month_tip')).length]).toEqual([1, 1]);
});

it('it is reminded of an activity there, and by its telephone where it follows the account no more', async () => {
  const activity = await newActivity(portal, { date: '2026-12-09' });
  const family = await newFamily(portal, 7302);
  await bind(family);
  const { guardianId, childId } = family;
  expect(await joinActivity(portal, { activityId: activity.id, guardianId, childIds: [childId] })).toMatchObject({ ok: true });
  const [signup] = await portal.signups.listOf(activity.id);
  demo.setNow('2026-12-02T02:00:00.000Z');
  expect(await remindOfActivity(portal, signup?.id ?? '')).toBe('reminded');
  expect(standIn.sent).toMatchObject([{ template: 'activity-Tpl_2', url: expect.stringContaining('/activities/') }]);
  standIn.followers.delete('o-follows_1');
  demo.setNow('2026-12-07T02:00:00.000Z');
  expect(await remindOfActivity(portal, signup?.id ?? '')).toBe('reminded');
  standIn.followers.add('o-follows_1');
  expect([standIn.sent.length, (await texts(family, 'activity_reminder')).length]).toEqual([1, 1]);
});

it('it is reminded on the eve of care there, and of that alone: what is booked, paid and moved comes as ever', async () => {
  const family = await newFamily(portal, 7306);
  await bind(family);
  const request = { form: 'hourly', date: '2026-12-16', window: { from: 840, to: 960 } } as const;
  const id = await book(portal, family, request);
  expect([standIn.sent, (await texts(family, 'booking_confirmed')).length]).toEqual([[], 1]);
  demo.setNow('2026-12-15T10:00:00.000Z');
  await Promise.all([remindFamily(portal, id), remindFamily(portal, id)]);
  await remindFamily(portal, id);
  expect(standIn.sent).toMatchObject([
    {
      ...{ touser: 'o-follows_1', template: 'stay-Tpl_3', url: expect.stringContaining(`/bookings/${id}`) },
      values: { thing1: expect.stringContaining('海陵'), thing2: expect.stringContaining('12 月 16 日') },
    },
  ]);
  expect(JSON.stringify(standIn.sent)).not.toContain('宝宝');
  expect([standIn.wrong, await texts(family, 'stay_tomorrow')]).toEqual([[], []]);
});

it('a kind without a template, and whoever follows no more, is reminded of care the other way', async () => {
  const [left, none] = [await newFamily(portal, 7307), await newFamily(portal, 7308)];
  for (const family of [left, none]) await bind(family);
  const on = (date: string) => ({ form: 'hourly', date, window: { from: 840, to: 960 } }) as const;
  const [one, two] = [await book(portal, left, on('2026-12-17')), await book(portal, none, on('2026-12-18'))];
  demo.setNow('2026-12-17T00:00:00.000Z');
  standIn.followers.delete('o-follows_1');
  await remindFamily(portal, one);
  standIn.followers.add('o-follows_1');
  const { WECHAT_TEMPLATES: all, ...settings } = wechatSettings(standIn.url);
  const few = { ...settings, WECHAT_TEMPLATES: all.replace(/; stay_tomorrow=.*/, '') };
  const outbox = outboxStore(demo.portal.payload);
  const notify = chooseNotifier(few, { outbox, now: portal.now, country: 'CN', clock: Date.now });
  demo.setNow('2026-12-17T10:00:00.000Z');
  await remindFamily({ ...portal, notify }, two);
  expect([standIn.sent, standIn.wrong]).toEqual([[], []]);
  for (const family of [left, none]) expect(await texts(family, 'stay_tomorrow')).toHaveLength(1);
});

it('nobody gets into another’s account with what WeChat gave it, nor late, nor twice', async () => {
  const [one, two] = [await newFamily(portal, 7303), await newFamily(portal, 7304)];
  const given = await goToWechat(one.guardianId);
  for (const state of ['', 'x'.repeat(64), given.state.toUpperCase()])
    expect(await bindWechat(portal, { guardianId: one.guardianId, ...given, state })).toMatchObject({ code: 'wechat_not_named' });
  expect(await bindWechat(portal, { guardianId: two.guardianId, ...given })).toMatchObject({ code: 'wechat_not_named' });
  demo.setNow('2026-11-23T23:30:00.000Z');
  expect(await bindWechat(portal, { guardianId: one.guardianId, ...given })).toMatchObject({ code: 'wechat_not_named' });
  demo.setNow(TEST_NOW);
  expect(await bindWechat(portal, { guardianId: one.guardianId, ...given })).toEqual({ ok: true });
  await unbindWechat(portal, one.guardianId);
  expect(await bindWechat(portal, { guardianId: one.guardianId, ...given })).toMatchObject({ code: 'wechat_not_named' });
  expect([(await guardianOf(one)).wechat, (await guardianOf(two)).wechat]).toEqual([undefined, undefined]);
  expect(wechatSignIn(demo.portal, one.guardianId, BACK)).toBeUndefined();
  expect(await bindWechat(demo.portal, { guardianId: one.guardianId, ...given })).toMatchObject({ status: 404 });
});

it('who it is there is given out with its data, and goes with another contact and with the account', async () => {
  const family = await newFamily(portal, 7305);
  await bind(family);
  const guardian = await guardianOf(family);
  const given = await exportFamily(portal, { guardian, lang: 'zh' });
  if (!given.ok) throw new Error(given.code);
  const folder = Object.entries(unzipSync(given.zipped)).find(([name]) => name.endsWith('family.json'));
  expect(JSON.parse(strFromU8(folder?.[1] ?? new Uint8Array()))).toMatchObject({ wechat: 'o-follows_1' });
  const by = { actor: family.guardianId, action: 'change_contact' };
  expect(await moveContact(portal, { guardian, to: '13900077305', by })).toEqual({ ok: true });
  expect((await guardianOf(family)).wechat).toBeUndefined();
  await bind(family);
  const { contact } = await guardianOf(family);
  await portal.work((unit) => portal.familyData.erase({ id: family.guardianId, contact }, unit));
  const all = await portal.payload.find({ collection: 'guardians', where: { id: { equals: family.guardianId } } });
  expect(JSON.stringify(all.docs)).not.toContain('o-follows');
});
