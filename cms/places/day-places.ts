import type { Portal } from '#cms/portal/portal.ts';
import { type DayAvailability, dayAvailability } from '#domain/places/availability.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { claimsLookup } from './read-availability.ts';

/** Each class's day as families see it, worked out from the same claims. */
export async function dayPlaces(
  { now, sheets: kept, special }: Pick<Portal, 'now' | 'sheets' | 'special'>,
  facility: FacilitySupply,
  date: CivilDate,
): Promise<{ asOf: Instant; classes: { group: ClassSupply; day: DayAvailability }[] }> {
  const asOf = now();
  const sheets = await kept.read({ classIds: facility.classes.map(({ id }) => id), from: date, to: date });
  const context = { now: asOf, special: special(), claimsOf: claimsLookup(sheets) };
  return {
    asOf,
    classes: facility.classes.map((group) => ({ group, day: dayAvailability(facility, date, { classId: group.id }, context) })),
  };
}
