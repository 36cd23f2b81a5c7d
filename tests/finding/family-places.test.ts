import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOrCreateGuardian } from '#cms/accounts/sign-in.ts';
import { findFamilyPlace, MOST_FAMILY_PLACES, removeFamilyPlace, saveFamilyPlace } from '#cms/finding/family-places.ts';
import { findPlace } from '#cms/finding/find-place.ts';
import { forgetExpired } from '#cms/follow/forget-expired.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal();
});
afterAll(() => demo.close());

let families = 0;
const newGuardian = async () => (await findOrCreateGuardian(demo.portal, `137000000${String(++families).padStart(2, '0')}`)).id;
const save = (guardianId: string, label: string, place: string, called = '') =>
  saveFamilyPlace(demo.portal, guardianId, { label, called, place }, 'zh');
const kept = async (guardianId: string) =>
  (await demo.portal.familyPlaces.listOf(guardianId)).map(({ label, called, name }) => [label, called, name]);

describe('a family’s places', () => {
  it('are kept by the gazetteer’s name and position, however they were typed', async () => {
    const family = await newGuardian();
    expect(await save(family, 'home', 'fch')).toMatchObject({
      ok: true,
      place: { label: 'home', called: '', name: '凤城河', point: { lat: 32.4895, lng: 119.9185 } },
    });
    await save(family, 'grandparents', ' 火车站 ', ' 外婆家 ');
    expect(await kept(family)).toEqual([
      ['home', '', '凤城河'],
      ['grandparents', '外婆家', '泰州站'],
    ]);
  });

  it('move when saved again under the same label and word, and only then', async () => {
    const family = await newGuardian();
    await save(family, 'grandparents', '凤城河', '外婆家');
    await save(family, 'grandparents', '坡子街', '奶奶家');
    await save(family, 'grandparents', '天德湖', '外婆家');
    expect(await kept(family)).toEqual([
      ['grandparents', '外婆家', '天德湖公园'],
      ['grandparents', '奶奶家', '坡子街'],
    ]);
  });

  it.each([
    ['nowhere', '凤城河', '', 'place_label_missing', 'label'],
    ['other', '凤城河', ' ', 'place_called_missing', 'called'],
    ['other', '凤城河', '外'.repeat(21), 'too_long', 'called'],
    ['home', '  ', '', 'place_missing', 'place'],
    ['home', '月亮背面的小区', '', 'place_not_found', 'place'],
  ])('say what is wrong: %s at %s', async (label, place, called, code, field) => {
    const family = await newGuardian();
    expect(await save(family, label, place, called)).toMatchObject({ ok: false, code, field });
    expect(await kept(family)).toEqual([]);
  });

  it('are at most six, also when two are saved at the same moment', async () => {
    const family = await newGuardian();
    for (let n = 1; n < MOST_FAMILY_PLACES; n++) await save(family, 'other', '凤城河', `第 ${n} 处`);
    const last = await Promise.all([save(family, 'home', '凤城河'), save(family, 'work', '凤城河')]);
    expect(last.filter(({ ok }) => ok)).toHaveLength(1);
    expect(last.find(({ ok }) => !ok)).toMatchObject({ code: 'too_many_places', field: 'label' });
    expect(await kept(family)).toHaveLength(MOST_FAMILY_PLACES);
    expect(await save(family, 'other', '坡子街', '第 1 处')).toMatchObject({ ok: true, place: { name: '坡子街' } });
  });

  it('are one family’s alone: another neither finds nor removes them', async () => {
    const [own, other] = [await newGuardian(), await newGuardian()];
    const saved = await save(own, 'home', '凤城河');
    if (!saved.ok) throw new Error(saved.code);
    const { id } = saved.place;
    expect(await findFamilyPlace(demo.portal, own, id)).toEqual(saved.place);
    expect(await findFamilyPlace(demo.portal, other, id)).toBeUndefined();
    expect(await findFamilyPlace(demo.portal, own, 'x')).toBeUndefined();
    expect(await removeFamilyPlace(demo.portal, other, id)).toMatchObject({ ok: false, status: 404 });
    expect(await removeFamilyPlace(demo.portal, own, id)).toEqual({ ok: true });
    expect(await kept(own)).toEqual([]);
  });

  it('are in no search document', async () => {
    const family = await newGuardian();
    await save(family, 'grandparents', '凤城河', '姥姥家在这里');
    expect(JSON.stringify(await demo.portal.documents.readAll())).not.toContain('姥姥家在这里');
  });

  it('are forgotten a year after they were saved, when the family is not signed in', async () => {
    const { portal, setNow } = demo;
    const [gone, here] = [await newGuardian(), await newGuardian()];
    for (const family of [gone, here]) await save(family, 'home', '凤城河');
    const expiresAt = '2028-01-01T00:00:00.000Z';
    const begun = { device: 'program', begunAt: portal.now(), seenAt: portal.now() };
    await portal.sessions.add({ tokenHash: 'kept', guardianId: here, expiresAt, ...begun });
    const yearOn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    setNow(yearOn(364));
    await forgetExpired(portal);
    expect(await kept(gone)).toHaveLength(1);
    setNow(yearOn(366));
    await forgetExpired(portal);
    expect([await kept(gone), await kept(here)].map(({ length }) => length)).toEqual([0, 1]);
    setNow(TEST_NOW);
  });

  it('go with the family when it is forgotten, and nobody else’s do', async () => {
    const [gone, stays] = [await newGuardian(), await newGuardian()];
    await save(gone, 'home', '凤城河');
    await save(stays, 'home', '凤城河');
    await demo.portal.payload.delete({ collection: 'guardians', id: gone });
    expect(await kept(gone)).toEqual([]);
    expect(await kept(stays)).toHaveLength(1);
  });
});

describe('a place that was typed', () => {
  it('is found with its district, where two places share a name', async () => {
    const { portal } = demo;
    const named = { kind: 'station' as const, name: '人民广场', source: 'test' };
    const add = (districtCode: string, lat: number, lng: number) =>
      portal.payload.create({
        collection: 'gazetteer-places',
        data: { ...named, districtCode, lat, lng },
        context: { quiet: true },
      });
    await add('321202', 32.49, 119.91);
    await add('321283', 32.17, 120.01);
    await portal.search.mend(portal.documents.readAll);
    expect(await findPlace(portal, '人民广场（泰兴市）', 'zh')).toMatchObject({ districtCode: '321283' });
    expect(await findPlace(portal, '人民广场（海陵区）', 'zh')).toMatchObject({ districtCode: '321202' });
    expect(await findPlace(portal, '人民广场 (Taixing)', 'en')).toMatchObject({ districtCode: '321283' });
    expect(await findPlace(portal, '人民广场（靖江市）', 'zh')).toBeUndefined();
  });

  it('may be a district with brackets in its own name', async () => {
    expect(await findPlace(demo.portal, '医药高新区（高港区）', 'zh')).toMatchObject({
      placeKind: 'district',
      districtCode: '321203',
    });
  });
});
