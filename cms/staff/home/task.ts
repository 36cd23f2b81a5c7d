import type { CollectionSlug } from 'payload';
import type { StaffUser } from '#cms/access/roles.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Translator } from '#cms/words/index.ts';

/** One row of the home page: how it stands, why, and where to go on. */
export interface Task {
  title: string;
  note?: string;
  href: string;
  action: string;
  /** Waits for this person: its button is filled. */
  waiting?: boolean;
}

export interface TaskArgs<Needs extends keyof Portal> {
  portal: Pick<Portal, Needs>;
  user: StaffUser;
  t: Translator;
}

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
