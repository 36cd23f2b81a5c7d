import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { confirmedAhead } from '#cms/records/confirmed-ahead.ts';
import { nextStep, whyOver } from './look-at-search.ts';
import { freeCentres, type SavedSearch, toSavedSearch } from './saved-searches.ts';

/** Different wishes searched at a time: more take turns, so that one look does not take too long. */
const MOST_WISHES = 100;

/**
 * The saved searches for which there is something to do: a place has come up, or filled up; a message is owed; it is
 * over. Places are given back in many ways (cancelled, run out, moved, a class or a shift changed), so nothing calls
 * this but the clock, every fifteen seconds. With nothing saved it costs one indexed query, else one search for each
 * different wish; `turn` counts the looks.
 */
export async function findDueSearches(portal: Portal, { turn = 0, atOnce = MOST_WISHES } = {}): Promise<string[]> {
  const { docs } = await portal.payload.find({
    collection: 'saved-searches',
    where: { stoppedAt: { exists: false } },
    depth: 0,
    pagination: false,
    limit: 0,
  });
  if (docs.length === 0) return [];
  const live = docs.map(toSavedSearch);
  const today = todayOf(portal);
  const bookings = await confirmedAhead(
    portal.payload,
    live.map(({ guardianId }) => guardianId),
    today,
  );
  const over = live.filter((saved) =>
    whyOver(saved, { today, bookings: bookings.get(saved.guardianId) ?? [], special: portal.special() }),
  );
  const alike = [
    ...Map.groupBy(
      live.filter((saved) => !over.includes(saved)),
      ({ wish }) => JSON.stringify(wish),
    ).values(),
  ];
  const start = (turn % Math.max(1, Math.ceil(alike.length / atOnce))) * atOnce;
  const due = [...over];
  for (const searches of alike.slice(start, start + atOnce)) due.push(...(await dueAmong(portal, searches)));
  return due.map(({ id }) => id);
}

/** One search for all who wish the same. */
async function dueAmong(portal: Portal, searches: readonly SavedSearch[]): Promise<SavedSearch[]> {
  if (!searches[0]) return [];
  const free = await freeCentres(portal, searches[0].wish);
  return searches.filter((saved) => nextStep(saved, free, portal.now()));
}
