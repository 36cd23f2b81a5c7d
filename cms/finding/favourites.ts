import { conflict, notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { inTransaction, type Unit } from '#cms/ports/database/in-transaction.ts';
import { findFacilities, findFacilityNamed } from '#cms/records/find-facility.ts';
import { idOf } from '#cms/records/supply.ts';

export const MOST_FAVOURITES = 50;

/** Centres that somebody saved, as ids, the newest first. */
export type Favourites = string[];

/** The centres that a family has saved. */
export async function listFavourites({ payload }: Portal, guardianId: string, req?: Unit): Promise<Favourites> {
  const { docs } = await payload.find({
    collection: 'favourites',
    where: { guardian: { equals: guardianId } },
    sort: '-createdAt',
    depth: 0,
    pagination: false,
    ...(req ? { req } : {}),
  });
  return docs.map(({ facility }) => idOf(facility));
}

/** Saves a centre, named by id or slug; one that is saved already stays as it is. */
export async function addFavourite(
  portal: Portal,
  { guardianId, facility }: { guardianId: string; facility: string },
): Promise<Result<{ facilityId: string; saved: Favourites }>> {
  const doc = await findFacilityNamed(portal, facility);
  if (!doc || doc.operating === 'closed') return notFound('facility_not_found');
  return changeFavourites(portal, guardianId, async (saved, req) => {
    const more = withFavourite(saved, doc.id);
    if (more.ok && !saved.includes(doc.id)) await create(portal, { guardianId, facilityId: doc.id }, req);
    return more.ok ? { ...more, facilityId: doc.id } : more;
  });
}

/** Takes a centre out, named by id or slug; one that was not saved is out already. */
export async function removeFavourite(
  portal: Portal,
  { guardianId, facility }: { guardianId: string; facility: string },
): Promise<Result<{ facilityId: string; saved: Favourites }>> {
  const facilityId = (await findFacilityNamed(portal, facility))?.id;
  if (!facilityId) return notFound('facility_not_found');
  return changeFavourites(portal, guardianId, async (saved, req) => {
    await portal.payload.delete({
      collection: 'favourites',
      where: { guardian: { equals: guardianId }, facility: { equals: facilityId } },
      req,
    });
    return { ok: true, facilityId, saved: withoutFavourite(saved, facilityId) };
  });
}

/**
 * Gives a family what was saved on its device before it signed in, in front of what it has: the newest
 * first, up to the limit. Centres that are not there any more are passed over.
 */
export async function keepFavourites(
  portal: Portal,
  { guardianId, facilityIds }: { guardianId: string; facilityIds: Favourites },
): Promise<void> {
  if (facilityIds.length === 0) return;
  const known = (await findFacilities(portal, [...new Set(facilityIds)])).map(({ id }) => id);
  await changeFavourites(portal, guardianId, async (saved, req) => {
    const fresh = known.filter((id) => !saved.includes(id)).slice(0, MOST_FAVOURITES - saved.length);
    for (const facilityId of fresh.toReversed()) await create(portal, { guardianId, facilityId }, req);
  });
}

/** The list with one more, in front; as it was when the centre is in it. */
export function withFavourite(saved: Favourites, facilityId: string): Result<{ saved: Favourites }> {
  if (saved.includes(facilityId)) return { ok: true, saved };
  if (saved.length >= MOST_FAVOURITES) return conflict('too_many_favourites', { params: { most: MOST_FAVOURITES } });
  return { ok: true, saved: [facilityId, ...saved] };
}

export function withoutFavourite(saved: Favourites, facilityId: string): Favourites {
  return saved.filter((id) => id !== facilityId);
}

/** One unit of work on a family's list. */
function changeFavourites<T>(portal: Portal, guardianId: string, work: (saved: Favourites, req: Unit) => Promise<T>): Promise<T> {
  const { payload } = portal;
  return inTransaction(payload, async (req) => {
    // Two changes at the same moment both touch this document, so that one sees what the other did.
    await payload.update({ collection: 'guardians', id: guardianId, depth: 0, data: {}, req });
    return work(await listFavourites(portal, guardianId, req), req);
  });
}

function create(
  { payload }: Portal,
  { guardianId, facilityId }: { guardianId: string; facilityId: string },
  req: Unit,
): Promise<unknown> {
  return payload.create({ collection: 'favourites', depth: 0, data: { guardian: guardianId, facility: facilityId }, req });
}
