import { aheadOf, type KeepingAhead, spanWaited } from '#cms/places/kept-ahead.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { isQuiet } from '#domain/offers/waitlist-offer.ts';
import { judge } from './why-over.ts';

/** Centres on whose waitlists there is something to do: somebody's time is over, or a place is free for somebody. */
export async function findDueWaits(portal: KeepingAhead & Pick<Portal, 'bookings' | 'now'>): Promise<string[]> {
  const queues = await portal.queues.look();
  if (queues.at.size === 0) return [];
  const now = portal.now();
  const quiet = isQuiet(now, portal.city.waitlist, portal.city.timeZone);
  const childIds = [...queues.at.values()].flat().flatMap(({ children }) => children.map(({ id }) => id));
  const live = Map.groupBy(await portal.bookings.liveOfAll([...new Set(childIds)]), ({ childId }) => childId);
  const due: string[] = [];
  for (const [facilityId, waits] of queues.at) {
    const facility = portal.supplies.get(facilityId);
    const isDue = async () => {
      if (waits.some((wait) => judge(portal, wait, live))) return true;
      if (!facility || quiet) return false;
      const { from, to } = spanWaited(portal, { facility, waits, now });
      const classIds = facility.classes.map(({ id }) => id);
      const { claimsOf } = await portal.occupancy.look(classIds, from, to);
      return aheadOf(portal, { facility, waits, queues, now, claimsOf }).length > 0;
    };
    if (await isDue()) due.push(facilityId);
  }
  return due;
}
