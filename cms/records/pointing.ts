import type { CollectionSlug } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Kept } from './kept.ts';
import { idOf } from './supply.ts';

/** Documents of a collection whose field points at the document with an id. */
export interface Pointers<Slug extends CollectionSlug = CollectionSlug> {
  collection: Slug;
  field: string;
  at: string | number;
}

type OfACentre = 'classes' | 'staff' | 'shifts' | 'absences' | 'opening-hours' | 'closures';

/** What points at what, for rules that hold for many collections. */
export interface Pointing {
  count(pointers: Pointers, unit: Unit): Promise<number>;
  remove(
    pointers: Pointers<
      | 'family-places'
      | 'saved-searches'
      | 'waits'
      | 'favourites'
      | 'pickup-photos'
      | 'delegate-codes'
      | 'infections'
      | 'mandates'
      | 'subsidy-asks'
      | 'review-comments'
      | 'article-plans'
    >,
    unit: Unit,
  ): Promise<void>;
  /** The centre that a document of its own belongs to. */
  findFacility(of: { collection: OfACentre; id: string }, unit: Unit): Promise<string | undefined>;
}

export function createPointing({ payload }: Kept): Pointing {
  return {
    count: async ({ collection, field, at }, req) => {
      return (await payload.count({ collection, where: { [field]: { equals: at } }, req })).totalDocs;
    },
    remove: async ({ collection, field, at }, req) => {
      await payload.db.deleteMany({ collection, where: { [field]: { equals: at } }, req });
    },
    findFacility: async (of, req) => {
      const doc = await payload.findByID({ ...of, depth: 0, disableErrors: true, req });
      return idOf(doc?.facility) || undefined;
    },
  };
}
