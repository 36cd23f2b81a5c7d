import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { SavedSearch } from '#cms/records/saved-searches.ts';
import { waitsForPlace } from '#domain/offers/waitlist.ts';
import { type WantedTime, wantsMeet } from '#domain/offers/wanted-time.ts';
import { distanceMetres, type Point } from '#domain/places/geo.ts';

type Wanted = Pick<BookingRecord, 'facilityId' | 'classId' | 'form' | 'guardianId' | 'occasions' | 'party'>;
type Reading = Pick<Portal, 'city' | 'facilities' | 'now' | 'queues' | 'savedSearches' | 'special' | 'supplies'>;

/** Whether another family is waiting for places that a booking takes: it asks for such hours, and the centre has none for it. */
export async function othersWait(portal: Reading, booking: Wanted): Promise<boolean> {
  const { facilities, savedSearches, supplies } = portal;
  if (await isQueuedFor(portal, booking)) return true;
  const live = await savedSearches.listLive();
  const others = live.filter((one) => one.guardianId !== booking.guardianId && isAfter(one, booking));
  if (others.length === 0) return false;
  const { lat, lng } = await facilities.get(booking.facilityId);
  const group = (await supplies.fresh(booking.facilityId))?.classes.find(({ id }) => id === booking.classId);
  const here = typeof lat === 'number' && typeof lng === 'number' ? { lat, lng } : undefined;
  return others.some(({ facilityId, wish }) => {
    const { ageMonths: age } = wish;
    if (group && age !== undefined && (age < group.ageFrom || age >= group.ageTo)) return false;
    return facilityId !== undefined || isNear(wish, here);
  });
}

/** Whether another family is on the centre's waitlist for such a time in this class. */
async function isQueuedFor(portal: Reading, { classId, facilityId, guardianId, occasions, party: of }: Wanted): Promise<boolean> {
  const facility = portal.supplies.get(facilityId);
  const waits = (await portal.queues.look()).at.get(facilityId) ?? [];
  const centre = facility && { facility, special: portal.special(), today: todayOf(portal) };
  const others = waits.filter((one) => one.guardianId !== guardianId && one.status === 'waiting');
  return others.some((one) => centre && waitsForPlace(one, { classId, occasions, of }, centre));
}

/** A centre that was free for it when last looked at is not what it waits for. */
function isAfter({ facilityId, known, wish }: SavedSearch, booking: Wanted): boolean {
  if (known.includes(booking.facilityId) || (facilityId ?? booking.facilityId) !== booking.facilityId) return false;
  if (wish.form && !wish.form.includes(booking.form)) return false;
  return booking.occasions.some((stay) => wantsMeet(wish.when, { kind: 'window', ...stay } satisfies WantedTime));
}

function isNear({ near, radius }: SavedSearch['wish'], here: Point | undefined): boolean {
  return !near || !here || distanceMetres(near, here) <= (radius ?? 0);
}
