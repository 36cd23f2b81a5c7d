import { APIError, type CollectionBeforeDeleteHook, type CollectionSlug } from 'payload';

interface Use {
  collection: CollectionSlug;
  /** The field that points at what is to be deleted. */
  field: string;
  /** What to do instead, in both languages. */
  sentence: string;
}

/** A document that others point at stays: the first use found says what to do instead. */
export const refuseWhileUsed =
  (...uses: Use[]): CollectionBeforeDeleteHook =>
  async ({ id, req }) => {
    for (const { collection, field, sentence } of uses) {
      const { totalDocs } = await req.payload.count({
        collection,
        where: { [field]: { equals: id } },
        overrideAccess: true,
        req,
      });
      if (totalDocs > 0) throw new APIError(sentence, 409, undefined, true);
    }
  };
