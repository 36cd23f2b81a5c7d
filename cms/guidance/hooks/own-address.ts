import { type CollectionBeforeChangeHook, ValidationError } from 'payload';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';

/**
 * Two pages have no address in common: said when the draft is saved, and not only when it is to be published.
 *
 * @throws ValidationError (400) that names whose address it is
 */
export const ownAddress =
  (collection: 'articles' | 'policies' | 'activities'): CollectionBeforeChangeHook =>
  async ({ data, originalDoc, operation, req }) => {
    const { slug } = data;
    if (typeof slug !== 'string' || !slug || (operation === 'update' && slug === originalDoc?.slug)) return data;
    const title = await (await getPortal())
      .pageAddresses(collection, req)
      .findHolder(slug, operation === 'update' ? originalDoc?.id : undefined);
    if (title === undefined) return data;
    const message = say(req, 'refused.addressTaken', { slug, title });
    throw new ValidationError({ collection, errors: [{ path: 'slug', message }] }, req.t);
  };
