import type { Shift } from './capacity.ts';
import type { STAFF_DUTIES } from './facility.ts';
import { type Named, persons } from './same-carer.ts';
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
 * standards ask, and of each in one class at a time. Who stands in two classes at once is counted in the one whose shift
 * was written down first; who stands in a centre's list twice is one person.
 */
export function countedShifts<S extends RotaShift>(
  rota: readonly S[],
  { staff, standards }: { staff: readonly StaffOnRota[]; standards: readonly StaffStandard[] },
): S[] {
  const lists = [...Map.groupBy(staff, ({ facilityId }) => facilityId).values()];
  const personOf = new Map(lists.flatMap((list) => [...persons(list)]));
  const carers = staff.filter(({ role }) => role === 'carer');
  const qualified = new Map(carers.map((one) => [one.id, qualifiedDays(one, standards)]));
  const counted = new Map<string, S[]>();
  for (const shift of rota) {
    const person = personOf.get(shift.staff) ?? shift.staff;
    const own = counted.get(person) ?? [];
    for (const days of qualified.get(shift.staff) ?? []) {
      const part = within({ ...shift, staff: person }, days);
      if (part && !own.some((other) => other.classId !== part.classId && areAtOnce(other, part))) own.push(part);
    }
    counted.set(person, own);
  }
  return [...counted.values()].flat();
}

/** As much of a shift as lies in some days. */
function within<S extends RotaShift>(shift: S, { from, to }: Days): S | undefined {
  const [startsOn = from, endsOn = to] = [shift.startsOn, shift.endsOn];
  const first = startsOn < from ? from : startsOn;
  const last = endsOn > to ? to : endsOn;
  if (first > last) return undefined;
  return { ...shift, startsOn: first === ALWAYS.from ? undefined : first, endsOn: last === ALWAYS.to ? undefined : last };
}

/** Whether one person would have to be in two shifts at the same time. */
export function areAtOnce(one: Shift, other: Shift): boolean {
  if (one.staff !== other.staff) return false;
  if (![...one.weekdays].some((day) => other.weekdays.includes(day))) return false;
  if (one.to <= other.from || other.to <= one.from) return false;
  const ends = (shift: Shift) => shift.endsOn ?? '9999-12-31';
  return (one.startsOn ?? '') <= ends(other) && (other.startsOn ?? '') <= ends(one);
}
