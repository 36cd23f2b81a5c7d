import { APIError, type CollectionBeforeDeleteHook, type CollectionSlug } from 'payload';
import { getPortal } from '#cms/portal/portal.ts';
import { type InEveryLanguage, langOf } from '#domain/language/lang.ts';

interface Use {
  collection: CollectionSlug;
  /** The field that points at what is to be deleted. */
  field: string;
  /** What to do instead. */
  sentence: InEveryLanguage;
}

/** A document that others point at stays: the first use found says what to do instead. */
export const refuseWhileUsed =
  (...uses: Use[]): CollectionBeforeDeleteHook =>
  async ({ id, req }) => {
    const { pointing } = await getPortal();
    for (const { collection, field, sentence } of uses)
      if ((await pointing.count({ collection, field, at: id }, req)) > 0)
        throw new APIError(sentence[langOf(req.i18n?.language)], 409, undefined, true);
  };
