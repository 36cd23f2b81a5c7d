import { badRequest, conflict, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { inTransaction, type Unit } from '#cms/ports/database/in-transaction.ts';
import type { FamilyPlace as FamilyPlaceRecord } from '#cms/records/payload-types.ts';
import type { Point } from '#domain/places/geo.ts';
import { findPlace } from './find-place.ts';

export const FAMILY_PLACE_LABELS = ['home', 'work', 'grandparents', 'other'] as const;
export type FamilyPlaceLabel = (typeof FAMILY_PLACE_LABELS)[number];

/** A family has a home, two grandparents' homes, two workplaces and one more. */
export const MOST_FAMILY_PLACES = 6;
/** Characters. */
export const LONGEST_CALLED = 20;

/** Somewhere that a family searches around, for that family's eyes alone. */
export interface FamilyPlace {
  id: string;
  label: FamilyPlaceLabel;
  /** The family's own word for it; `''` when the label says enough. */
  called: string;
  /** The gazetteer's name of the place. */
  name: string;
  point: Point;
}

export interface FamilyPlaceWish {
  label: string;
  called: string;
  /** The place as it was typed. */
  place: string;
}

/** In the order in which they were first saved. */
export async function listFamilyPlaces({ payload }: Portal, guardianId: string, req?: Unit): Promise<FamilyPlace[]> {
  const { docs } = await payload.find({
    collection: 'family-places',
    where: { guardian: { equals: guardianId } },
    depth: 0,
    sort: 'createdAt',
    pagination: false,
    ...(req ? { req } : {}),
  });
  return docs.map(toFamilyPlace);
}

/** A place of this family; another family's is as good as absent. */
export async function findFamilyPlace(portal: Portal, guardianId: string, id: string): Promise<FamilyPlace | undefined> {
  return (await listFamilyPlaces(portal, guardianId)).find((place) => place.id === id);
}

/** Keeps where a family often is. Saved again under the same label and word, it has moved. */
export async function saveFamilyPlace(
  portal: Portal,
  guardianId: string,
  wish: FamilyPlaceWish,
  lang: 'zh' | 'en',
): Promise<Result<{ place: FamilyPlace }>> {
  const { payload } = portal;
  const label = FAMILY_PLACE_LABELS.find((one) => one === wish.label);
  if (!label) return badRequest('place_label_missing', { field: 'label' });
  const called = wish.called.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (label === 'other' && !called) return badRequest('place_called_missing', { field: 'called' });
  if (called.length > LONGEST_CALLED) return badRequest('too_long', { field: 'called', params: { most: LONGEST_CALLED } });
  if (!wish.place.trim()) return badRequest('place_missing', { field: 'place' });
  const found = await findPlace(portal, wish.place, lang);
  if (!found) return unprocessable('place_not_found', { field: 'place' });
  const name = found.name[lang] ?? found.name.zh ?? found.name.en ?? wish.place.trim();
  const data = { guardian: guardianId, label, called, name, ...found.location };

  return inTransaction(payload, async (req): Promise<Result<{ place: FamilyPlace }>> => {
    // Two saves at the same moment both change this document, so that they cannot both be the last one allowed.
    await payload.update({ collection: 'guardians', id: guardianId, depth: 0, data: {}, req });
    const kept = await listFamilyPlaces(portal, guardianId, req);
    const same = kept.find((place) => place.label === label && place.called === called);
    if (!same && kept.length >= MOST_FAMILY_PLACES)
      return conflict('too_many_places', { field: 'label', params: { most: MOST_FAMILY_PLACES } });
    const doc = same
      ? await payload.update({ collection: 'family-places', id: same.id, depth: 0, data, req })
      : await payload.create({ collection: 'family-places', depth: 0, data, req });
    return { ok: true, place: toFamilyPlace(doc) };
  });
}

export async function removeFamilyPlace(portal: Portal, guardianId: string, id: string): Promise<Result<object>> {
  const place = await findFamilyPlace(portal, guardianId, id);
  if (!place) return notFound('family_place_not_found');
  await portal.payload.delete({ collection: 'family-places', id: place.id });
  return { ok: true };
}

function toFamilyPlace({ id, label, called, name, lat, lng }: FamilyPlaceRecord): FamilyPlace {
  return { id, label, called: called ?? '', name, point: { lat, lng } };
}
