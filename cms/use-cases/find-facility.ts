import type { Facility } from '../payload-types.ts';
import type { Portal } from '../portal.ts';

/** A centre's record with both languages in its localized fields, by its public name in addresses. */
export async function findFacility({ payload }: Portal, slug: string): Promise<Facility | undefined> {
  const { docs } = await payload.find({
    collection: 'facilities',
    where: { slug: { equals: slug } },
    locale: 'all',
    depth: 0,
    limit: 1,
  });
  return docs[0];
}

export async function getFacility({ payload }: Portal, id: string): Promise<Facility> {
  return payload.findByID({ collection: 'facilities', id, locale: 'all', depth: 0 });
}
