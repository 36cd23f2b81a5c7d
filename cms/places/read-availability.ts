import type { Portal } from '#cms/portal/portal.ts';
import type { CareForm } from '#domain/care/care.ts';
import { type DayAvailability, dayAvailability } from '#domain/places/availability.ts';
import type { Claim } from '#domain/places/capacity.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { type CivilDate, datesFrom } from '#domain/time/civil-date.ts';

export interface AvailabilityWish {
  from: CivilDate;
  to: CivilDate;
  ageMonths?: number;
  form?: CareForm;
  classId?: string;
}

/** A centre's days for one child, worked out from the same claims that sell the places. */
export async function readAvailability(
  { now, sheets: kept, special }: Pick<Portal, 'now' | 'sheets' | 'special'>,
  facility: FacilitySupply,
  { from, to, ...want }: AvailabilityWish,
): Promise<{ asOf: string; days: DayAvailability[] }> {
  const asOf = now();
  const sheets = await kept.read({ classIds: facility.classes.map(({ id }) => id), from, to });
  const claimsOf = claimsLookup(sheets);
  const context = { now: asOf, special: special(), claimsOf };
  return { asOf, days: datesFrom(from, to).map((date) => dayAvailability(facility, date, want, context)) };
}

export function claimsLookup(sheets: readonly { classId: string; date: CivilDate; claims: Claim[] }[]) {
  const byKey = new Map(sheets.map((sheet) => [`${sheet.classId}|${sheet.date}`, sheet.claims]));
  return (classId: string, date: CivilDate): readonly Claim[] => byKey.get(`${classId}|${date}`) ?? [];
}
