import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedSearch } from '#search/embedded/create-embedded-search.ts';
import type { SearchDocument, TextKind } from '#search/port.ts';
import { seedOr } from '../support/seed.ts';
import { criteria } from './filters.contract.ts';
import { meilisearchServers } from './meilisearch-servers.ts';
import { ODD_QUERIES } from './odd-queries.ts';
import { activity, article, facility, place, policy, sampleFacilities } from './sample-city.ts';

const here = { lat: 32.5, lng: 120 };
const documents: SearchDocument[] = [
  ...sampleFacilities(150, 4),
  // Many in one building, and in a row of houses some decimetres apart.
  ...Array.from({ length: 40 }, (_, at) => facility({ id: `same${at}`, name: { zh: `同楼托育${at % 7}` }, location: here })),
  ...Array.from({ length: 60 }, (_, at) =>
    facility({ id: `row${at}`, name: { zh: `排屋托育${at % 5}` }, location: { lat: 32.5 + at * 0.000003, lng: 120 } }),
  ),
  facility({ id: 'Ünnötig', name: { en: 'Montréal Nursery' }, town: 'Montréal' }),
  facility({ id: 'unnotig', name: { en: 'Montreal Nursery' }, town: 'Montreal' }),
  facility({ id: 'off the globe', name: { en: 'Nowhere' }, location: { lat: 120, lng: 32 } }),
  article('a1', '什么时候添加辅食', '满六个月起，一次一样。海陵区的家长可以来问。'),
  article('a2', '睡得安全', '仰卧，床上不放枕头；辅食与此无关。'),
  policy('p1', '托育服务收费办法', '按月收费，辅食另计。'),
  activity('c1', '婴儿抚触课', '2026-11-22'),
  activity('c2', '海陵亲子课', '2026-11-23', '市图书馆'),
  activity('c3', '辅食品尝会', '2027-01-05'),
  place('d1', '泰兴市', 'district', 'Taixing'),
  place('t1', '泰州站', 'station', 'Taizhou Railway Station', ['火车站']),
  place('q1', '溱潼镇', 'township', 'Qintong'),
];

const KINDS: TextKind[][] = [['article', 'policy', 'activity'], ['activity'], ['policy'], []];

const asked = fc.record({
  criteria,
  q: fc.option(
    fc.constantFrom(
      '阳光 海陵',
      'hailing',
      'hl托育',
      'tongloutuoyu',
      'hailng',
      '海陵阳光',
      'montrael',
      'montréal',
      'ty',
      '园',
      'zzzzz',
    ),
    { nil: undefined },
  ),
  near: fc.option(fc.constantFrom(here, { lat: 32.5001, lng: 120 }, { lat: 90, lng: 180 }, { lat: 91, lng: 0 }), {
    nil: undefined,
  }),
  also: fc.option(fc.constantFrom(here, { lat: 32.5003, lng: 120.0004 }, { lat: -32.5, lng: -60 }), { nil: undefined }),
  sort: fc.constantFrom('distance', 'detour', 'price', 'name', 'relevance', undefined),
  page: fc.integer({ min: 1, max: 9 }),
  perPage: fc.constantFrom(1, 7, 20, 300),
} as const);

for (const { name, create } of await meilisearchServers()) {
  describe(`embedded and ${name}`, () => {
    const [one, other] = [createEmbeddedSearch(), create()];
    beforeAll(() => Promise.all([one.index(documents), other.index(documents)]));
    afterAll(() => Promise.all([one.close(), other.close()]));

    it('give the same answers in the same order, whatever is asked', async () => {
      await fc.assert(
        fc.asyncProperty(asked, async ({ criteria: some, page, perPage, ...over }) => {
          const { q = some.q, near = some.near, also = some.also, sort } = over;
          const query = { ...some, q, near, also, sort, page, perPage, highlight: true };
          expect(await other.searchFacilities(query)).toEqual(await one.searchFacilities(query));
          const all = async (search: typeof one) =>
            (await search.allFacilities(query)).map(({ id, distance, detour }) => `${id} ${distance} ${detour}`);
          expect(await all(other)).toEqual(await all(one));
        }),
        { numRuns: 500, seed: seedOr(20261123) },
      );
    });

    it.each(ODD_QUERIES)('give the same answers to %s', async (_, query) => {
      expect(await other.searchFacilities(query)).toEqual(await one.searchFacilities(query));
    });

    it.each(['辅食', 'fushi', '海陵', 'fs', ' ', '收费 辅食', 'tianjaifushi', 'futcu'])(
      'give the same texts for %j',
      async (q) => {
        for (const limit of [1, 10])
          for (const from of [undefined, '2026-11-23', '2027-02-30', 'never'])
            for (const kinds of KINDS) {
              const query = { q, kinds: [...kinds], limit, from };
              expect(await other.searchTexts(query)).toEqual(await one.searchTexts(query));
            }
      },
    );

    it.each(['泰', 'tz', 'taixng', '火车', 'railway', ''])('give the same places for %j', async (q) => {
      for (const lang of ['zh', 'en'] as const) {
        const query = { q, lang, limit: 5 };
        expect(await other.suggestPlaces(query)).toEqual(await one.suggestPlaces(query));
      }
    });

    it('keep the same documents', async () => {
      expect(await other.hashes()).toEqual(await one.hashes());
      expect(await other.counts()).toEqual(await one.counts());
      for (const { id } of documents) expect(await other.get(id)).toEqual(await one.get(id));
    });
  });
}
