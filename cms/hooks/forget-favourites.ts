import type { CollectionBeforeDeleteHook } from 'payload';

/** What families have saved goes with the family, and with the centre. */
export const forgetFavourites =
  (of: 'guardian' | 'facility'): CollectionBeforeDeleteHook =>
  async ({ id, req }) => {
    await req.payload.delete({ collection: 'favourites', where: { [of]: { equals: id } }, req });
  };
