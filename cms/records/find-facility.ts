import type { Kept } from './kept.ts';
import type { Facility } from './payload-types.ts';

/** A centre's record with both languages in its localized fields, by its public name in addresses. */
export async function findFacility({ payload }: Kept, slug: string): Promise<Facility | undefined> {
  const { docs } = await payload.find({
    collection: 'facilities',
    where: { slug: { equals: slug } },
    locale: 'all',
    depth: 0,
    limit: 1,
  });
  return docs[0];
}

export async function getFacility({ payload }: Kept, id: string): Promise<Facility> {
  return payload.findByID({ collection: 'facilities', id, locale: 'all', depth: 0 });
}

/** The same by id or by public name, as addresses and forms have either. */
export async function findFacilityNamed(portal: Kept, name: string): Promise<Facility | undefined> {
  const { payload } = portal;
  const byId = isId(name)
    ? await payload.findByID({ collection: 'facilities', id: name, locale: 'all', depth: 0, disableErrors: true })
    : undefined;
  return byId ?? findFacility(portal, name);
}

/** Records by id, in the order of the ids; those that are not there are passed over. */
export async function findFacilities({ payload }: Kept, ids: readonly string[]): Promise<Facility[]> {
  const asked = ids.filter(isId);
  if (asked.length === 0) return [];
  const { docs } = await payload.find({
    collection: 'facilities',
    where: { id: { in: asked } },
    locale: 'all',
    depth: 0,
    pagination: false,
  });
  const byId = new Map(docs.map((doc) => [doc.id, doc]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function isId(text: string): boolean {
  return /^[0-9a-f-]{24,36}$/i.test(text);
}
