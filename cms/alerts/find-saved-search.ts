import { readLinkToken } from '#cms/core/link-token.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { SavedSearch } from '#cms/records/saved-searches.ts';

/** How somebody names a saved search: by its id as the family it belongs to, or by the link in a message. */
export type SearchRef = { id: string; guardianId: string } | { token: string };

/** A saved search of whoever asks; anybody else's is as good as absent (promise 7). */
export async function findSavedSearch(
  portal: Pick<Portal, 'environment' | 'savedSearches'>,
  ref: SearchRef,
): Promise<SavedSearch | undefined> {
  const { savedSearches } = portal;
  if ('token' in ref) {
    const stopKey = readLinkToken(portal, 'stop-search', ref.token);
    return stopKey ? savedSearches.findByStopKey(stopKey) : undefined;
  }
  const found = await savedSearches.find(ref.id);
  return found?.guardianId === ref.guardianId ? found : undefined;
}
