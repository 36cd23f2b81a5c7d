import { expect, it } from 'vitest';
import { createEmbeddedSearch } from '#search/embedded/create-embedded-search.ts';
import { filtersContract } from './filters.contract.ts';
import { facility } from './sample-city.ts';
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
