import { type CollectionBeforeChangeHook, ValidationError } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { idOf } from '#cms/fields/hooks/id-of.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { Class } from '#cms/records/payload-types.ts';

/** A centre's classes add up to no more places than it has filed; what is over already may stay or shrink. */
export const withinFiled: CollectionBeforeChangeHook<Class> = async ({ collection, data, originalDoc, req }) => {
  const next = { ...originalDoc, ...data } as Class;
  const facilityId = idOf(next.facility);
  if (!staffOf(req) || !facilityId || !(next.places > (originalDoc?.places ?? 0))) return data;
  const { classes, facilities } = await getPortal();
  await facilities.takeTurn(facilityId, req);
  const filed = (await facilities.findFiledFacts(facilityId, req))?.places;
  if (typeof filed !== 'number') return data;
  const all = (await classes.listOf(facilityId, req)).filter(({ id }) => id !== originalDoc?.id);
  const others = all.reduce((sum, { places }) => sum + places, 0);
  if (others + next.places <= filed) return data;
  const message = say(req, 'refused.overFiled', { filed, others, most: Math.max(0, filed - others) });
  throw new ValidationError({ collection: collection.slug, errors: [{ path: 'places', message }], req }, req.t);
};
