import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { SavedSearch, SearchChange } from '#cms/records/saved-searches.ts';

/**
 * Changes a search in its turn: `decide` sees it as it is in the database and says what becomes of it, or `undefined`
 * for nothing. Whoever was overtaken decides again. Returns it as it now is, or `undefined` when nothing was changed.
 */
export function changeSearch(
  { savedSearches, work }: Pick<Portal, 'savedSearches' | 'work'>,
  id: string,
  decide: (current: SavedSearch, unit: Unit) => SearchChange | undefined | Promise<SearchChange | undefined>,
): Promise<SavedSearch | undefined> {
  return work(async (unit) => {
    const current = await savedSearches.find(id, unit);
    const change = current && (await decide(current, unit));
    return current && change && savedSearches.change(current, change, unit);
  });
}
