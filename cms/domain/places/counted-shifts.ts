import { type Absence, daysWithout } from './absence.ts';
import type { STAFF_DUTIES } from './facility.ts';
import { type Named, persons } from './same-carer.ts';
import { areAtOnce, type Shift } from './shift.ts';
import { ALWAYS, type Days, type Papers, qualifiedDays, type StaffStandard } from './staff-standard.ts';

export interface StaffOnRota extends Named, Papers {
  /** In whose list they stand. */
  facilityId: string;
  role: (typeof STAFF_DUTIES)[number];
}

export interface RotaShift extends Shift {
  id: string;
  classId: string;
}

/**
 * The shifts that count for the ratio (管理规范: 保育人员): of carers, on the days on which their papers are what the city's
 * standards ask and who are not away, and of each in one class at a time. Who stands in two classes at once is counted in
 * the one whose shift was written down first; who stands in a centre's list twice is one person. Who watches a second class
 * stands in both, and counts in the second as `nap.ts` says.
 */
export function countedShifts<S extends RotaShift>(
  rota: readonly S[],
  {
    staff,
    standards,
    absences = [],
  }: { staff: readonly StaffOnRota[]; standards: readonly StaffStandard[]; absences?: readonly Absence[] },
): S[] {
  const lists = [...Map.groupBy(staff, ({ facilityId }) => facilityId).values()];
  const personOf = new Map(lists.flatMap((list) => [...persons(list)]));
  const carers = staff.filter(({ role }) => role === 'carer');
  const qualified = new Map(carers.map((one) => [one.id, qualifiedDays(one, standards)]));
  const counted = new Map<string, S[]>();
  for (const shift of rota) {
    const person = personOf.get(shift.staff) ?? shift.staff;
    const own = counted.get(person) ?? [];
    const away = absences.filter((absence) => (personOf.get(absence.staff) ?? absence.staff) === person);
    for (const days of daysWithout(qualified.get(shift.staff) ?? [], away)) {
      const part = within({ ...shift, staff: person }, days);
      if (!part) continue;
      const earlier = own.filter((other) => isElsewhere(other, part) && areAtOnce(other, part));
      own.push(earlier.length > 0 ? { ...part, yieldsTo: earlier } : part);
    }
    counted.set(person, own);
  }
  return [...counted.values()].flat().flatMap((shift) => (shift.watches === undefined ? [shift] : [shift, lent(shift)]));
}

/** In another class, or in the same one with or without a second. */
const isElsewhere = (one: RotaShift, other: RotaShift): boolean => one.classId !== other.classId || one.watches !== other.watches;

/** The same shift, as it stands in the second class. */
const lent = <S extends RotaShift>(shift: S): S => ({
  ...shift,
  classId: shift.watches ?? shift.classId,
  watches: shift.classId,
  lent: true,
});

/** As much of a shift as lies in some days. */
function within<S extends RotaShift>(shift: S, { from, to }: Days): S | undefined {
  const [startsOn = from, endsOn = to] = [shift.startsOn, shift.endsOn];
  const first = startsOn < from ? from : startsOn;
  const last = endsOn > to ? to : endsOn;
  if (first > last) return undefined;
  return { ...shift, startsOn: first === ALWAYS.from ? undefined : first, endsOn: last === ALWAYS.to ? undefined : last };
}
