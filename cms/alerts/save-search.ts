import { newLinkKey } from '#cms/core/link-token.ts';
import { badRequest, conflict, notFound, type Result } from '#cms/core/problem.ts';
import type { SearchNeeds } from '#cms/finding/search-results.ts';
import type { SearchWish } from '#cms/input/search-wish.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { type Keep, keeping } from '#cms/records/idempotency.ts';
import type { SavedSearch } from '#cms/records/saved-searches.ts';
import type { SavedWish } from '#cms/records/shapes/saved-search.ts';
import { freeCentres, relevantCentres } from './free-centres.ts';

/** Live saved searches a family may have. */
export const MOST_SEARCHES = 10;

/** Characters of a search's query string. */
const LONGEST_ADDRESS = 1000;

export interface SearchToSave extends Pick<SavedSearch, 'address' | 'facilityId' | 'guardianId' | 'label' | 'lang'> {
  wish: SearchWish;
}

export interface Saved {
  saved: SavedSearch;
}

/** From now on the family is told when a place comes up. What is free now is not news. Saved twice is saved once. */
export async function saveSearch(
  portal: SearchNeeds & Pick<Portal, 'city' | 'guardians' | 'savedSearches' | 'work'>,
  search: SearchToSave,
  keep?: Keep<Saved>,
): Promise<Result<Saved>> {
  const { guardianId, facilityId, address, label, lang } = search;
  const wish = withTime(search.wish);
  if (!wish) return badRequest('search_without_time', { field: 'from' });
  if (address.length > LONGEST_ADDRESS) return badRequest('too_long', { field: 'address', params: { most: LONGEST_ADDRESS } });
  if (facilityId !== undefined && !portal.supplies.get(facilityId)) return notFound('facility_not_found');
  const known = relevantCentres({ facilityId }, await freeCentres(portal, wish));
  const { guardians, now, savedSearches, work } = portal;
  const task = async (unit: Unit): Promise<Result<Saved>> => {
    await guardians.takeTurn(guardianId, unit);
    const live = await savedSearches.liveOf(guardianId, unit);
    const same = live.find((one) => one.address === address && one.facilityId === facilityId);
    if (same) return { ok: true, saved: same };
    if (live.length >= MOST_SEARCHES) return conflict('too_many_searches', { params: { most: MOST_SEARCHES } });
    const stopKey = newLinkKey();
    const saved = await savedSearches.add(
      { guardianId, wish, facilityId, address, label, lang, savedAt: now(), known, stopKey },
      unit,
    );
    return { ok: true, saved };
  };
  return work(keeping(keep, task));
}

function withTime({ page: _, perPage: __, when, ...filters }: SearchWish): SavedWish | undefined {
  return when && { ...filters, when };
}
