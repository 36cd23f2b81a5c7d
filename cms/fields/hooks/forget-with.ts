import type { CollectionBeforeDeleteHook } from 'payload';

/** What belongs to the document that is deleted, and is of no use to anybody without it, goes with it. */
export const forgetWith =
  (
    field: 'guardian' | 'facility',
    ...collections: ('family-places' | 'saved-searches' | 'favourites')[]
  ): CollectionBeforeDeleteHook =>
  async ({ id, req }) => {
    for (const collection of collections) await req.payload.delete({ collection, where: { [field]: { equals: id } }, req });
  };
