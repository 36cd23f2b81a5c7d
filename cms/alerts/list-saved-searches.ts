import type { Portal } from '#cms/portal/portal.ts';
import type { SavedSearch } from '#cms/records/saved-searches.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';

/** How long a search that has stopped is still shown, with why. */
const SHOWN_MINUTES = 7 * 24 * 60;

/** A family's searches, newest first: the live ones, and those that have stopped lately. */
export async function listSavedSearches(
  { savedSearches, now }: Pick<Portal, 'savedSearches' | 'now'>,
  guardianId: string,
): Promise<{ live: SavedSearch[]; stopped: SavedSearch[] }> {
  return {
    live: await savedSearches.liveOf(guardianId),
    stopped: await savedSearches.stoppedOf(guardianId, plusMinutes(now(), -SHOWN_MINUTES)),
  };
}
