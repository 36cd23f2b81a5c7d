import { isDeepStrictEqual } from 'node:util';
import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload';
import { todayOf } from '#cms/core/clock.ts';
import { noteStanding } from '#cms/places/standing-now.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Facility } from '#cms/records/payload-types.ts';
import { standingOf } from '#cms/records/supply.ts';
import { causeOfStop } from '#domain/places/credential.ts';
import { stopsAfter } from '#domain/places/stops.ts';

/** From when a centre may take no child, and may again, stays on record: what families have paid for hangs on it. */
export const dateStop: CollectionBeforeChangeHook<Facility> = async ({ data, operation, originalDoc }) => {
  if (operation !== 'update' || !originalDoc) return data;
  const after = allowedOf({ ...originalDoc, ...data } as Facility);
  const stops = stopsAfter({ before: allowedOf(originalDoc), after }, todayOf(await getPortal()));
  return stops === after.stops ? data : { ...data, stops };
};

const allowedOf = (doc: Facility) => ({
  barred: causeOfStop(standingOf(doc)),
  expiresOn: doc.credentialExpiresOn || undefined,
  stops: doc.stops ?? [],
});

/** How it stood before is kept with the moment of the change: a payment is judged by the moment at which it was made. */
export const keepStanding: CollectionAfterChangeHook<Facility> = async ({ doc, operation, previousDoc, req }) => {
  if (operation !== 'update') return;
  const [before, after] = [standingOf(previousDoc), standingOf(doc)];
  if (isDeepStrictEqual(before, after)) return;
  await noteStanding(await getPortal(), { facilityId: doc.id, before, actor: req.user?.id ?? 'system' }, req as Unit);
};
