import { isListedEmployee } from '#cms/booking/judge-employee.ts';
import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { isForNow } from '#cms/ports/notify/port.ts';
import type { SavedSearch, SearchChange } from '#cms/records/saved-searches.ts';
import { isDivided } from '#domain/places/supplied-to.ts';
import { changeSearch } from './change-search.ts';
import type { Looking } from './find-due-searches.ts';
import { freeCentres } from './free-centres.ts';
import { MOST_MESSAGES, nextStep, type SearchStep, whyOver } from './look-at-search.ts';
import { sendPlaceMessage } from './send-place-message.ts';

type Checking = Looking & Parameters<typeof sendPlaceMessage>[0] & Pick<Portal, 'employeeLists' | 'log' | 'work'>;

/**
 * Does for one saved search what there is to do now: tells its family of the places that have come up, sends what is
 * owed, stops what is over. A message says all centres that are free and were not. Where a process dies:
 * before `changeSeen`, nothing has happened, and the next look finds the same news;
 * between `changeSeen` and the sending, or in it, `unsent` says what is owed: a minute later whoever looks sends it,
 * under the same id and with the same links, so that a message which did go out is not sent again (the outbox keeps one
 * of an id, a mailbox one of a Message-ID);
 * after the sending, before `unsent` is emptied, the same happens, and nothing more is sent.
 * Of two processes that look at once, `changeSeen` lets only one have the version both have seen.
 * @throws when the message could not be sent for now: it stays owed.
 */
export async function checkSavedSearch(portal: Checking, id: string): Promise<SearchStep['do'] | 'nothing_due'> {
  const saved = await portal.savedSearches.find(id);
  if (!saved || saved.stoppedAt) return 'nothing_due';
  const step = await stepFor(portal, saved);
  switch (step?.do) {
    case 'stop':
      await changeSeen(portal, saved, { stoppedAt: portal.now(), stopReason: step.reason, unsent: [] });
      break;
    case 'tell': {
      const unsent = await openTo(portal, saved, step.news);
      const told = { unsent, lastToldAt: portal.now(), toldCount: saved.toldCount + 1 };
      const claimed = await changeSeen(portal, saved, { known: step.free, ...(unsent.length > 0 ? told : {}) });
      if (claimed && unsent.length > 0) await send(portal, claimed);
      break;
    }
    case 'send':
      await send(portal, { ...saved, unsent: step.unsent });
      break;
    case 'drop':
      await changeSeen(portal, saved, { unsent: [], known: step.known });
      break;
    case 'note_full':
      await changeSeen(portal, saved, { known: step.known });
      break;
  }
  return step?.do ?? 'nothing_due';
}

async function stepFor(portal: Checking, saved: SavedSearch): Promise<SearchStep | undefined> {
  const today = todayOf(portal);
  const bookings = await portal.bookings.confirmedAhead([saved.guardianId], today);
  const reason = whyOver(saved, { today, bookings, special: portal.special() });
  return reason ? { do: 'stop', reason } : nextStep(saved, await freeCentres(portal, saved.wish), portal.now());
}

/**
 * Of some centres, those that a family may book: one for employees alone is named to those on its list, and to who asked
 * for that centre by name; one that divides its places to those who are not on it.
 */
async function openTo(portal: Checking, { guardianId, facilityId }: SavedSearch, ids: readonly string[]): Promise<string[]> {
  const { contact } = await portal.guardians.get(guardianId);
  const mayBook = await Promise.all(
    (await portal.facilities.findAll([...ids])).map(async (centre) => {
      const supply = portal.supplies.get(centre.id);
      const isListed = () => isListedEmployee(portal, { facilityId: centre.id, contact });
      // Where places are divided it is the public's that have come up.
      if (supply && isDivided(supply)) return (await isListed()) ? [] : [centre.id];
      return !supply?.employeesOnly || centre.id === facilityId || (await isListed()) ? [centre.id] : [];
    }),
  );
  const named = new Set(mayBook.flat());
  return ids.filter((id) => named.has(id));
}

async function send(portal: Checking, claimed: SavedSearch): Promise<void> {
  const sent = await sendPlaceMessage(portal, claimed, { last: claimed.toldCount >= MOST_MESSAGES });
  if (!sent.ok) {
    portal.log.warn({ search: claimed.id, code: sent.code, detail: sent.detail }, 'a family could not be told of a place');
    if (isForNow(sent.code)) throw new Error('messages cannot be sent at the moment');
  }
  await changeSeen(portal, claimed, { unsent: [] });
}

/** Changes a search if it is still as it was seen. */
function changeSeen(portal: Checking, seen: SavedSearch, to: SearchChange): Promise<SavedSearch | undefined> {
  return changeSearch(portal, seen.id, ({ version }) => (version === seen.version ? to : undefined));
}
