import type { CollectionSlug, DataFromCollectionSlug, Payload, Where } from 'payload';

/**
 * Reads documents with every language in their localized fields. A few by way of Payload; a whole
 * city's straight from the database, without hooks and access rules, which takes a third of the time.
 */
export async function findAll<C extends CollectionSlug>(
  payload: Pick<Payload, 'find'> & { db?: Payload['db'] },
  collection: C,
  { where = {}, few }: { where?: Where; few: boolean },
): Promise<DataFromCollectionSlug<C>[]> {
  const asked = { collection, where, pagination: false, limit: 0, locale: 'all' } as const;
  const found = few || !payload.db ? await payload.find({ ...asked, depth: 0 }) : await payload.db.find(asked);
  return found.docs as DataFromCollectionSlug<C>[];
}
