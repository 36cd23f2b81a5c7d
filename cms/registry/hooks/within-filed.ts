import type { CollectionBeforeChangeHook, NumberFieldValidation } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { idOf } from '#cms/fields/relations.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { Class } from '#cms/records/payload-types.ts';

/** A centre's classes add up to no more places than it has filed; what is over already may stay or shrink. */
export const withinFiled: NumberFieldValidation = async (value, { id, req, siblingData }) => {
  const facilityId = idOf((siblingData as Partial<Class>).facility);
  if (typeof value !== 'number' || !facilityId || !staffOf(req)) return true;
  const { classes, facilities } = await getPortal();
  const filed = (await facilities.findFiledFacts(facilityId, req))?.places;
  if (typeof filed !== 'number') return true;
  const all = await classes.listOf(facilityId, req);
  const own = all.find((one) => one.id === id)?.places ?? 0;
  const others = all.reduce((sum, { places }) => sum + places, 0) - own;
  if (value <= own || others + value <= filed) return true;
  return say(req, 'refused.overFiled', { filed, others, most: Math.max(0, filed - others) });
};

/** Two classes that grow at one moment, or one while the filed number shrinks, take turns. */
export const oneGrowsAtATime: CollectionBeforeChangeHook<Class> = async ({ data, originalDoc, req }) => {
  const facilityId = idOf(data.facility ?? originalDoc?.facility);
  const grows = (data.places ?? 0) > (originalDoc?.places ?? 0);
  if (facilityId && grows && staffOf(req)) await (await getPortal()).facilities.takeTurn(facilityId, req);
  return data;
};
