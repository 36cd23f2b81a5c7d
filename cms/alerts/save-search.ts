import { badRequest, conflict, notFound, type Result } from '#cms/core/problem.ts';
import type { SearchWish } from '#cms/input/search-wish.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { inTransaction } from '#cms/ports/database/in-transaction.ts';
import { json } from '#cms/records/json.ts';
import { concerning, freeCentres, liveSearches, MOST_SEARCHES, type SavedSearch, toSavedSearch } from './saved-searches.ts';
import type { SavedWish } from './saved-wish.ts';
import { newStopKey } from './stop-token.ts';

/** Characters of a search's query string. */
const LONGEST_ADDRESS = 1000;

export interface SearchToSave {
  guardianId: string;
  wish: SearchWish;
  /** The search's query string, without `?`. */
  address: string;
  /** Only this centre, by its id. */
  facilityId?: string;
  label: SavedSearch['label'];
  lang: 'zh' | 'en';
}

/** From now on the family is told when a place comes up. What is free now is not news. Saved twice is saved once. */
export async function saveSearch(portal: Portal, search: SearchToSave): Promise<Result<{ saved: SavedSearch }>> {
  const { payload } = portal;
  const { guardianId, facilityId, address, label, lang } = search;
  const wish = withTime(search.wish);
  if (!wish) return badRequest('search_without_time', { field: 'from' });
  if (address.length > LONGEST_ADDRESS) return badRequest('too_long', { field: 'address', params: { most: LONGEST_ADDRESS } });
  if (facilityId !== undefined && !portal.supplies.get(facilityId)) return notFound('facility_not_found');
  const known = concerning({ facilityId }, await freeCentres(portal, wish));

  return inTransaction(payload, async (req): Promise<Result<{ saved: SavedSearch }>> => {
    // Two saves at the same moment both change this document, so that they cannot both be the last one allowed.
    await payload.update({ collection: 'guardians', id: guardianId, depth: 0, data: {}, req });
    const live = await liveSearches(portal, guardianId, req);
    const same = live.find((one) => one.address === address && one.facilityId === facilityId);
    if (same) return { ok: true, saved: same };
    if (live.length >= MOST_SEARCHES) return conflict('too_many_searches', { params: { most: MOST_SEARCHES } });
    const doc = await payload.create({
      collection: 'saved-searches',
      depth: 0,
      req,
      data: {
        guardian: guardianId,
        wish: json(wish),
        facility: facilityId,
        address,
        label: json(label),
        lang,
        savedAt: portal.now(),
        known,
        toldCount: 0,
        stopKey: newStopKey(),
        version: 1,
      },
    });
    return { ok: true, saved: toSavedSearch(doc) };
  });
}

function withTime({ page: _, perPage: __, when, ...filters }: SearchWish): SavedWish | undefined {
  return when && { ...filters, when };
}
