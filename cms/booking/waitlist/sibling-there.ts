import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { isMonthly } from '#domain/care/care.ts';
import { comesForAMonth } from '#domain/money/discount.ts';

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

/**
 * Whether another child of the family has come to the centre by the month for a month, and goes on: what a discount for
 * siblings hangs on, so that care which is booked beside it and given back whole makes nothing less.
 */
export async function hasSiblingForAMonth(
  portal: Parameters<typeof hasSiblingThere>[0],
  { guardianId, facilityId, childIds }: Family,
): Promise<boolean> {
  const today = todayOf(portal);
  const isThere = (one: { facilityId: string; childId?: string }) =>
    one.facilityId === facilityId && one.childId !== undefined && !childIds.includes(one.childId);
  const enrolled = await portal.enrolled.ofFamily(guardianId);
  if (enrolled.some((one) => isThere(one) && (one.to ?? today) >= today)) return true;
  const ahead = await portal.bookings.confirmedAhead(await portal.guardians.familyOf(guardianId), today);
  const siblings = new Set(ahead.filter((one) => isThere(one) && isMonthly(one.request)).map(({ childId }) => childId));
  for (const childId of siblings) {
    const had = (await portal.bookings.countedOf(childId)).filter(
      ({ status, ...one }) => (status === 'confirmed' || status === 'completed') && isThere(one) && isMonthly(one.request),
    );
    if (comesForAMonth(had, today)) return true;
  }
  return false;
}
