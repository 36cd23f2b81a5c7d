import type { CollectionBeforeChangeHook } from 'payload';
import { getPortal } from '#cms/portal/portal.ts';
import type { PageSection } from '#cms/records/former-addresses.ts';

/** When the page of a document gets another name in its address, the one it had leads on to it. A draft is no page. */
export const keepAddress =
  (section: PageSection): CollectionBeforeChangeHook =>
  async ({ data, operation, originalDoc, req }) => {
    const isDraft = '_status' in data && data._status !== 'published';
    if (operation === 'update' && typeof data.slug === 'string' && !isDraft)
      await (await getPortal()).formerAddresses.keep({ section, id: originalDoc.id, newSlug: data.slug }, req);
    return data;
  };
