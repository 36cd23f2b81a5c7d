import { todayOf } from '#cms/core/clock.ts';
import { conflict, notFound, type Result, tooMany } from '#cms/core/problem.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { TourRecord } from '#cms/records/tours.ts';
import { whyNotBookable } from '#domain/places/credential.ts';
import { type FreeTour, freeTours, hasToured, isAhead, isSameTime, type TourTime } from '#domain/places/tours.ts';
import { hasPassed } from '#domain/time/zoned-time.ts';
import { sendOfTour, type TellTourNeeds, writeOfTour } from './tell-tour.ts';

type Reading = Pick<Portal, 'city' | 'now' | 'special' | 'supplies' | 'tours'>;
export type Touring = Reading & TellTourNeeds & Pick<Portal, 'children' | 'facilities' | 'guardians' | 'limits' | 'work'>;
type Done = Result<{ tour: TourRecord }>;

/** Taken, moved and given up again so often that others find nothing; and each time a family is told of it. */
const OFTEN = { name: 'tours', most: 20, seconds: 86_400 };

const momentOf = ({ city, now }: Pick<Portal, 'city' | 'now'>) => ({ now: now(), timeZone: city.timeZone });

/** When families can still come and look at a centre, the first first; never on a day on which it may take no child. */
export async function toursFree(portal: Reading, facilityId: string, unit?: Unit): Promise<FreeTour[]> {
  // What is booked goes by what the centre is this moment, not by what this process remembers.
  const facility = unit ? await portal.supplies.fresh(facilityId) : portal.supplies.get(facilityId);
  const slots = facility ? await portal.tours.slotsOf(facilityId, unit) : [];
  if (!facility || slots.length === 0) return [];
  const taken = await portal.tours.listAt(facilityId, todayOf(portal), unit);
  const free = freeTours({ slots, taken }, { ...facility, now: portal.now(), special: portal.special() });
  return free.filter(({ date }) => !whyNotBookable(facility.standing, date));
}

/** A family books a visit for a child, or moves the one that it has: one for each child and centre is to come. */
export async function bookTour(
  portal: Touring,
  { facilityId, guardianId, childId, time }: { facilityId: string; guardianId: string; childId: string; time: TourTime },
): Promise<Done> {
  const child = (await portal.children.listOf(guardianId)).find(({ id }) => id === childId);
  if (!child) return notFound('child_not_found');
  const seconds = await takeOf(portal, OFTEN, guardianId);
  if (seconds) return tooMany('too_many_requests', { params: { seconds } });
  const { tours, now } = portal;
  // Whoever wants the same time at a centre takes turns, in this process before they ask the database.
  const booked = await portal.work(
    async (unit): Promise<Result<{ tour: TourRecord; key?: string }>> => {
      await portal.guardians.takeTurn(guardianId, unit);
      await portal.facilities.takeTurn(facilityId, unit);
      const own = (await tours.ofChild(childId, facilityId, unit)).find((one) => isAhead(one, momentOf(portal)));
      if (own && isSameTime(own, time)) return { ok: true, tour: own };
      if (!(await toursFree(portal, facilityId, unit)).some((free) => isSameTime(free, time)))
        return conflict('tour_taken', { field: 'time' });
      const at = { date: time.date, from: time.from, to: time.to, changedAt: now() };
      const tour = own
        ? await tours.change(own, at, unit)
        : await tours.add({ ...at, facilityId, guardianId, childId, state: 'booked' }, unit);
      return { ok: true, tour, key: await writeOfTour(portal, { tour, news: own ? 'moved' : 'booked' }, unit) };
    },
    { line: `tours:${facilityId}` },
  );
  if (booked.ok && booked.key) await sendOfTour(portal, booked.key);
  return booked.ok ? { ok: true, tour: booked.tour } : booked;
}

type Whose = { guardianId: string } | { facilityId: string };

/** Called off by the family, or by the centre: the other side hears it. Done twice it is answered like the first time. */
export async function cancelTour(portal: Touring, { id, ...whose }: { id: string } & Whose): Promise<Done> {
  const news = 'guardianId' in whose ? 'cancelled' : 'called_off';
  return change(portal, { id, whose }, async (tour, unit) => {
    if (tour.state === 'cancelled') return { ok: true, tour };
    if (!isAhead(tour, momentOf(portal))) return conflict('tour_over');
    const off = await portal.tours.change(tour, { state: 'cancelled', changedAt: portal.now() }, unit);
    return { ok: true, tour: off, key: await writeOfTour(portal, { tour: off, news }, unit) };
  });
}

/** The family did not come: where a centre asks for a visit first, it has not been there. Taken back the same way. */
export function noteMissed(portal: Touring, { id, facilityId, back }: { id: string; facilityId: string; back: boolean }) {
  return change(portal, { id, whose: { facilityId } }, async (tour, unit) => {
    if (tour.state === 'cancelled') return conflict('tour_over');
    if (!hasPassed({ date: tour.date, minute: tour.from }, momentOf(portal))) return conflict('tour_not_yet');
    const state = back ? 'booked' : 'missed';
    if (tour.state === state) return { ok: true, tour };
    return { ok: true, tour: await portal.tours.change(tour, { state, changedAt: portal.now() }, unit) };
  });
}

async function change(
  portal: Touring,
  { id, whose }: { id: string; whose: Whose },
  make: (tour: TourRecord, unit: Unit) => Promise<Result<{ tour: TourRecord; key?: string }>>,
): Promise<Done> {
  const family = 'guardianId' in whose ? await portal.guardians.familyOf(whose.guardianId) : [];
  const changed = await portal.work(async (unit): Promise<Result<{ tour: TourRecord; key?: string }>> => {
    const tour = await portal.tours.find(id, unit);
    const isOwn = tour && ('facilityId' in whose ? tour.facilityId === whose.facilityId : family.includes(tour.guardianId));
    return isOwn ? make(tour, unit) : notFound('tour_not_found');
  });
  if (changed.ok && changed.key) await sendOfTour(portal, changed.key);
  return changed.ok ? { ok: true, tour: changed.tour } : changed;
}

/** Whether one of a child's visits to a centre is over, and nobody noted that it did not come. */
export const wasToured = (portal: Pick<Portal, 'city' | 'now'>, its: readonly TourRecord[]): boolean =>
  its.some((one) => hasToured(one, momentOf(portal)));
