import { APIError, type CollectionBeforeDeleteHook, type CollectionSlug } from 'payload';
import { say } from './say.ts';

interface Use {
  collection: CollectionSlug;
  /** The field that points at what is to be deleted. */
  field: string;
  /** What to do instead. */
  sentence: { zh: string; en: string };
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
      if (totalDocs > 0) throw new APIError(say(req, sentence.zh, sentence.en), 409, undefined, true);
    }
  };
