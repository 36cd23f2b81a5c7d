import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Problem, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import {
  changeSearch,
  concerning,
  findSavedSearch,
  freeCentres,
  liveSearches,
  MOST_SEARCHES,
  type SavedSearch,
  type Whose,
} from './saved-searches.ts';
import { wishEndsOn } from './saved-wish.ts';

/** Takes a stop back: messages come again, for what comes up from now on. */
export async function resumeSearch(portal: Portal, whose: Whose): Promise<Result<{ saved: SavedSearch }>> {
  const found = await findSavedSearch(portal, whose);
  if (!found) return notFound('saved_search_not_found');
  if (wishEndsOn(found.wish) < todayOf(portal)) return conflict('search_over');
  const known = concerning(found, await freeCentres(portal, found.wish));
  let refused: Problem | undefined;
  const resumed = await changeSearch(portal, found.id, async ({ stoppedAt, guardianId }, req) => {
    if (!stoppedAt) return undefined;
    await portal.payload.update({ collection: 'guardians', id: guardianId, depth: 0, data: {}, req });
    const live = await liveSearches(portal, guardianId, req);
    refused = live.length >= MOST_SEARCHES ? conflict('too_many_searches', { params: { most: MOST_SEARCHES } }) : undefined;
    return refused ? undefined : { stoppedAt: null, stopReason: null, savedAt: portal.now(), known, toldCount: 0 };
  });
  return refused ?? { ok: true, saved: resumed ?? found };
}
