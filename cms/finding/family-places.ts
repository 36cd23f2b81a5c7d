import { badRequest, conflict, notFound, type Result, together, unprocessable } from '#cms/core/problem.ts';
import { readSaid } from '#cms/input/text-fields.ts';
import { typed } from '#cms/input/values.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { FamilyPlace } from '#cms/records/family-places.ts';
import { type Lang, textIn } from '#domain/language/lang.ts';
import { findPlace } from './find-place.ts';

export const FAMILY_PLACE_LABELS = ['home', 'work', 'grandparents', 'other'] as const;

/** A family has a home, two grandparents' homes, two workplaces and one more. */
export const MOST_FAMILY_PLACES = 6;
/** Characters. */
export const LONGEST_CALLED = 20;
const LONGEST_PLACE = 100;

export interface FamilyPlaceWish {
  label: string;
  called: string;
  /** The place as it was typed. */
  place: string;
}

type OwnPlaces = Pick<Portal, 'familyPlaces'>;

/** A place of this family; another family's is as good as absent. */
export async function findFamilyPlace(
  { familyPlaces }: OwnPlaces,
  guardianId: string,
  id: string,
): Promise<FamilyPlace | undefined> {
  return (await familyPlaces.listOf(guardianId)).find((place) => place.id === id);
}

/** Keeps where a family often is. Saved again under the same label and word, it has moved. */
export async function saveFamilyPlace(
  portal: Pick<Portal, 'city' | 'familyPlaces' | 'guardians' | 'search' | 'work'>,
  guardianId: string,
  wish: FamilyPlaceWish,
  lang: Lang,
): Promise<Result<{ place: FamilyPlace }>> {
  const label = FAMILY_PLACE_LABELS.find((one) => one === wish.label);
  const read = readSaid('called', typed(LONGEST_CALLED), wish.called.normalize('NFC').replace(/\s+/g, ' '));
  const called = read.ok ? read.said : wish.called;
  const typedPlace = readSaid('place', typed(LONGEST_PLACE), wish.place);
  const found = await findPlace(portal, wish.place, lang);
  const wrong = together([
    label ? undefined : badRequest('place_label_missing', { field: 'label' }),
    wish.place.trim() ? undefined : badRequest('place_missing', { field: 'place' }),
    found ? undefined : unprocessable('place_not_found', { field: 'place' }),
    label !== 'other' || called ? undefined : badRequest('place_called_missing', { field: 'called' }),
    read,
    typedPlace,
  ]);
  if (wrong || !label || !found) return wrong ?? badRequest('invalid');
  const name = textIn(found.name, lang) || (typedPlace.ok ? typedPlace.said : '');
  const place = { label, called, name, point: found.location };

  const { familyPlaces, guardians, work } = portal;
  return work(async (unit): Promise<Result<{ place: FamilyPlace }>> => {
    await guardians.takeTurn(guardianId, unit);
    const kept = await familyPlaces.listOf(guardianId, unit);
    const same = kept.find((one) => one.label === label && one.called === called);
    if (same) return { ok: true, place: await familyPlaces.change({ ...place, id: same.id }, unit) };
    if (kept.length >= MOST_FAMILY_PLACES)
      return conflict('too_many_places', { field: 'label', params: { most: MOST_FAMILY_PLACES } });
    return { ok: true, place: await familyPlaces.add(guardianId, place, unit) };
  });
}

export async function removeFamilyPlace(portal: OwnPlaces, guardianId: string, id: string): Promise<Result<object>> {
  const place = await findFamilyPlace(portal, guardianId, id);
  if (!place) return notFound('family_place_not_found');
  await portal.familyPlaces.remove(place.id);
  return { ok: true };
}
