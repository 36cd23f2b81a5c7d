import { notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { changeSearch, findSavedSearch, type SavedSearch, type Whose } from './saved-searches.ts';

/** No more messages. Stopping twice is answered like the first time. */
export async function stopSearch(portal: Portal, whose: Whose): Promise<Result<{ saved: SavedSearch }>> {
  const found = await findSavedSearch(portal, whose);
  if (!found) return notFound('saved_search_not_found');
  const stopped = await changeSearch(portal, found.id, ({ stoppedAt }) =>
    stoppedAt ? undefined : { stoppedAt: portal.now(), stopReason: 'by_family', telling: [] },
  );
  return { ok: true, saved: stopped ?? found };
}
