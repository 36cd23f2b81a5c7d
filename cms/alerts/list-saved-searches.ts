import type { Portal } from '#cms/portal/portal.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { liveSearches, type SavedSearch, toSavedSearch } from './saved-searches.ts';

/** How long a search that has stopped is still shown, with why. */
const SHOWN_MINUTES = 7 * 24 * 60;

/** A family's searches, newest first: the live ones, and those that have stopped lately. */
export async function listSavedSearches(
  portal: Portal,
  guardianId: string,
): Promise<{ live: SavedSearch[]; stopped: SavedSearch[] }> {
  const { docs } = await portal.payload.find({
    collection: 'saved-searches',
    where: { guardian: { equals: guardianId }, stoppedAt: { greater_than: plusMinutes(portal.now(), -SHOWN_MINUTES) } },
    depth: 0,
    sort: '-stoppedAt',
    limit: 20,
  });
  return { live: await liveSearches(portal, guardianId), stopped: docs.map(toSavedSearch) };
}
