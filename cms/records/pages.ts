import type { Payload, Where } from 'payload';
import type { Instant } from '#domain/time/zoned-time.ts';

/** The name of a document's public page, and when the document was last changed. */
export interface PageName {
  slug: string;
  updatedAt: Instant;
}

/** In the order of their names; nothing else of them is read. */
export async function readPageNames(
  payload: Payload,
  collection: 'articles' | 'policies' | 'activities' | 'facilities',
  where: Where,
): Promise<PageName[]> {
  const select = { slug: true, updatedAt: true } as const;
  const { docs } = await payload.find({ collection, where, select, sort: 'slug', depth: 0, pagination: false, limit: 0 });
  return docs.map(({ slug, updatedAt }) => ({ slug, updatedAt }));
}
