import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Problem, type Result } from '#cms/core/problem.ts';
import type { SearchNeeds } from '#cms/finding/search-results.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { SavedSearch } from '#cms/records/saved-searches.ts';
import { changeSearch } from './change-search.ts';
import { findSavedSearch, type SearchRef } from './find-saved-search.ts';
import { freeCentres, relevantCentres } from './free-centres.ts';
import { MOST_SEARCHES } from './save-search.ts';
import { wishEndsOn } from './saved-wish.ts';

/** Takes a stop back: messages come again, for what comes up from now on. */
export async function resumeSearch(
  portal: SearchNeeds & Pick<Portal, 'city' | 'environment' | 'guardians' | 'savedSearches' | 'work'>,
  ref: SearchRef,
): Promise<Result<{ saved: SavedSearch }>> {
  const found = await findSavedSearch(portal, ref);
  if (!found) return notFound('saved_search_not_found');
  if (wishEndsOn(found.wish) < todayOf(portal)) return conflict('search_over');
  const known = relevantCentres(found, await freeCentres(portal, found.wish));
  let refused: Problem | undefined;
  const resumed = await changeSearch(portal, found.id, async ({ stoppedAt, guardianId }, unit) => {
    if (!stoppedAt) return undefined;
    await portal.guardians.takeTurn(guardianId, unit);
    const live = await portal.savedSearches.liveOf(guardianId, unit);
    refused = live.length >= MOST_SEARCHES ? conflict('too_many_searches', { params: { most: MOST_SEARCHES } }) : undefined;
    return refused ? undefined : { stoppedAt: null, stopReason: null, savedAt: portal.now(), known, toldCount: 0 };
  });
  return refused ?? { ok: true, saved: resumed ?? found };
}
