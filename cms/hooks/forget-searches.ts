import type { CollectionBeforeDeleteHook } from 'payload';

/** A family that is forgotten takes its saved searches with it. */
export const forgetSearches: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await req.payload.delete({ collection: 'saved-searches', where: { guardian: { equals: id } }, req });
};
