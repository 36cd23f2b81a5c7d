import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { confirmedAhead } from '#cms/records/confirmed-ahead.ts';
import { MOST_MESSAGES, nextStep, type SearchStep, whyOver } from './look-at-search.ts';
import { changeSearch, freeCentres, type SavedSearch, type SearchChange, toSavedSearch } from './saved-searches.ts';
import { tellOfPlaces } from './tell-of-places.ts';

/**
 * Does for one saved search what there is to do now: tells its family of the places that have come up, sends what is
 * owed, stops what is over. A message says all centres that are free and were not. Where a process dies:
 * before `change`, nothing has happened, and the next look finds the same news;
 * between `change` and the sending, or in it, `telling` says what is owed: a minute later whoever looks sends it, under
 * the same id and with the same links, so that a message which did go out is not sent again (the outbox keeps one of an
 * id, a mailbox one of a Message-ID);
 * after the sending, before `telling` is emptied, the same happens, and nothing more is sent.
 * Of two processes that look at once, `change` lets only one have the version both have seen.
 * @throws when the message could not be sent for now: it stays owed.
 */
export async function checkSavedSearch(portal: Portal, id: string): Promise<SearchStep['do'] | 'nothing_due'> {
  const doc = await portal.payload.findByID({ collection: 'saved-searches', id, depth: 0, disableErrors: true });
  if (!doc || doc.stoppedAt) return 'nothing_due';
  const saved = toSavedSearch(doc);
  const step = await stepFor(portal, saved);
  switch (step?.do) {
    case 'stop':
      await change(portal, saved, { stoppedAt: portal.now(), stopReason: step.reason, telling: [] });
      break;
    case 'tell': {
      const now = portal.now();
      const told = { known: step.free, telling: step.news, lastToldAt: now, toldCount: saved.toldCount + 1 };
      const claimed = await change(portal, saved, told);
      if (claimed) await send(portal, claimed);
      break;
    }
    case 'send':
      await send(portal, { ...saved, telling: step.telling });
      break;
    case 'drop':
      await change(portal, saved, { telling: [], known: step.known });
      break;
    case 'note_full':
      await change(portal, saved, { known: step.known });
      break;
  }
  return step?.do ?? 'nothing_due';
}

async function stepFor(portal: Portal, saved: SavedSearch): Promise<SearchStep | undefined> {
  const today = todayOf(portal);
  const bookings = (await confirmedAhead(portal.payload, [saved.guardianId], today)).get(saved.guardianId) ?? [];
  const reason = whyOver(saved, { today, bookings, special: portal.special() });
  return reason ? { do: 'stop', reason } : nextStep(saved, await freeCentres(portal, saved.wish), portal.now());
}

async function send(portal: Portal, claimed: SavedSearch): Promise<void> {
  const sent = await tellOfPlaces(portal, claimed, { last: claimed.toldCount >= MOST_MESSAGES });
  if (!sent.ok) {
    portal.log.warn({ search: claimed.id, code: sent.code, detail: sent.detail }, 'a family could not be told of a place');
    if (sent.code === 'unavailable') throw new Error('messages cannot be sent at the moment');
  }
  await change(portal, claimed, { telling: [] });
}

/** Changes a search if it is still as it was seen. */
function change(portal: Portal, seen: SavedSearch, to: SearchChange): Promise<SavedSearch | undefined> {
  return changeSearch(portal, seen.id, ({ version }) => (version === seen.version ? to : undefined));
}
