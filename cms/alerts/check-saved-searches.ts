import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { type BookingRecord, toBooking } from '#cms/records/booking.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import {
  changeSearch,
  concerning,
  freeCentres,
  type SavedSearch,
  type SearchChange,
  type StopReason,
  toSavedSearch,
} from './saved-searches.ts';
import { answersWish, wishEndsOn } from './saved-wish.ts';
import { tellOfPlaces } from './tell-of-places.ts';

/** From one message of a search to the next. */
const QUIET_MINUTES = 30;
/** After so many messages a search stops by itself. */
export const MOST_MESSAGES = 20;
/** Different wishes searched at a time: more take turns, so that the clock's other work is not held up. */
const MOST_WISHES = 100;
/** A message that was decided on so long ago and is not known to have been sent is sent by whoever finds it. */
const GIVEN_UP_MINUTES = 1;

/**
 * Tells the families that wait for a place of those that have come up since it last looked, and stops what is over.
 * Places are given back in many ways (cancelled, run out, moved, a class or a shift changed), so nothing calls this but
 * the clock, every fifteen seconds. With nothing saved it costs one indexed query, else one search for each different
 * wish; `turn` counts the looks.
 */
export async function checkSavedSearches(portal: Portal, { turn = 0, atOnce = MOST_WISHES } = {}): Promise<void> {
  const { docs } = await portal.payload.find({
    collection: 'saved-searches',
    where: { stoppedAt: { exists: false } },
    depth: 0,
    pagination: false,
    limit: 0,
  });
  if (docs.length === 0) return;
  const live = docs.map(toSavedSearch);
  const bookings = await bookingsOf(portal, live, todayOf(portal));
  const waiting: SavedSearch[] = [];
  for (const saved of live) {
    const reason = whyOver(portal, saved, bookings.get(saved.guardianId) ?? []);
    if (reason) await change(portal, saved, { stoppedAt: portal.now(), stopReason: reason, telling: [] });
    else waiting.push(saved);
  }
  const alike = [...Map.groupBy(waiting, ({ wish }) => JSON.stringify(wish)).values()];
  const start = (turn % Math.max(1, Math.ceil(alike.length / atOnce))) * atOnce;
  for (const searches of alike.slice(start, start + atOnce)) await look(portal, searches);
}

/** One search for all who wish the same. What goes wrong with one family's is kept from the others. */
async function look(portal: Portal, searches: readonly SavedSearch[]): Promise<void> {
  const free = searches[0] && freeCentres(portal, searches[0].wish);
  for (const saved of searches) {
    try {
      if (saved.telling.length > 0) await finish(portal, saved, (await free) ?? []);
      else await tellNews(portal, saved, concerning(saved, (await free) ?? []));
    } catch (error) {
      portal.log.error({ err: error, search: saved.id }, 'a saved search could not be looked at and will be tried again');
    }
  }
}

/**
 * One message for the centres that are free and were not. Where a process dies:
 * before `change`, nothing has happened, and the next look finds the same news;
 * between `change` and the sending, or in it, `telling` says what is owed: a minute later whoever looks sends it, under
 * the same id and with the same links, so that a message which did go out is not sent again (the outbox keeps one of an
 * id, a mailbox one of a Message-ID);
 * after the sending, before `telling` is emptied, the same happens, and nothing more is sent.
 * Of two processes that look at once, `change` lets only one have the version both have seen.
 */
async function tellNews(portal: Portal, saved: SavedSearch, free: string[]): Promise<void> {
  const news = free.filter((id) => !saved.known.includes(id));
  const quietUntil = saved.lastToldAt && plusMinutes(saved.lastToldAt, QUIET_MINUTES);
  if (news.length === 0 || (quietUntil && portal.now() < quietUntil)) {
    // What has filled up is news when it is free again; what is new stays so until it may be told.
    const known = saved.known.filter((id) => free.includes(id));
    if (known.length < saved.known.length) await change(portal, saved, { known });
    return;
  }
  const toldCount = saved.toldCount + 1;
  const claimed = await change(portal, saved, { known: free, telling: news, lastToldAt: portal.now(), toldCount });
  if (claimed) await send(portal, claimed);
}

/**
 * A message that somebody has decided on. As long as whoever did may be alive and sending it, it is left to them. What
 * has filled up meanwhile is no longer told of.
 */
async function finish(portal: Portal, saved: SavedSearch, free: readonly string[]): Promise<void> {
  if (saved.lastToldAt && portal.now() < plusMinutes(saved.lastToldAt, GIVEN_UP_MINUTES)) return;
  const telling = saved.telling.filter((id) => free.includes(id));
  if (telling.length > 0) await send(portal, { ...saved, telling });
  else await change(portal, saved, { telling: [], known: saved.known.filter((id) => free.includes(id)) });
}

async function send(portal: Portal, claimed: SavedSearch): Promise<void> {
  const sent = await tellOfPlaces(portal, claimed, { last: claimed.toldCount >= MOST_MESSAGES });
  if (!sent.ok)
    portal.log.warn({ search: claimed.id, code: sent.code, detail: sent.detail }, 'a family could not be told of a place');
  if (sent.ok || sent.code !== 'unavailable') await change(portal, claimed, { telling: [] });
}

/** Changes a search if it is still as it was seen. */
function change(portal: Portal, seen: SavedSearch, to: SearchChange): Promise<SavedSearch | undefined> {
  return changeSearch(portal, seen.id, ({ version }) => (version === seen.version ? to : undefined));
}

function whyOver(portal: Portal, saved: SavedSearch, bookings: readonly BookingRecord[]): StopReason | undefined {
  if (wishEndsOn(saved.wish) < todayOf(portal)) return 'time_passed';
  // A booking signed before the search was saved did not keep the family from looking on.
  const since = bookings.filter(({ actions }) => actions.some(({ type, at }) => type === 'sign' && at >= saved.savedAt));
  const stays = since.flatMap(({ occasions }) => occasions);
  if (answersWish(saved.wish, stays, portal.special())) return 'booked';
  return saved.toldCount >= MOST_MESSAGES && saved.telling.length === 0 ? 'too_many' : undefined;
}

/** The confirmed bookings ahead of the families that wait, by family. */
async function bookingsOf(
  { payload }: Portal,
  live: readonly SavedSearch[],
  today: CivilDate,
): Promise<Map<string, BookingRecord[]>> {
  const { docs } = await payload.find({
    collection: 'bookings',
    where: {
      guardian: { in: [...new Set(live.map(({ guardianId }) => guardianId))] },
      status: { equals: 'confirmed' },
      to: { greater_than_equal: today },
    },
    depth: 0,
    pagination: false,
    limit: 0,
  });
  return Map.groupBy(docs.map(toBooking), ({ guardianId }) => guardianId);
}
