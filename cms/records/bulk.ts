import type { CollectionSlug } from 'payload';
import { bulkInsert } from '#cms/ports/database/bulk-insert.ts';
import { keepStatistics } from '#cms/ports/database/keep-statistics.ts';
import { stableId } from './identity.ts';
import type { Kept } from './kept.ts';

/** Many rows at once, with ids of their own: for seeding and imports. */
export interface Bulk {
  /** Without hooks; fields that are kept in each language are given as `{ zh, en }`. */
  insert(collection: CollectionSlug, rows: readonly (Record<string, unknown> & { id: string })[]): Promise<void>;
  /** Whether a collection has no rows yet. */
  isEmpty(collection: CollectionSlug): Promise<boolean>;
  /** The same words always give the same id. */
  idFor(...words: (string | number)[]): string;
  /** Lets the database count its tables, after many rows were written. */
  keepStatistics(): Promise<void>;
}

export function createBulk({ payload }: Kept): Bulk {
  return {
    insert: (collection, rows) => bulkInsert(payload, collection, rows),
    // A count of all is an estimate in MongoDB.
    isEmpty: async (collection) => (await payload.find({ collection, limit: 1, depth: 0, pagination: false })).docs.length === 0,
    idFor: stableId,
    keepStatistics: () => keepStatistics(payload),
  };
}
