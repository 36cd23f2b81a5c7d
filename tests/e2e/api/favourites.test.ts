import { expect, inject, it } from 'vitest';
import { operations } from '#site/api/operations.ts';
import { apiClient } from './client.ts';

const api = apiClient(inject('origin'));

it('favourites are the same over JSON, once and never kept by a cache', async () => {
  const query = { near: '32.4921,119.9163', perPage: 2 };
  const [first, second] = (await api.call(operations.searchFacilities, { query })).body.hits;
  if (!first || !second) throw new Error('no two centres');
  const token = await api.signIn('13960000002');
  const list = async () => (await api.call(operations.listFavourites, { token })).body.favourites.map(({ id }) => id);
  expect(await list()).toEqual([]);
  for (let time = 0; time < 2; time++) await api.call(operations.addFavourite, { token, body: { facility: first.slug } });
  const added = await api.call(operations.addFavourite, { token, body: { facility: second.id } });
  expect(added.body.favourites).toEqual([second, first].map(({ id, slug, name }) => ({ id, slug, name })));
  for (let time = 0; time < 2; time++) await api.call(operations.removeFavourite, { token, params: { id: first.id } });
  expect(await list()).toEqual([second.id]);
  expect(await api.refused(operations.addFavourite, { token, body: { facility: 'no-such-centre' } })).toMatchObject({
    status: 404,
  });
  expect(await api.refused(operations.removeFavourite, { token, params: { id: 'no-such-centre' } })).toMatchObject({
    status: 404,
  });
  const { body, headers } = await api.call(operations.listFavourites);
  expect(body.favourites).toEqual([]);
  expect(headers.get('access-control-allow-origin')).toBeNull();
});
