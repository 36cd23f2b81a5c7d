import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';

/** Whose booking it is. That this person looked is logged (promise 8). */
export async function readFamilyNames(
  { children, guardians, audit }: Pick<Portal, 'children' | 'guardians' | 'audit'>,
  { id, childId, guardianId }: BookingRecord,
  reader: string,
): Promise<{ child: string; guardian: string }> {
  const [child, guardian] = await Promise.all([children.find(childId), guardians.find(guardianId)]);
  await audit.write({ actor: reader, action: 'read_family', subject: `booking:${id}` });
  return {
    child: child ? `${child.name}（${child.birthDate}）` : '',
    guardian: guardian ? `${guardian.name ?? ''} ${guardian.contact}`.trim() : '',
  };
}
