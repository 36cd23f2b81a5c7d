import type { Portal } from '#cms/portal/portal.ts';
import type { CareForm } from '#domain/care/care.ts';
import { withKept } from '#domain/offers/waitlist.ts';
import { type DayAvailability, dayAvailability } from '#domain/places/availability.ts';
import { claimsLookup } from '#domain/places/class-day.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import type { Party } from '#domain/places/public-part.ts';
import { suppliedTo } from '#domain/places/supplied-to.ts';
import { type CivilDate, datesFrom } from '#domain/time/civil-date.ts';
import { type KeepingAhead, keptAhead } from './kept-ahead.ts';

export interface AvailabilityWish {
  from: CivilDate;
  to: CivilDate;
  ageMonths?: number;
  form?: CareForm;
  classId?: string;
  /** Of whose part of an employer's places; of the public's where nothing is said. */
  party?: Party;
}

/** A centre's days for one child, worked out from the same claims that sell the places. */
export async function readAvailability(
  portal: KeepingAhead & Pick<Portal, 'now' | 'sheets'>,
  supply: FacilitySupply,
  { from, to, party = 'public', ...want }: AvailabilityWish,
): Promise<{ asOf: string; days: DayAvailability[] }> {
  const asOf = portal.now();
  const facility = suppliedTo(supply, party);
  const classIds = facility.classes.map(({ id }) => id);
  const sheets = await portal.sheets.read({ classIds, from, to });
  const claimsOf = withKept(claimsLookup(sheets), await keptAhead(portal, new Set(classIds), asOf));
  const context = { now: asOf, special: portal.special(), claimsOf };
  return { asOf, days: datesFrom(from, to).map((date) => dayAvailability(facility, date, want, context)) };
}
