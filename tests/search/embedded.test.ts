import { expect, it } from 'vitest';
import { createEmbeddedSearch } from '#search/embedded/create-embedded-search.ts';
import { filtersContract } from './filters.contract.ts';
import { facility, numbers } from './sample-city.ts';
import { searchContract } from './search.contract.ts';

searchContract('embedded search', () => createEmbeddedSearch());
filtersContract('embedded search', () => createEmbeddedSearch());

it('reads place names as the city says', async () => {
  const search = createEmbeddedSearch({ readings: { 大垛: 'da tuo', 坏: 'two syllables' } });
  await search.index([facility({ id: 'a', name: { zh: '大垛镇托育园' } })]);
  expect((await search.allFacilities({ q: 'datuozhen' })).length).toBe(1);
  await search.close();
  await search.close();
});

it('forgives a slip in the first letter too', async () => {
  const search = createEmbeddedSearch();
  await search.index([facility({ id: 'c', name: { zh: '托育点', en: "Children's Montessori House" } })]);
  expect((await search.allFacilities({ q: 'nontessori hoose' })).map(({ id }) => id)).toEqual(['c']);
  await search.close();
});

it('counts one that is taken out twice in one go as one', async () => {
  const search = createEmbeddedSearch();
  await search.index([facility({ id: 'a' }), facility({ id: 'b' }), facility({ id: 'c' })]);
  await search.remove(['b', 'b']);
  expect((await search.counts()).facilities).toBe(2);
  await search.close();
});

it('refuses a swap that was overtaken by closing', async () => {
  const search = createEmbeddedSearch();
  const swapping = search.swap([facility({ id: 'a' })]);
  await search.close();
  await expect(swapping).rejects.toThrow('closed');
});

it('knows of what lies around somewhere when that has changed', async () => {
  const search = createEmbeddedSearch();
  const at = (id: string, lat: number, closesAt = 1080) => facility({ id, location: { lat, lng: 120 }, closesAt });
  await search.index([at('a', 32.5), at('b', 32.51), at('far', 33)]);
  const found = async (more = {}) =>
    (await search.allFacilities({ near: { lat: 32.5, lng: 120 }, radius: 3000, ...more })).map(({ id }) => id);
  expect(await found()).toEqual(['a', 'b']);
  expect(await found({ ids: new Set(['b', 'far']) })).toEqual(['b']);
  expect(await found({ radius: 80_000 })).toEqual(['a', 'b', 'far']);
  expect(await found({ openUntil: 1100 })).toEqual([]);
  await search.index([at('far', 32.505), at('b', 33, 1140)]);
  expect(await found()).toEqual(['a', 'far']);
  await search.index([at('b', 32.5, 1140)]);
  expect(await found({ openUntil: 1100 })).toEqual(['b']);
  await search.remove(['far']);
  expect(await found()).toEqual(['a', 'b']);
  await search.close();
});

it('puts the nearest first as a look at every one of them does, however many are wanted of however many', async () => {
  const search = createEmbeddedSearch();
  const next = numbers(46);
  const centres = Array.from({ length: 700 }, (_, n) =>
    facility({
      id: `c${n}`,
      // Half of them in one town, some at one door.
      location:
        n % 2
          ? { lat: 32.5 + next(40) / 2000, lng: 120 + next(40) / 2000 }
          : { lat: 32 + next(999) / 1000, lng: 119.5 + next(999) / 1000 },
    }),
  );
  await search.index(centres);
  for (let n = 0; n < 60; n++) {
    const near =
      n % 3
        ? { lat: 32.5 + next(20) / 1000, lng: 120 + next(20) / 1000 }
        : { lat: 32 + next(99) / 100, lng: 119.5 + next(99) / 100 };
    const query = { near, ...(n % 4 ? {} : { radius: 500 + next(60_000) }) };
    const all = (await search.allFacilities(query)).map(({ id }) => id);
    for (const perPage of [1, 7, 40, 300]) {
      const page = 1 + next(3);
      const { hits, total } = await search.searchFacilities({ ...query, page, perPage });
      expect(hits.map(({ id }) => id)).toEqual(all.slice((page - 1) * perPage, page * perPage));
      expect(total).toBe(all.length);
    }
  }
  await search.close();
});
