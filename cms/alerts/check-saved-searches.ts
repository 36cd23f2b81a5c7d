import { type Here, todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { readConfirmedBookings } from '#cms/records/confirmed-bookings.ts';
import type { SavedSearch, StopReason } from '#cms/records/saved-searches.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { freeCentres, relevantCentres } from './free-centres.ts';
import { answersWish, wishEndsOn } from './saved-wish.ts';
import { changeSeen, finishMessage, MOST_MESSAGES, type Telling, tellNews } from './tell-news.ts';

/** Different wishes searched at a time: more take turns, so that the clock's other work is not held up. */
const MOST_WISHES = 100;

type Checking = Telling & Pick<Portal, 'payload' | 'occupancy' | 'search' | 'special' | 'supplies'>;

/**
 * Tells the families that wait for a place of those that have come up since it last looked, and stops what is over.
 * Places are given back in many ways (cancelled, run out, moved, a class or a shift changed), so nothing calls this but
 * the clock, every fifteen seconds. With nothing saved it costs one indexed query, else one search for each different
 * wish; `turn` counts the looks.
 */
export async function checkSavedSearches(portal: Checking, { turn = 0, atOnce = MOST_WISHES } = {}): Promise<void> {
  const live = await portal.savedSearches.listLive();
  if (live.length === 0) return;
  const bookings = await bookingsOf(portal, live, todayOf(portal));
  const waiting: SavedSearch[] = [];
  for (const saved of live) {
    const reason = whyOver(portal, saved, bookings.get(saved.guardianId) ?? []);
    if (reason) await changeSeen(portal, saved, { stoppedAt: portal.now(), stopReason: reason, unsent: [] });
    else waiting.push(saved);
  }
  const alike = [...Map.groupBy(waiting, ({ wish }) => JSON.stringify(wish)).values()];
  const start = (turn % Math.max(1, Math.ceil(alike.length / atOnce))) * atOnce;
  for (const searches of alike.slice(start, start + atOnce)) await look(portal, searches);
}

/** One search for all who wish the same. What goes wrong with one family's is kept from the others. */
async function look(portal: Checking, searches: readonly SavedSearch[]): Promise<void> {
  const free = searches[0] && freeCentres(portal, searches[0].wish);
  for (const saved of searches) {
    try {
      if (saved.unsent.length > 0) await finishMessage(portal, saved, (await free) ?? []);
      else await tellNews(portal, saved, relevantCentres(saved, (await free) ?? []));
    } catch (error) {
      portal.log.error({ err: error, search: saved.id }, 'a saved search could not be looked at and will be tried again');
    }
  }
}

function whyOver(
  portal: Here & Pick<Portal, 'special'>,
  saved: SavedSearch,
  bookings: readonly BookingRecord[],
): StopReason | undefined {
  if (wishEndsOn(saved.wish) < todayOf(portal)) return 'time_passed';
  // A booking signed before the search was saved did not keep the family from looking on.
  const since = bookings.filter(({ actions }) => actions.some(({ type, at }) => type === 'sign' && at >= saved.savedAt));
  const stays = since.flatMap(({ occasions }) => occasions);
  if (answersWish(saved.wish, stays, portal.special())) return 'booked';
  return saved.toldCount >= MOST_MESSAGES && saved.unsent.length === 0 ? 'too_many' : undefined;
}

/** The confirmed bookings ahead of the families that wait, by family. */
async function bookingsOf(
  portal: Pick<Portal, 'payload'>,
  live: readonly SavedSearch[],
  today: CivilDate,
): Promise<Map<string, BookingRecord[]>> {
  const guardianIds = [...new Set(live.map(({ guardianId }) => guardianId))];
  return Map.groupBy(await readConfirmedBookings(portal, { guardianIds, from: today }), ({ guardianId }) => guardianId);
}
