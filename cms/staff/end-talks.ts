import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook, PayloadRequest } from 'payload';
import { getPortal } from '#cms/portal/portal.ts';

const givesAdvice = (roles: unknown) => Array.isArray(roles) && (roles.includes('reviewer') || roles.includes('nurse'));

/** Who gives no advice any more holds no talks: what was offered is nobody's to take, and who has one is told. */
export const endTalksWithDuty: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  const leaves = operation === 'update' && 'roles' in data && givesAdvice(originalDoc?.roles) && !givesAdvice(data.roles);
  if (leaves) await endTalks(req, String(originalDoc.id));
  return data;
};

/** The same of an account that is removed: nobody else could take its times back. */
export const endTalksOfAccount: CollectionBeforeDeleteHook = ({ id, req }) => endTalks(req, String(id));

async function endTalks(req: PayloadRequest, expertId: string): Promise<void> {
  const { consults, letters, now } = await getPortal();
  const slots = await consults.aheadOf(expertId, now(), req);
  for (const slot of slots) await consults.setSlot(slot, 'withdrawn', req);
  const ids = slots.map(({ id }) => id);
  for (const consult of await consults.ofSlots(ids, req)) {
    if (consult.state !== 'booked') continue;
    await consults.change(consult, { state: 'cancelled' }, req);
    // Sent by the clock, once the account is gone for certain.
    const key = `consult_withdrawn:${consult.id}:${consult.changes + 1}`;
    await letters.write({ key, kind: 'consult', subject: consult.id, about: { news: 'withdrawn' } }, req);
  }
}
