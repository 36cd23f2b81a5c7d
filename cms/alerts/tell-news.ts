import type { Portal } from '#cms/portal/portal.ts';
import type { SavedSearch, SearchChange } from '#cms/records/saved-searches.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { changeSearch } from './change-search.ts';
import { sendPlaceMessage } from './send-place-message.ts';

/** From one message of a search to the next. */
const QUIET_MINUTES = 30;

/** After so many messages a search stops by itself. */
export const MOST_MESSAGES = 20;

/** A message that was decided on so long ago and is not known to have been sent is sent by whoever finds it. */
const GIVEN_UP_MINUTES = 1;

export type Telling = Parameters<typeof sendPlaceMessage>[0] & Pick<Portal, 'log' | 'now' | 'savedSearches' | 'work'>;

/**
 * One message for the centres that are free and were not. Where a process dies:
 * before `changeSeen`, nothing has happened, and the next look finds the same news;
 * between `changeSeen` and the sending, or in it, `unsent` says what is owed: a minute later whoever looks sends it,
 * under the same id and with the same links, so that a message which did go out is not sent again (the outbox keeps one
 * of an id, a mailbox one of a Message-ID);
 * after the sending, before `unsent` is emptied, the same happens, and nothing more is sent.
 * Of two processes that look at once, `changeSeen` lets only one have the version both have seen.
 */
export async function tellNews(portal: Telling, saved: SavedSearch, free: string[]): Promise<void> {
  const news = free.filter((id) => !saved.known.includes(id));
  const quietUntil = saved.lastToldAt && plusMinutes(saved.lastToldAt, QUIET_MINUTES);
  if (news.length === 0 || (quietUntil && portal.now() < quietUntil)) {
    // What has filled up is news when it is free again; what is new stays so until it may be told.
    const known = saved.known.filter((id) => free.includes(id));
    if (known.length < saved.known.length) await changeSeen(portal, saved, { known });
    return;
  }
  const toldCount = saved.toldCount + 1;
  const claimed = await changeSeen(portal, saved, { known: free, unsent: news, lastToldAt: portal.now(), toldCount });
  if (claimed) await send(portal, claimed);
}

/**
 * A message that somebody has decided on. As long as whoever did may be alive and sending it, it is left to them. What
 * has filled up since is no longer told of.
 */
export async function finishMessage(portal: Telling, saved: SavedSearch, free: readonly string[]): Promise<void> {
  if (saved.lastToldAt && portal.now() < plusMinutes(saved.lastToldAt, GIVEN_UP_MINUTES)) return;
  const unsent = saved.unsent.filter((id) => free.includes(id));
  if (unsent.length > 0) await send(portal, { ...saved, unsent });
  else await changeSeen(portal, saved, { unsent: [], known: saved.known.filter((id) => free.includes(id)) });
}

async function send(portal: Telling, claimed: SavedSearch): Promise<void> {
  const sent = await sendPlaceMessage(portal, claimed, { last: claimed.toldCount >= MOST_MESSAGES });
  if (!sent.ok)
    portal.log.warn({ search: claimed.id, code: sent.code, detail: sent.detail }, 'a family could not be told of a place');
  if (sent.ok || sent.code !== 'unavailable') await changeSeen(portal, claimed, { unsent: [] });
}

/** Changes a search if it is still as it was seen. */
export function changeSeen(
  portal: Parameters<typeof changeSearch>[0],
  seen: SavedSearch,
  to: SearchChange,
): Promise<SavedSearch | undefined> {
  return changeSearch(portal, seen.id, ({ version }) => (version === seen.version ? to : undefined));
}
