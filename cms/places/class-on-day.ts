import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { DaySheet } from '#cms/records/claims.ts';
import { type ClassDayState, claimsLookup, classDay, watchedWith } from '#domain/places/class-day.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { timetableWeekday } from '#domain/time/workdays.ts';

/** A class's sheet of a day, those of classes that are watched with it, and how many it takes, read for a unit of work. */
export async function classOnDay(
  { now, sheets, special, supplies }: Pick<Portal, 'now' | 'sheets' | 'special' | 'supplies'>,
  { facilityId, classId, date }: { facilityId: string; classId: string; date: CivilDate },
  unit: Unit,
): Promise<
  ({ sheet: DaySheet; beside: DaySheet[] } & Pick<ClassDayState, 'capacityOf' | 'gap' | 'isOthers' | 'part'>) | undefined
> {
  const facility = await supplies.fresh(facilityId);
  const group = facility?.classes.find((one) => one.id === classId);
  if (!facility || !group) return undefined;
  const all = await sheets.read({ classIds: watchedWith(facility, [classId]), from: date, to: date, unit });
  const sheet = all.find((one) => one.classId === classId);
  const day = { date, weekday: timetableWeekday(date, special()) };
  const { capacityOf, part, gap, isOthers } = classDay(facility, group, day, { now: now(), claimsOf: claimsLookup(all) });
  return sheet && { sheet, beside: all.filter((one) => one !== sheet), capacityOf, part, gap, isOthers };
}
