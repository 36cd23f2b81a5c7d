import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { pickupsOf } from '#cms/records/children.ts';
import type { PickupPerson } from '#domain/contract/contract.ts';

export interface FamilyNames {
  child: string;
  /** Without the day of birth. */
  childName: string;
  guardian: string;
  /** Who may collect the child now. */
  pickups: PickupPerson[];
  /** Another child, of whatever family, sounds the same, was born the same day and has care booked: perhaps it is this one. */
  alike: boolean;
}

/** Whose booking it is. That this person looked is logged (promise 8). */
export async function readFamilyNames(
  { bookings, children, guardians, audit }: Pick<Portal, 'bookings' | 'children' | 'guardians' | 'audit'>,
  { id, childId, guardianId, pickups }: BookingRecord,
  reader: string,
): Promise<FamilyNames> {
  const [child, guardian] = await Promise.all([children.find(childId), guardians.find(guardianId)]);
  await audit.write({ actor: reader, action: 'read_family', subject: `booking:${id}` });
  const others = (await children.alikeTo([childId])).get(childId) ?? [];
  return {
    child: child ? `${child.name}（${child.birthDate}）` : '',
    childName: child?.name ?? '',
    guardian: guardian ? `${guardian.name ?? ''} ${guardian.contact}`.trim() : '',
    pickups: child ? pickupsOf(child) : pickups,
    alike: (await bookings.bookedOf(others)).size > 0,
  };
}
