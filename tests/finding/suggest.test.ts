import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Suggestion, suggest } from '#cms/finding/suggest.ts';
import { toSuggestAnswer } from '#site/api/facilities/suggest-answer.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 40 });
});
afterAll(() => demo.close());

const ask = (q: string, { lang = 'zh', limit = 8 }: { lang?: 'zh' | 'en'; limit?: number } = {}) =>
  suggest(demo.portal, { q, lang, limit });
const names = (found: readonly Suggestion[]) => found.map(({ name }) => name);

describe('suggestions', () => {
  it.each([
    ['天德湖', '天德湖公园'],
    ['tiande', '天德湖公园'],
    ['tdhgy', '天德湖公园'],
    ['望海楼', '凤城河'],
    ['Fengcheng', '凤城河'],
  ])('for “%s” begin with %s', async (q, place) => {
    expect(names(await ask(q))[0]).toBe(place);
  });

  it('are in English for whoever reads English', async () => {
    expect(names(await ask('天德湖', { lang: 'en' }))[0]).toBe('Tiande Lake Park');
  });

  it('are places first, then centres of that name; no centre only because it lies there', async () => {
    const found = await ask('海陵');
    const kinds = found.map(({ kind }) => kind);
    expect(kinds).toEqual(kinds.toSorted().toReversed());
    expect(kinds).toContain('place');
    expect(kinds).toContain('facility');
    for (const one of found) if (one.kind === 'facility') expect(one.name).toContain('海陵');
    const street = demo.portal.city.areas.find(({ name }) => name.zh === '城东街道');
    const near = await demo.portal.search.allFacilities({ q: street?.name.zh ?? '' });
    expect(near.length).toBeGreaterThan(0);
    expect((await ask('城东街道')).filter(({ kind, name }) => kind === 'facility' && !name.includes('城东'))).toEqual([]);
  });

  it('are as many as asked for, and leave room for centres', async () => {
    const eight = await ask('h');
    expect(eight).toHaveLength(8);
    expect(eight.filter(({ kind }) => kind === 'facility')).toHaveLength(2);
    expect(await ask('h', { limit: 1 })).toMatchObject([{ kind: 'place' }]);
  });

  it('are none for what nothing is called', async () => {
    expect(await ask('月亮背面')).toEqual([]);
    expect(await ask('%_"')).toEqual([]);
  });

  it('tell places of one name apart by their district', async () => {
    const { payload, search } = demo.portal;
    for (const [districtCode, lat, lng] of [
      ['321202', 32.49, 119.91],
      ['321283', 32.17, 120.01],
    ] as const) {
      const data = { kind: 'station' as const, name: '人民广场', districtCode, lat, lng, source: 'test' };
      await payload.create({ collection: 'gazetteer-places', data, context: { quiet: true } });
    }
    await search.mend(demo.portal.documents.readAll);
    expect(names(await ask('人民广场')).toSorted()).toEqual(['人民广场（泰兴市）', '人民广场（海陵区）'].toSorted());
  });
});

describe('what is said beside a name', () => {
  const answer = async (q: string, lang: 'zh' | 'en') =>
    toSuggestAnswer(await ask(q, { lang }), demo.portal.city, lang).suggestions;

  it('is the kind and district of a place, and where it is', async () => {
    const place = { kind: 'place', placeKind: 'hospital', location: { lat: 32.4935, lng: 119.9015 } };
    expect((await answer('泰州市中医院', 'zh'))[0]).toEqual({ ...place, name: '泰州市中医院', detail: '医院 · 海陵区' });
    expect((await answer('泰州市中医院', 'en'))[0]).toMatchObject({ detail: 'Hospital · Hailing District' });
  });

  it('is only the kind of a district', async () => {
    expect((await answer('海陵区', 'zh'))[0]).toMatchObject({ name: '海陵区', detail: '区县', placeKind: 'district' });
  });

  it('is the address of a centre, with the name its page goes by', async () => {
    const centre = (await answer('海陵', 'zh')).find(({ kind }) => kind === 'facility');
    const { docs } = await demo.portal.payload.find({
      collection: 'facilities',
      where: { slug: { equals: centre?.slug ?? '' } },
    });
    expect(centre).toMatchObject({ name: docs[0]?.name, detail: docs[0]?.address });
  });
});
