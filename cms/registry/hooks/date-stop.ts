import { isDeepStrictEqual } from 'node:util';
import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload';
import { todayOf } from '#cms/core/clock.ts';
import { noteStanding } from '#cms/places/standing-now.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Facility } from '#cms/records/payload-types.ts';
import { standingOf } from '#cms/records/supply.ts';
import { datesOfStop } from '#domain/places/credential.ts';

/** From when a centre may take no child, and may again, stays on record: what families have paid for hangs on it. */
export const dateStop: CollectionBeforeChangeHook<Facility> = async ({ data, operation, originalDoc }) => {
  if (operation !== 'update' || !originalDoc) return data;
  const [before, after] = [standingOf(originalDoc), standingOf({ ...originalDoc, ...data } as Facility)];
  const { stopsOn, resumesOn } = datesOfStop({ before, after }, todayOf(await getPortal()));
  if (stopsOn === after.stopsOn && resumesOn === after.resumesOn) return data;
  return { ...data, stopsOn: stopsOn ?? null, resumesOn: resumesOn ?? null };
};

/** How it stood before is kept with the moment of the change: a payment is judged by the moment at which it was made. */
export const keepStanding: CollectionAfterChangeHook<Facility> = async ({ doc, operation, previousDoc, req }) => {
  if (operation !== 'update') return;
  const [before, after] = [standingOf(previousDoc), standingOf(doc)];
  if (isDeepStrictEqual(before, after)) return;
  await noteStanding(await getPortal(), { facilityId: doc.id, before, actor: req.user?.id ?? 'system' }, req as Unit);
};
