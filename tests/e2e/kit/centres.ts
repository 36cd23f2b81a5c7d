import { operations } from '#site/api/operations.ts';
import { apiClient } from '../api/client.ts';
import { EXAMPLE_SLUG } from '../api/family.ts';
import { expect } from './test.ts';

export const EXAMPLE = EXAMPLE_SLUG;

export interface Centre {
  id: string;
  slug: string;
  name: string;
}

/** Six centres that can be booked, the example centre first, and one that is only listed. */
export async function centresNearby(): Promise<{ centres: Centre[]; listed: Centre }> {
  const api = apiClient(process.env.E2E_ORIGIN ?? '');
  const { body } = await api.call(operations.searchFacilities, { query: { near: '32.4921,119.9163', perPage: 100 } });
  const centres = body.hits.filter(({ bookable }) => bookable).slice(0, 6);
  expect(centres[0]?.slug).toBe(EXAMPLE);
  return { centres, listed: body.hits.find(({ listedOnly }) => listedOnly) as Centre };
}
