import type { Portal } from '#cms/portal/portal.ts';
import { withKept } from '#domain/offers/waitlist.ts';
import { type DayAvailability, dayAvailability } from '#domain/places/availability.ts';
import { claimsLookup } from '#domain/places/class-day.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { type KeepingAhead, keptAhead } from './kept-ahead.ts';

/** Each class's day as families see it, worked out from the same claims. */
export async function dayPlaces(
  portal: KeepingAhead & Pick<Portal, 'now' | 'sheets'>,
  facility: FacilitySupply,
  date: CivilDate,
): Promise<{ asOf: Instant; classes: { group: ClassSupply; day: DayAvailability }[] }> {
  const asOf = portal.now();
  const classIds = facility.classes.map(({ id }) => id);
  const sheets = await portal.sheets.read({ classIds, from: date, to: date });
  const claimsOf = withKept(claimsLookup(sheets), await keptAhead(portal, new Set(classIds), asOf));
  const context = { now: asOf, special: portal.special(), claimsOf };
  return {
    asOf,
    classes: facility.classes.map((group) => ({ group, day: dayAvailability(facility, date, { classId: group.id }, context) })),
  };
}
