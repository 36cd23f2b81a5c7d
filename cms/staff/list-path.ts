import type { CollectionSlug } from 'payload';

/** The list of a collection, filtered. */
export function listPath(collection: CollectionSlug, where: Record<string, Record<string, string>> = {}): string {
  const query = new URLSearchParams();
  Object.entries(where).forEach(([field, condition], index) => {
    for (const [operator, value] of Object.entries(condition))
      query.set(`where[or][0][and][${index}][${field}][${operator}]`, value);
  });
  const text = query.toString();
  return `/admin/collections/${collection}${text ? `?${text}` : ''}`;
}
