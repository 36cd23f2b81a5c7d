import type { CollectionBeforeDeleteHook } from 'payload';

/** A family that is forgotten takes its places with it. */
export const forgetPlaces: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await req.payload.delete({ collection: 'family-places', where: { guardian: { equals: id } }, req });
};
