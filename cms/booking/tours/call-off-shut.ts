import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { whyNotBookable } from '#domain/places/credential.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { asTold } from '#domain/places/shut-stays.ts';
import { isAhead, showsItselfOn } from '#domain/places/tours.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { cancelTour, type Touring } from './book-tour.ts';

type Looking = Pick<Portal, 'city' | 'now' | 'special' | 'supplies' | 'tours'>;

/**
 * Whether nobody is there to show the centre, by what it has said for good: it is shut that day, or had to stop and has not
 * begun again by then.
 */
function isShutOn(
  portal: Pick<Looking, 'city' | 'now' | 'special'>,
  facility: FacilitySupply | undefined,
  date: CivilDate,
): boolean {
  if (!facility) return true;
  const { standing } = facility;
  const stopped = whyNotBookable(standing, todayOf(portal)) && whyNotBookable(standing, date);
  return stopped !== undefined || !showsItselfOn(date, { ...asTold(facility), special: portal.special() });
}

/** Ids of visits to come that nobody would be there for, however the centre has come to be shut. */
export async function findShutTours(portal: Looking): Promise<string[]> {
  const moment = { now: portal.now(), timeZone: portal.city.timeZone };
  const ahead = (await portal.tours.bookedFrom(todayOf(portal))).filter((one) => isAhead(one, moment));
  return ahead.filter(({ facilityId, date }) => isShutOn(portal, portal.supplies.get(facilityId), date)).map(({ id }) => id);
}

/** Calls such a visit off, read afresh: its family hears it once. */
export async function callOffShut(portal: Touring, id: string): Promise<'called_off' | 'nothing_due'> {
  const tour = await portal.tours.find(id);
  if (tour?.state !== 'booked' || !isShutOn(portal, await portal.supplies.fresh(tour.facilityId), tour.date))
    return 'nothing_due';
  return (await cancelTour(portal, { id, facilityId: tour.facilityId })).ok ? 'called_off' : 'nothing_due';
}
