import type { Payload, Where } from 'payload';
import type { Instant } from '#domain/time/zoned-time.ts';

/** The name of a document's public page, and when the document was last changed. */
export interface PageName {
  slug: string;
  updatedAt: Instant;
}

/** The public pages of a collection, some at a time; nothing of them is read but their names. */
export interface PageNames {
  count(): Promise<number>;
  /** When one of them was last changed. */
  changedAt(): Promise<Instant | undefined>;
  /** In the order of their names; pages are counted from 1. */
  list(part: { page: number; limit: number }): Promise<PageName[]>;
}

export function pageNames(
  payload: Payload,
  collection: 'articles' | 'policies' | 'activities' | 'facilities',
  where: Where,
): PageNames {
  const asked = { collection, where, select: { slug: true, updatedAt: true }, depth: 0 } as const;
  // Without its count MongoDB gives the first page whichever is asked for.
  return {
    count: async () => (await payload.count({ collection, where })).totalDocs,
    changedAt: async () => (await payload.find({ ...asked, sort: '-updatedAt', limit: 1, pagination: false })).docs[0]?.updatedAt,
    list: async (part) =>
      (await payload.find({ ...asked, ...part, pagination: part.page > 1, sort: 'slug' })).docs.map(({ slug, updatedAt }) => ({
        slug,
        updatedAt,
      })),
  };
}
