import type { DataFromCollectionSlug, Payload } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';

/** A document with both languages in its localized fields, in a unit of work: as it is published, or its newest draft. */
export async function findForEditing<C extends 'articles' | 'danger-signs' | 'policies'>(
  payload: Payload,
  collection: C,
  { id, published }: { id: string; published: boolean },
  req: Unit,
): Promise<DataFromCollectionSlug<C> | undefined> {
  const doc = await payload.findByID({ collection, id, draft: !published, locale: 'all', depth: 0, req, disableErrors: true });
  return doc && !(published && doc._status !== 'published') ? doc : undefined;
}
