import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOrCreateGuardian } from '#cms/accounts/sign-in.ts';
import { eraseFamily } from '#cms/booking/erase-family.ts';
import { exportFamily } from '#cms/booking/export-family.ts';
import { askOtherDays, askVisit, callOffVisit, type SaidVisit } from '#cms/guidance/visits/ask-visit.ts';
import {
  cancelVisit,
  moveStop,
  noteAbsent,
  orderByDistance,
  placeVisit,
  planVisit,
  releaseVisit,
} from '#cms/guidance/visits/plan-visit.ts';
import { recordVisit } from '#cms/guidance/visits/record-visit.ts';
import { dayRoutes, visitSheet, waitingVisits } from '#cms/guidance/visits/station.ts';
import { tellOfVisit } from '#cms/guidance/visits/tell-visited.ts';
import { deliver } from '#cms/portal/deliver.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { type DemoPortal, demoPortal, TEST_NOW, TODAY } from '../support/demo-portal.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

const OWN = '321202001';
const NEXT = '321202002';
const TOMORROW = addDays(TODAY, 1);
let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
beforeAll(async () => {
  demo = await demoPortal();
  staff = await staffOf(demo.portal);
});
afterAll(() => demo.close());

let forms = 0;
async function ask(contact: string, over: Partial<SaidVisit> = {}) {
  const { id: guardianId } = await findOrCreateGuardian(demo.portal, contact, 'zh');
  const asked = await askVisit(demo.portal, {
    ...{ formKey: `visit-${String(forms++).padStart(16, '0')}`, bornOn: addDays(TODAY, -5), township: OWN },
    ...{ address: '城东新村 3 幢 201', wish: '黄疸退不退', wished: [`${TOMORROW}.morning`], consent: true },
    ...{ guardianId, lang: 'zh', ...over },
  });
  return { guardianId, asked };
}
async function visitOf(contact: string, over: Partial<SaidVisit> = {}) {
  const { guardianId, asked } = await ask(contact, over);
  if (!asked.ok) throw new Error(asked.code);
  return { guardianId, contact, id: asked.visit.id };
}
const plan = (id: string, over: object = {}) =>
  planVisit(demo.portal, { id, day: TOMORROW, half: 'morning', nurseId: staff.nurse.id, user: staff.nurse, ...over });
const find = async (id: string) => {
  const visit = await demo.portal.homeVisits.find(id);
  if (!visit) throw new Error('gone');
  return visit;
};
const sentTo = async (contact: string) =>
  (await demo.portal.payload.find({ collection: 'messages', where: { to: { equals: contact } }, sort: 'sentAt' })).docs;

async function recorded(id: string) {
  demo.setNow(`${TOMORROW}T02:00:00.000Z`);
  const sheet = await visitSheet(demo.portal, { id, user: staff.nurse });
  const results = new Map(sheet?.checks.map(({ code }) => [code, 'fine']));
  const done = await recordVisit(demo.portal, { id, user: staff.nurse, results, advice: '多晒太阳，三天后再看' });
  demo.setNow(TEST_NOW);
  return { done, sheet };
}

describe('a newborn’s family', () => {
  it('asks with consent, for a place and days that are right, once for each form and one at a time', async () => {
    expect((await ask('13900004001', { consent: false })).asked).toMatchObject({ code: 'home_visit.consent', field: 'consent' });
    expect((await ask('13900004001', { township: '321202' })).asked).toMatchObject({ field: 'township' });
    expect((await ask('13900004001', { address: ' ' })).asked).toMatchObject({ field: 'address' });
    expect((await ask('13900004001', { wished: [`${TODAY}.morning`] })).asked).toMatchObject({ code: 'home_visit.wished_day' });
    expect((await ask('13900004001', { wished: ['x', `${TOMORROW}.night`] })).asked).toMatchObject({ code: 'home_visit.no_day' });
    const formKey = 'visit-the-same-form-1';
    const first = await visitOf('13900004001', { formKey });
    expect((await visitOf('13900004001', { formKey })).id).toBe(first.id);
    expect((await ask('13900004001')).asked).toMatchObject({ code: 'home_visit.already_asked' });
    expect((await ask('13900004002', { formKey })).asked).toMatchObject({ status: 404 });
    expect(await find(first.id)).toMatchObject({ state: 'asked', districtCode: '321202', townshipCode: OWN });
  });

  it('is told of the day, moves it, and what it told is gone once it needs no visit', async () => {
    const { id, guardianId, contact } = await visitOf('13900004003');
    expect(await plan(id)).toMatchObject({ ok: true });
    expect(await find(id)).toMatchObject({ state: 'planned', plannedOn: TOMORROW, nurseName: staff.nurse.name });
    const [told] = await sentTo(contact);
    expect(told?.kind).toBe('visit_planned');
    expect(`${told?.subject}${told?.text}`).not.toMatch(/新村|黄疸/);
    const later = `${addDays(TODAY, 3)}.afternoon`;
    const other = (await findOrCreateGuardian(demo.portal, '13900004004', 'zh')).id;
    expect(await askOtherDays(demo.portal, { guardianId: other, id, wished: [later] })).toMatchObject({ status: 404 });
    expect(await askOtherDays(demo.portal, { guardianId, id, wished: [] })).toMatchObject({ code: 'home_visit.no_day' });
    expect(await askOtherDays(demo.portal, { guardianId, id, wished: [later] })).toMatchObject({ ok: true });
    expect(await find(id)).toMatchObject({ state: 'asked', plannedOn: undefined, nurseId: undefined });
    expect(await callOffVisit(demo.portal, { guardianId: other, id })).toMatchObject({ status: 404 });
    expect(await callOffVisit(demo.portal, { guardianId, id })).toMatchObject({ ok: true });
    expect(await find(id)).toMatchObject({ state: 'cancelled', address: '', wish: '', bornOn: '', wished: [] });
    expect(await callOffVisit(demo.portal, { guardianId, id })).toMatchObject({ code: 'home_visit.over' });
  });

  it('reads what the nurse said, has no more than the rule gives it in a year, and finds it in its folder', async () => {
    const { id, guardianId, contact } = await visitOf('13900004005');
    await plan(id);
    expect(await recordVisit(demo.portal, { id, user: staff.nurse, results: new Map(), advice: 'x' })).toMatchObject({
      code: 'home_visit.not_yet',
    });
    const { done, sheet } = await recorded(id);
    expect(done).toMatchObject({ ok: true });
    expect(sheet?.entitled).toEqual({ perYear: 1, had: 0, left: 1 });
    const [visit] = await demo.portal.homeVisits.ofFamily(guardianId);
    expect(visit).toMatchObject({ state: 'done', advice: '多晒太阳，三天后再看' });
    expect(visit?.checks).toHaveLength(sheet?.checks.length ?? 0);
    expect((await sentTo(contact)).map(({ kind }) => kind)).toContain('visit_advice');
    expect((await sentTo(contact)).map(({ text }) => text).join()).not.toContain('太阳');
    expect((await ask(contact)).asked).toMatchObject({ code: 'home_visit.had_all' });
    const guardian = await demo.portal.guardians.get(guardianId);
    const given = await exportFamily(demo.portal, { guardian, lang: 'zh' });
    if (!given.ok) throw new Error(given.code);
    expect(Buffer.from(unzipSync(given.zipped)['home-visits.json'] ?? []).toString()).toContain('多晒太阳');
  });

  it('has had a visit in the year in which it was, though it is written down in the next', async () => {
    demo.setNow('2026-12-30T04:00:00.000Z');
    const { id, contact } = await visitOf('13900004017', { wished: ['2026-12-31.morning'] });
    await plan(id, { day: '2026-12-31' });
    demo.setNow('2027-01-01T04:00:00.000Z');
    const sheet = await visitSheet(demo.portal, { id, user: staff.nurse });
    const results = new Map(sheet?.checks.map(({ code }) => [code, 'fine']));
    expect(await recordVisit(demo.portal, { id, user: staff.nurse, results, advice: '好' })).toMatchObject({ ok: true });
    const again = await ask(contact, { wished: ['2027-01-05.morning'] });
    demo.setNow(TEST_NOW);
    expect(again.asked).toMatchObject({ ok: true });
  });

  it('is forgotten with its account: what is to come goes, of what was it stays that it was', async () => {
    const { id, guardianId, contact } = await visitOf('13900004006');
    await plan(id);
    await recorded(id);
    await demo.portal.work((unit) => demo.portal.familyData.erase({ id: guardianId, contact }, unit));
    expect(await find(id)).toMatchObject({
      ...{ state: 'done', townshipCode: OWN, guardianId: undefined, address: '', bornOn: '', advice: '', checks: [], wish: '' },
    });
    const open = await visitOf('13900004007');
    await demo.portal.work((unit) => demo.portal.familyData.erase({ id: open.guardianId, contact: open.contact }, unit));
    expect(await demo.portal.homeVisits.find(open.id)).toBeUndefined();
  });

  it('whose child has turned three is nobody’s any more', async () => {
    const { id } = await visitOf('13900004008', { bornOn: addDays(TODAY, -9) });
    await plan(id);
    await recorded(id);
    const never = await visitOf('13900004018', { bornOn: addDays(TODAY, -9) });
    await demo.portal.homeVisits.forgetBornBefore(addDays(TODAY, -9));
    expect((await find(id)).guardianId).toBeDefined();
    expect((await find(never.id)).guardianId).toBeDefined();
    await demo.portal.homeVisits.forgetBornBefore(addDays(TODAY, -8));
    expect(await find(id)).toMatchObject({ state: 'done', guardianId: undefined, address: '' });
    // Nobody waits in the station's list who cannot be called or found.
    expect(await demo.portal.homeVisits.find(never.id)).toBeUndefined();
  });
});

describe('a health station', () => {
  it('sees the families of its own area alone, and every look is written down', async () => {
    const mine = await visitOf('13900004011');
    const theirs = await visitOf('13900004012', { township: NEXT });
    const seen = (await waitingVisits(demo.portal, { user: staff.nurse, page: 1 })).waiting.map(({ visit }) => visit.id);
    expect(seen).toContain(mine.id);
    expect(seen).not.toContain(theirs.id);
    const logged = await demo.portal.payload.find({ collection: 'audit-log', where: { subject: { equals: 'home-visits' } } });
    expect(JSON.stringify(logged.docs)).toContain(mine.id);
    expect(await plan(theirs.id)).toMatchObject({ status: 404 });
    for (const user of [staff.author, staff.reviewer, staff.head, staff.counter, staff.district, staff.city, staff.admin]) {
      expect(await waitingVisits(demo.portal, { user, page: 1 })).toMatchObject({ waiting: [], total: 0 });
      expect(await dayRoutes(demo.portal, { user, day: TOMORROW })).toEqual([]);
      expect(await visitSheet(demo.portal, { id: mine.id, user })).toBeUndefined();
      expect(await plan(mine.id, { user })).toMatchObject({ status: 404 });
      expect(await placeVisit(demo.portal, { id: mine.id, user, point: null })).toMatchObject({ status: 404 });
      for (const act of [releaseVisit, noteAbsent, orderByDistance])
        expect(await act(demo.portal, { id: mine.id, user })).toMatchObject({ status: 404 });
    }
    expect(await plan(mine.id, { nurseId: staff.admin.id })).toMatchObject({ code: 'home_visit.nurse' });
    expect(await plan(mine.id, { day: addDays(TODAY, -1) })).toMatchObject({ code: 'home_visit.planned_day' });
    for (const one of [mine, theirs]) await callOffVisit(demo.portal, one);
  });

  it('gives a visit to nobody whose area is all of the city: such a nurse is of no station and would not see it', async () => {
    const { id } = staff.nurse;
    const home = { districtCode: '321202', townshipCode: OWN };
    const named = async () => (await demo.portal.users.listNurses(home)).map((one) => one.id);
    const placed = (territory: string) => demo.portal.payload.db.updateOne({ collection: 'users', id, data: { territory } });
    expect(await named()).toContain(id);
    await placed('3212');
    const ofTheCity = await named();
    await placed(OWN);
    expect(ofTheCity).not.toContain(id);
  });

  it('and a letter that went out late says nothing that is no longer so', async () => {
    const { id, contact } = await visitOf('13900004019');
    const away = async () => ({ ok: false, code: 'unavailable', message: '' }) as const;
    const { notify } = demo.portal;
    demo.portal.notify = { ...notify, send: away };
    await plan(id);
    demo.portal.notify = notify;
    await releaseVisit(demo.portal, { id, user: staff.nurse });
    for (const { key } of await demo.portal.letters.waitingOf(id))
      await deliver(demo.portal, key, (letter) => tellOfVisit(demo.portal, letter));
    expect(await demo.portal.letters.waitingOf(id)).toEqual([]);
    expect((await sentTo(contact)).map(({ kind }) => kind)).toEqual(['visit_unplanned']);
  });

  it('reads of a family’s earlier visits those of its own area alone, and that look is written down too', async () => {
    const seenBefore = async (contact: string, township: string) => {
      const old = (await visitOf(contact, { township })).id;
      const data = { state: 'done', plannedOn: '2025-06-02', visitedAt: '2025-06-02T02:00:00.000Z', advice: '多抱抱' };
      await demo.portal.payload.db.updateOne({ collection: 'home-visits', id: old, data });
      const { id } = await visitOf(contact);
      return { id, old, sheet: await visitSheet(demo.portal, { id, user: staff.nurse }) };
    };
    const { id, old, sheet } = await seenBefore('13900004020', OWN);
    expect(sheet?.before.map((one) => one.id)).toEqual([old]);
    const where = { subject: { equals: 'home-visits' } };
    const { docs } = await demo.portal.payload.find({ collection: 'audit-log', where, pagination: false });
    expect(docs.map(({ detail }) => detail)).toContainEqual({ ids: [id, old] });
    expect((await seenBefore('13900004021', NEXT)).sheet?.before).toEqual([]);
  });

  it('orders the way of a day by hand and by distance, from the station', async () => {
    const day = addDays(TODAY, 4);
    const station = (await demo.portal.visitRules.clinicsOf(OWN, TODAY))[0]?.point ?? { lat: 0, lng: 0 };
    const [far, near, nowhere] = [await visitOf('13900004013'), await visitOf('13900004014'), await visitOf('13900004015')];
    for (const { id } of [far, near, nowhere]) await plan(id, { day });
    const user = staff.nurse;
    const order = async () => (await dayRoutes(demo.portal, { user, day }))[0]?.stops.map(({ visit }) => visit.id);
    expect(await order()).toEqual([far.id, near.id, nowhere.id]);
    await moveStop(demo.portal, { id: nowhere.id, steps: -1, user });
    expect(await order()).toEqual([far.id, nowhere.id, near.id]);
    await placeVisit(demo.portal, { id: far.id, user, point: { lat: station.lat + 0.1, lng: station.lng } });
    await placeVisit(demo.portal, { id: near.id, user, point: { lat: station.lat + 0.01, lng: station.lng } });
    await orderByDistance(demo.portal, { id: far.id, user });
    expect(await order()).toEqual([near.id, far.id, nowhere.id]);
    expect((await dayRoutes(demo.portal, { user, day }))[0]?.stops.map(({ arrives }) => arrives)).toEqual([570, 620, 670]);
  });

  it('tells the family when it cannot come, found nobody, or does not come at all, and plans again', async () => {
    const { id, contact } = await visitOf('13900004016');
    const user = staff.nurse;
    await plan(id);
    await plan(id, { half: 'afternoon' });
    // The same day and half with another nurse, or the same: nothing that the family has to hear.
    await plan(id, { half: 'afternoon' });
    await releaseVisit(demo.portal, { id, user });
    await plan(id);
    expect(await noteAbsent(demo.portal, { id, user })).toMatchObject({ code: 'home_visit.not_yet' });
    demo.setNow(`${TOMORROW}T03:00:00.000Z`);
    expect(await noteAbsent(demo.portal, { id, user })).toMatchObject({ ok: true });
    demo.setNow(TEST_NOW);
    await plan(id, { day: addDays(TODAY, 2) });
    expect(await cancelVisit(demo.portal, { id, user, reason: ' ' })).toMatchObject({ field: 'reason' });
    expect(await cancelVisit(demo.portal, { id, user, reason: '搬走了' })).toMatchObject({ ok: true });
    expect(await find(id)).toMatchObject({ state: 'cancelled', address: '', reason: '搬走了' });
    const kinds = (await sentTo(contact)).map(({ kind }) => kind).sort();
    expect(kinds).toEqual(
      ['planned', 'moved', 'unplanned', 'planned', 'absent', 'planned', 'cancelled'].map((one) => `visit_${one}`).sort(),
    );
  });
});

it('the nurse hears that a family calls off what was planned, or asks for other days, and nothing of who it is', async () => {
  const [one, two, three] = [await visitOf('13900004901'), await visitOf('13900004902'), await visitOf('13900004903')];
  await plan(one.id);
  await plan(two.id);
  const { docs } = await demo.portal.payload.find({ collection: 'users', where: { id: { equals: staff.nurse.id } } });
  const heard = async () => (await sentTo(docs[0]?.email ?? '')).filter(({ kind }) => kind.startsWith('nurse_visit_'));
  const before = new Set((await heard()).map(({ id }) => id));
  await callOffVisit(demo.portal, { guardianId: one.guardianId, id: one.id });
  await callOffVisit(demo.portal, { guardianId: one.guardianId, id: one.id });
  await askOtherDays(demo.portal, { guardianId: two.guardianId, id: two.id, wished: [`${addDays(TODAY, 2)}.afternoon`] });
  await callOffVisit(demo.portal, { guardianId: three.guardianId, id: three.id });
  const all = (await heard()).filter(({ id }) => !before.has(id));
  expect(all.map(({ kind }) => kind).sort()).toEqual(['nurse_visit_off', 'nurse_visit_other_days']);
  for (const { text } of all) expect(text).not.toMatch(/139000049|城东新村|黄疸/);
  // Who closes its account is not at home for her either.
  const closing = await visitOf('13900004904');
  await plan(closing.id);
  const erased = await eraseFamily(demo.portal, { id: closing.guardianId, contact: closing.contact });
  expect(erased).toEqual({ ok: true });
  expect((await heard()).filter(({ id }) => !before.has(id))).toHaveLength(3);
  expect(await demo.portal.homeVisits.find(closing.id)).toBeUndefined();
});

it('who asks all day is asked to wait: each is work for a nurse', async () => {
  const contact = '13900004090';
  expect((await ask(contact)).asked).toMatchObject({ ok: true });
  for (let times = 1; times < 10; times++) expect((await ask(contact)).asked).toMatchObject({ code: 'home_visit.already_asked' });
  expect((await ask(contact)).asked).toMatchObject({ status: 429, code: 'too_many_requests' });
});
