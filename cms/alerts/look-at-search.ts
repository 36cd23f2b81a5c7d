import type { BookingRecord } from '#cms/records/booking.ts';
import type { SavedSearch, StopReason } from '#cms/records/saved-searches.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { SpecialDays } from '#domain/time/workdays.ts';
import { type Instant, plusMinutes } from '#domain/time/zoned-time.ts';
import { relevantCentres } from './free-centres.ts';
import { answersWish, wishEndsOn } from './saved-wish.ts';

/** From one message of a search to the next. */
const QUIET_MINUTES = 30;
/** After so many messages a search stops by itself. */
export const MOST_MESSAGES = 20;
/** A message that was decided on so long ago and is not known to have been sent is sent by whoever finds it. */
const GIVEN_UP_MINUTES = 1;

export type SearchStep =
  | { do: 'stop'; reason: StopReason }
  /** Sends what is owed; what has filled up since is no longer told of. */
  | { do: 'send'; unsent: string[] }
  /** All that was owed has filled up. */
  | { do: 'drop'; known: string[] }
  | { do: 'tell'; free: string[]; news: string[] }
  /** What has filled up is news when it is free again. */
  | { do: 'note_full'; known: string[] };

/** Why a saved search is over, if it is. */
export function whyOver(
  saved: SavedSearch,
  { today, bookings, special }: { today: CivilDate; bookings: readonly BookingRecord[]; special: SpecialDays },
): StopReason | undefined {
  if (wishEndsOn(saved.wish) < today) return 'time_passed';
  // A booking signed before the search was saved did not keep the family from looking on.
  const since = bookings.filter(({ actions }) =>
    actions.some(({ type, at }) => (type === 'sign' || type === 'move') && at >= saved.savedAt),
  );
  const stays = since.flatMap(({ occasions }) => occasions);
  if (answersWish(saved.wish, stays, special)) return 'booked';
  return saved.toldCount >= MOST_MESSAGES && saved.unsent.length === 0 ? 'too_many' : undefined;
}

/**
 * What is to be done for a saved search, now that these centres are free. A message that has been decided on is left to
 * whoever did, as long as that process may be alive and sending it.
 */
export function nextStep(saved: SavedSearch, freeForAll: readonly string[], now: Instant): SearchStep | undefined {
  const free = relevantCentres(saved, freeForAll);
  const known = saved.known.filter((id) => free.includes(id));
  if (saved.unsent.length > 0) {
    if (saved.lastToldAt && now < plusMinutes(saved.lastToldAt, GIVEN_UP_MINUTES)) return undefined;
    const unsent = saved.unsent.filter((id) => free.includes(id));
    return unsent.length > 0 ? { do: 'send', unsent } : { do: 'drop', known };
  }
  const news = free.filter((id) => !saved.known.includes(id));
  const quiet = saved.lastToldAt && now < plusMinutes(saved.lastToldAt, QUIET_MINUTES);
  if (news.length > 0 && !quiet) return { do: 'tell', free, news };
  return known.length < saved.known.length ? { do: 'note_full', known } : undefined;
}
