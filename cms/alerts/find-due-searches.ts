import { type Here, todayOf } from '#cms/core/clock.ts';
import type { SearchNeeds } from '#cms/finding/search-results.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { SavedSearch } from '#cms/records/saved-searches.ts';
import { freeCentres } from './free-centres.ts';
import { nextStep, whyOver } from './look-at-search.ts';

/** Different wishes searched at a time: more take turns, so that one look does not take too long. */
const MOST_WISHES = 100;

export type Looking = SearchNeeds & Here & Pick<Portal, 'bookings' | 'savedSearches' | 'special'>;

/**
 * The saved searches for which there is something to do: a place has come up, or filled up; a message is owed; it is
 * over. Places are given back in many ways (cancelled, run out, moved, a class or a shift changed), so nothing calls
 * this but the clock, every fifteen seconds. With nothing saved it costs one indexed query, else one search for each
 * different wish; `turn` counts the looks.
 */
export async function findDueSearches(portal: Looking, { turn = 0, atOnce = MOST_WISHES } = {}): Promise<string[]> {
  const live = await portal.savedSearches.listLive();
  if (live.length === 0) return [];
  const today = todayOf(portal);
  const guardianIds = [...new Set(live.map(({ guardianId }) => guardianId))];
  const bookings = Map.groupBy(await portal.bookings.confirmedAhead(guardianIds, today), ({ guardianId }) => guardianId);
  const isOver = (saved: SavedSearch) =>
    whyOver(saved, { today, bookings: bookings.get(saved.guardianId) ?? [], special: portal.special() }) !== undefined;
  const { true: over = [], false: waiting = [] } = Object.groupBy(live, (saved) => `${isOver(saved)}` as const);
  const alike = [...Map.groupBy(waiting, ({ wish }) => JSON.stringify(wish)).values()];
  const start = (turn % Math.max(1, Math.ceil(alike.length / atOnce))) * atOnce;
  const due = [...over];
  for (const searches of alike.slice(start, start + atOnce)) due.push(...(await dueAmong(portal, searches)));
  return due.map(({ id }) => id);
}

/** One search for all who wish the same. */
async function dueAmong(portal: Looking, searches: readonly SavedSearch[]): Promise<SavedSearch[]> {
  if (!searches[0]) return [];
  const free = await freeCentres(portal, searches[0].wish);
  return searches.filter((saved) => nextStep(saved, free, portal.now()));
}
