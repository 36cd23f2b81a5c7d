import type { Portal } from '#cms/portal/portal.ts';
import { withKept } from '#domain/offers/waitlist.ts';
import { type DayAvailability, dayAvailability } from '#domain/places/availability.ts';
import { claimsLookup } from '#domain/places/class-day.ts';
import type { ClassSupply, FacilitySupply } from '#domain/places/facility.ts';
import { PARTIES, type Party } from '#domain/places/public-part.ts';
import { isDivided, suppliedTo } from '#domain/places/supplied-to.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { type KeepingAhead, keptAhead } from './kept-ahead.ts';

/** Each class's day as families see it, those of employees and others where its places are divided, from the same claims. */
export async function dayPlaces(
  portal: KeepingAhead & Pick<Portal, 'now' | 'sheets'>,
  facility: FacilitySupply,
  date: CivilDate,
): Promise<{ asOf: Instant; classes: { group: ClassSupply; party?: Party; day: DayAvailability }[] }> {
  const asOf = portal.now();
  const classIds = facility.classes.map(({ id }) => id);
  const sheets = await portal.sheets.read({ classIds, from: date, to: date });
  const claimsOf = withKept(claimsLookup(sheets), await keptAhead(portal, new Set(classIds), asOf));
  const context = { now: asOf, special: portal.special(), claimsOf };
  const parties = isDivided(facility) ? PARTIES : [undefined];
  return {
    asOf,
    classes: facility.classes.flatMap((group) =>
      parties.map((party) => ({
        ...{ group, party },
        day: dayAvailability(suppliedTo(facility, party), date, { classId: group.id }, context),
      })),
    ),
  };
}
