import type { CivilDate } from '../time/civil-date.ts';
import type { Shift } from './capacity.ts';
import type { STAFF_DUTIES } from './facility.ts';

export interface StaffOnRota {
  id: string;
  role: (typeof STAFF_DUTIES)[number];
  /** The last day on which the certificate holds; without it, for good. */
  certificateExpiresOn?: CivilDate;
}

export interface RotaShift extends Shift {
  id: string;
  classId: string;
}

/**
 * The shifts that count for the ratio (管理规范: 保育人员): of carers, for as long as their certificate holds, and of each
 * in one class at a time. Who stands in two classes at once is counted in the one whose shift was written down first.
 */
export function countedShifts<S extends RotaShift>(rota: readonly S[], staff: readonly StaffOnRota[]): S[] {
  const people = new Map(staff.map((one) => [one.id, one]));
  const counted: S[] = [];
  for (const shift of rota) {
    const person = people.get(shift.staff);
    if (person?.role !== 'carer') continue;
    const endsOn = earlier(shift.endsOn, person.certificateExpiresOn);
    const elsewhere = counted.some((other) => other.classId !== shift.classId && areAtOnce(other, shift));
    if (!elsewhere) counted.push({ ...shift, endsOn });
  }
  return counted;
}

/** Whether one person would have to be in two shifts at the same time. */
export function areAtOnce(one: Shift, other: Shift): boolean {
  if (one.staff !== other.staff) return false;
  if (![...one.weekdays].some((day) => other.weekdays.includes(day))) return false;
  if (one.to <= other.from || other.to <= one.from) return false;
  const ends = (shift: Shift) => shift.endsOn ?? '9999-12-31';
  return (one.startsOn ?? '') <= ends(other) && (other.startsOn ?? '') <= ends(one);
}

function earlier(one: CivilDate | undefined, other: CivilDate | undefined): CivilDate | undefined {
  if (!one || !other) return one ?? other;
  return one < other ? one : other;
}
