import type { Absence } from './absence.ts';
import type { RotaShift } from './counted-shifts.ts';
import type { TimetableDay } from './shift.ts';

/**
 * The classes in which somebody works on a day, by all entries of a centre's list that are theirs; those too that they
 * watch while children sleep. Who is away works in none.
 */
export function ownClasses(
  shifts: readonly RotaShift[],
  { staff, day: { date, weekday }, absences }: { staff: readonly string[]; day: TimetableDay; absences: readonly Absence[] },
): Set<string> {
  const isAway = absences.some((one) => staff.includes(one.staff) && one.from <= date && date <= one.to);
  if (isAway) return new Set();
  const own = shifts.filter(
    (shift) =>
      staff.includes(shift.staff) &&
      shift.weekdays.includes(String(weekday)) &&
      !(shift.startsOn && date < shift.startsOn) &&
      !(shift.endsOn && shift.endsOn < date),
  );
  return new Set(own.flatMap(({ classId, watches }) => [classId, ...(watches === undefined ? [] : [watches])]));
}
