import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';

/** Whose booking it is. That this person looked is logged (promise 8). */
export async function readFamilyNames(
  portal: Portal,
  { id, childId, guardianId }: BookingRecord,
  reader: string,
): Promise<{ child: string; guardian: string }> {
  const { payload } = portal;
  const look = { depth: 0, disableErrors: true } as const;
  const [child, guardian] = await Promise.all([
    payload.findByID({ collection: 'children', id: childId, ...look }),
    payload.findByID({ collection: 'guardians', id: guardianId, ...look }),
  ]);
  await portal.audit.write({ actor: reader, action: 'read_family', subject: `booking:${id}` });
  return {
    child: child ? `${child.name}（${child.birthDate}）` : '',
    guardian: guardian ? `${guardian.name ?? ''} ${guardian.contact}`.trim() : '',
  };
}
