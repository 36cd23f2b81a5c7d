import { type Here, todayOf } from '#cms/core/clock.ts';
import { searchFacilities } from '#cms/finding/search-facilities.ts';
import type { SearchNeeds } from '#cms/finding/search-results.ts';
import { LOOKED_AT } from '#cms/finding/search-timed.ts';
import type { SavedSearch } from '#cms/records/saved-searches.ts';
import type { SavedWish } from '#cms/records/shapes/saved-search.ts';
import { wishAhead } from './saved-wish.ts';

/** The centres that can take the child for all of the time now, an employer's own too, in the order of the search. */
export async function freeCentres(portal: SearchNeeds & Here, wish: SavedWish): Promise<string[]> {
  const today = todayOf(portal);
  const asked = { ...wishAhead(wish, today), page: 1, perPage: LOOKED_AT };
  const { hits } = await searchFacilities(portal, asked, today, { drawn: false, onlyFree: true, forEmployees: true });
  return hits.map(({ id }) => id);
}

/** Of the free centres, those that a saved search is about. */
export function relevantCentres({ facilityId }: Pick<SavedSearch, 'facilityId'>, free: readonly string[]): string[] {
  return free.filter((id) => facilityId === undefined || id === facilityId);
}
