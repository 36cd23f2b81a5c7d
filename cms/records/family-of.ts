import type { Payload } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { findPlain } from '#cms/ports/database/plain-rows.ts';

/** The ids of those who share a family with a guardian, itself among them: itself alone while it is linked to nobody. */
export async function familyOf(payload: Payload, guardianId: string, req?: Unit): Promise<string[]> {
  const asked = { collection: 'guardians', req } as const;
  const [own] = await findPlain(payload, { ...asked, select: { family: true }, where: { id: { equals: guardianId } }, limit: 1 });
  if (!own?.family) return [guardianId];
  return (await findPlain(payload, { ...asked, select: {}, where: { family: { equals: own.family } } })).map(({ id }) => id);
}

/** What all of a family's children are kept under, so that one index keeps the family from having a child twice. */
export async function familyKey(payload: Payload, guardianId: string, req?: Unit): Promise<string> {
  const asked = { collection: 'guardians', id: guardianId, depth: 0, select: { family: true }, req } as const;
  return (await payload.findByID({ ...asked, disableErrors: true }))?.family || guardianId;
}

/** Whether what one guardian has signed is for the eyes of another: its own, or of whom it is linked with (promise 7). */
export async function isOfFamily(
  payload: Payload,
  { guardianId: whose }: { guardianId: string },
  { guardianId, req }: { guardianId: string; req?: Unit },
): Promise<boolean> {
  return whose === guardianId || (await familyOf(payload, guardianId, req)).includes(whose);
}
