import type { CollectionBeforeDeleteHook } from 'payload';
import { getPortal } from '#cms/portal/portal.ts';

/** What belongs to the document that is deleted, and is of no use to anybody without it, goes with it. */
export const forgetWith =
  (
    field: 'guardian' | 'delegate' | 'facility' | 'article',
    ...collections: (
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
    )[]
  ): CollectionBeforeDeleteHook =>
  async ({ id, req }) => {
    const { pointing } = await getPortal();
    for (const collection of collections) await pointing.remove({ collection, field, at: id }, req);
  };
