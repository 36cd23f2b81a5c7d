import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { isMonthly } from '#domain/care/care.ts';

interface Family {
  guardianId: string;
  facilityId: string;
  /** The children who wait. */
  childIds: readonly string[];
}

/** Whether another child of the family comes to the centre by the month, by a booking or by the centre's own contract. */
export async function hasSiblingThere(
  portal: Pick<Portal, 'bookings' | 'city' | 'enrolled' | 'guardians' | 'now'>,
  { guardianId, facilityId, childIds }: Family,
  unit?: Unit,
): Promise<boolean> {
  const today = todayOf(portal);
  const family = await portal.guardians.familyOf(guardianId, unit);
  const paid = await portal.bookings.confirmedAhead(family, today, unit);
  const isOther = (childId: string | undefined) => childId !== undefined && !childIds.includes(childId);
  if (paid.some((one) => one.facilityId === facilityId && isOther(one.childId) && isMonthly(one.request))) return true;
  const enrolled = await portal.enrolled.ofFamily(guardianId, unit);
  return enrolled.some((one) => one.facilityId === facilityId && isOther(one.childId) && (one.to ?? today) >= today);
}
