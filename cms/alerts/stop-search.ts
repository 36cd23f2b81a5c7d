import { notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { SavedSearch } from '#cms/records/saved-searches.ts';
import { changeSearch } from './change-search.ts';
import { findSavedSearch, type SearchRef } from './find-saved-search.ts';

/** No more messages. Stopping twice is answered like the first time. */
export async function stopSearch(
  portal: Pick<Portal, 'environment' | 'now' | 'savedSearches' | 'work'>,
  ref: SearchRef,
): Promise<Result<{ saved: SavedSearch }>> {
  const found = await findSavedSearch(portal, ref);
  if (!found) return notFound('saved_search_not_found');
  const stopped = await changeSearch(portal, found.id, ({ stoppedAt }) =>
    stoppedAt ? undefined : { stoppedAt: portal.now(), stopReason: 'by_family', unsent: [] },
  );
  return { ok: true, saved: stopped ?? found };
}
