import { hasRole, type StaffUser } from '#cms/access/roles.ts';
import { seesArea } from '#cms/access/sees-area.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { UnmetSum } from '#domain/supervision/unmet.ts';
import { addDays, addMonths, type CivilDate } from '#domain/time/civil-date.ts';
import { toInstant } from '#domain/time/zoned-time.ts';
import { unmetRequests, unmetSearches, unmetWaits } from './unmet-of.ts';

type Reading = Pick<Portal, 'bookings' | 'children' | 'city' | 'facilities' | 'savedSearches' | 'search' | 'unmet' | 'waits'>;

/** Whoever answers for supply: supervisors, each for its own territory, and administrators. */
export const seesUnmet = (user: StaffUser): boolean => hasRole(user, 'supervisor', 'administrator');

/** The first and the last day of a year or of a month of one: `2026`, `2026-11`. */
export function daysOfPeriod(period: string): { from: CivilDate; to: CivilDate } {
  if (period.length === 4) return { from: `${period}-01-01`, to: `${period}-12-31` };
  return { from: `${period}-01`, to: addDays(addMonths(`${period}-01`, 1), -1) };
}

/** What found no place in a period within somebody's territory: what has become a number already, and what is still kept. */
export async function unmetIn(portal: Reading, { period, user }: { period: string; user: StaffUser }): Promise<UnmetSum[]> {
  if (!seesUnmet(user)) return [];
  const { bookings, city, savedSearches, unmet, waits } = portal;
  const { from, to } = daysOfPeriod(period);
  const since = toInstant({ date: from, minute: 0 }, city.timeZone);
  const [kept, waited, saved, declined] = await Promise.all([
    unmet.listIn(period),
    waits.listEndedSince(since).then((its) => unmetWaits(portal, its)),
    savedSearches.listStoppedSince(since).then((its) => unmetSearches(portal, its)),
    bookings.declinedSince(since).then((its) => unmetRequests(portal, its)),
  ]);
  const all = [...kept, ...waited, ...saved, ...declined];
  return all.filter(({ day, area }) => from <= day && day <= to && seesArea(user, city.areas, area));
}
