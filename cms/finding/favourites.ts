import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';

export const MOST_FAVOURITES = 50;

/** Centres that somebody saved, as ids, the newest first. */
export type SavedCentres = string[];

type Keeping = Pick<Portal, 'facilities' | 'favourites' | 'guardians' | 'work'>;

/** Saves a centre, named by id or slug; one that is saved already stays as it is. */
export async function addFavourite(
  portal: Keeping,
  { guardianId, facility }: { guardianId: string; facility: string },
): Promise<Result<{ facilityId: string; saved: SavedCentres }>> {
  const doc = await portal.facilities.findNamed(facility);
  if (!doc || doc.operating === 'closed') return notFound('facility_not_found');
  return changeFavourites(portal, guardianId, async (saved, unit) => {
    const more = withFavourite(saved, doc.id);
    if (more.ok && !saved.includes(doc.id)) await portal.favourites.add({ guardianId, facilityId: doc.id }, unit);
    return more.ok ? { ...more, facilityId: doc.id } : more;
  });
}

/** Takes a centre out, named by id or slug; one that was not saved is out already. */
export async function removeFavourite(
  portal: Keeping,
  { guardianId, facility }: { guardianId: string; facility: string },
): Promise<Result<{ facilityId: string; saved: SavedCentres }>> {
  const facilityId = (await portal.facilities.findNamed(facility))?.id;
  if (!facilityId) return notFound('facility_not_found');
  return changeFavourites(portal, guardianId, async (saved, unit) => {
    await portal.favourites.remove({ guardianId, facilityId }, unit);
    return { ok: true, facilityId, saved: withoutFavourite(saved, facilityId) };
  });
}

/**
 * Gives a family what was saved on its device before it signed in, in front of what it has: the newest
 * first, up to the limit. Centres that are not there any more are passed over.
 */
export async function keepFavourites(
  portal: Keeping,
  { guardianId, facilityIds }: { guardianId: string; facilityIds: SavedCentres },
): Promise<void> {
  if (facilityIds.length === 0) return;
  const known = (await portal.facilities.findAll([...new Set(facilityIds)])).map(({ id }) => id);
  await changeFavourites(portal, guardianId, async (saved, unit) => {
    const fresh = known.filter((id) => !saved.includes(id)).slice(0, MOST_FAVOURITES - saved.length);
    for (const facilityId of fresh.toReversed()) await portal.favourites.add({ guardianId, facilityId }, unit);
  });
}

/** The list with one more, in front; as it was when the centre is in it. */
export function withFavourite(saved: SavedCentres, facilityId: string): Result<{ saved: SavedCentres }> {
  if (saved.includes(facilityId)) return { ok: true, saved };
  if (saved.length >= MOST_FAVOURITES) return conflict('too_many_favourites', { params: { most: MOST_FAVOURITES } });
  return { ok: true, saved: [facilityId, ...saved] };
}

export function withoutFavourite(saved: SavedCentres, facilityId: string): SavedCentres {
  return saved.filter((id) => id !== facilityId);
}

/** One unit of work on a family's list: two changes at the same moment take turns. */
function changeFavourites<T>(
  { favourites, guardians, work }: Keeping,
  guardianId: string,
  change: (saved: SavedCentres, unit: Unit) => Promise<T>,
): Promise<T> {
  return work(async (unit) => {
    await guardians.takeTurn(guardianId, unit);
    return change(await favourites.listOf(guardianId, unit), unit);
  });
}
