import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { idOf, toShift } from '#cms/records/supply.ts';
import type { RotaShift } from '#domain/places/counted-shifts.ts';
import { areAtOnce, type Shift } from '#domain/places/shift.ts';

/** Another shift of the same person's. Of another centre's no more is told than that it is there. */
export interface OtherShift {
  isElsewhere: boolean;
  from: string;
  to: string;
}

/**
 * The shift with which another would be at once, by whatever entry of the same person's and in whatever centre. Takes
 * the turn of every centre concerned, all in one order, so that two changes do not both see the other's before it.
 */
export async function shiftAtOnce(
  { facilities, staffMembers }: Pick<Portal, 'facilities' | 'staffMembers'>,
  shift: Shift & Partial<Pick<RotaShift, 'id'>>,
  unit: Unit,
): Promise<OtherShift | undefined> {
  const person = await staffMembers.find(shift.staff, unit);
  if (!person) return undefined;
  const alike = await staffMembers.likeOf(person, unit);
  const entries = [person, ...alike.map(({ entry }) => entry)];
  const centres = [...new Set(entries.map(({ facilityId }) => facilityId))].sort();
  for (const id of centres) await facilities.takeTurn(id, unit);
  const ids = entries.map(({ id }) => id);
  const others = (await staffMembers.shiftsOf(ids, unit)).filter(({ id }) => id !== shift.id);
  const other = others.find((one) => areAtOnce({ ...toShift(one), staff: shift.staff }, shift));
  return other && { isElsewhere: idOf(other.facility) !== person.facilityId, from: other.from, to: other.to };
}
