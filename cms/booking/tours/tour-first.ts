import { noPlace, type Problem } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { attendedDates } from '#domain/booking/booking-state.ts';
import { type CareForm, type CareRequest, soldAs } from '#domain/care/care.ts';
import { classesOnSale } from '#domain/places/availability.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import type { NoPlace } from '#domain/places/no-place.ts';
import { nextToursOn } from '#domain/places/tours.ts';
import { ageInMonths } from '#domain/time/age.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { toursFree, wasToured } from './book-tour.ts';

type Judging = Parameters<typeof toursFree>[0] & Pick<Portal, 'bookings' | 'enrolled' | 'facilities'>;

interface Wanted {
  facilityId: string;
  group: Pick<ClassSupply, 'tourFirst'>;
  form: CareForm;
  /** Whose care it is, once that is known. */
  childId?: string;
}

/**
 * That a family has to come and look before its first booking of such care there, and when it next can. A child that has
 * been there already, on a visit or in care, needs none; nor does any where the centre offers no times.
 */
export async function tourFirst(
  portal: Judging,
  { facilityId, group, form, childId }: Wanted,
  unit?: Unit,
): Promise<NoPlace | undefined> {
  if (!group.tourFirst?.includes(form)) return undefined;
  if (childId && (await hasBeenThere(portal, { facilityId, childId }, unit))) return undefined;
  const slots = await portal.tours.slotsOf(facilityId, unit);
  if (slots.length === 0) return undefined;
  const [next] = await toursFree(portal, facilityId, unit);
  if (next) return { reason: 'visit_first', when: { on: next.date, at: next.from } };
  // All are taken: from when there are new ones, and whom to call if that is too late.
  const facility = portal.supplies.get(facilityId);
  const on = facility && nextToursOn(slots, { ...facility, now: portal.now(), special: portal.special() });
  const call = (await portal.facilities.get(facilityId)).phone;
  const when = { ...(on ? { on } : {}), ...(call ? { call } : {}) };
  return { reason: 'visit_first', ...(on || call ? { when } : {}) };
}

async function hasBeenThere(
  portal: Judging,
  { facilityId, childId }: { facilityId: string; childId: string },
  unit?: Unit,
): Promise<boolean> {
  if (wasToured(portal, await portal.tours.ofChild(childId, facilityId, unit))) return true;
  if ((await portal.enrolled.ofChild(childId, facilityId, unit)).length > 0) return true;
  const its = await portal.bookings.ofChildAt(childId, facilityId, unit);
  return its.some(({ status, actions }) => status === 'confirmed' || attendedDates(actions).length > 0);
}

/** The same for a hold; the counter's people have the family before them. */
export async function refuseUntoured(
  portal: Judging,
  { date, isCounter, ...wanted }: Wanted & { date: CivilDate; isCounter: boolean },
  unit: Unit,
): Promise<Problem | undefined> {
  const why = isCounter ? undefined : await tourFirst(portal, wanted, unit);
  return why && noPlace(why, date);
}

/**
 * Nobody waits for a place that it could not take: a turn on the waitlist is kept for hours, and the next visit may be days
 * off. Where a class of such care asks for none, a turn may come there.
 */
export async function refuseUntouredWait(
  portal: Judging,
  {
    facility,
    children,
    request,
  }: { facility: FacilitySupply; children: readonly { id: string; birthDate: CivilDate }[]; request: CareRequest },
): Promise<Problem | undefined> {
  const { date, form } = request;
  for (const { id: childId, birthDate } of children) {
    const onSale = classesOnSale(facility, { ...soldAs(request), ageMonths: ageInMonths(birthDate, date) }, date);
    const [group, ...others] = 'classes' in onSale ? onSale.classes : [];
    if (!group || others.some(({ tourFirst: first }) => !first?.includes(form))) continue;
    const why = await tourFirst(portal, { facilityId: facility.id, group, form, childId });
    if (why) return noPlace(why, date);
  }
  return undefined;
}
