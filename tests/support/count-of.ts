import type { CollectionSlug, Payload } from 'payload';

/** How many there are. Without a condition MongoDB gives an estimate. */
export async function countOf(payload: Payload, collection: CollectionSlug): Promise<number> {
  return (await payload.count({ collection, where: { id: { exists: true } } })).totalDocs;
}
