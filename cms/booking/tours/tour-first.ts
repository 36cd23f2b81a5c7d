import { noPlace, type Problem } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { attendedDates } from '#domain/booking/booking-state.ts';
import type { CareForm } from '#domain/care/care.ts';
import type { ClassSupply } from '#domain/places/facility.ts';
import type { NoPlace } from '#domain/places/no-place.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { toursFree, wasToured } from './book-tour.ts';

type Judging = Parameters<typeof toursFree>[0] & Pick<Portal, 'bookings' | 'enrolled'>;

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
  if ((await portal.tours.slotsOf(facilityId, unit)).length === 0) return undefined;
  const [next] = await toursFree(portal, facilityId, unit);
  return { reason: 'visit_first', ...(next ? { when: { on: next.date, at: next.from } } : {}) };
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
