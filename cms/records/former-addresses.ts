import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Kept } from './kept.ts';

/** What has a public page of its own. */
export type PageSection = 'activities' | 'articles' | 'facilities' | 'policies';

/** Names that pages had in their addresses before: links and search engines know them for years. */
export interface FormerAddresses {
  /** The page of a document is about to be called otherwise; if it is not, nothing is kept. */
  keep(page: { section: PageSection; id: string; newSlug: string }, unit: Unit): Promise<void>;
  /** What `read` finds by a page's name, else by the id of the document whose page was called so last. */
  findPage<Page>(
    page: { section: PageSection; slug: string },
    read: (where: Where) => Promise<Page | undefined>,
  ): Promise<Page | undefined>;
}

export function createFormerAddresses({ payload }: Pick<Kept, 'payload'>): FormerAddresses {
  const collection = 'former-addresses';
  const keyOf = (section: PageSection, slug: string) => ({ key: { equals: `${section}/${slug}` } });
  return {
    keep: async ({ section, id, newSlug }, req) => {
      // What is public, and not the newest draft.
      const asked = { collection: section, id, select: { slug: true }, depth: 0, draft: false, disableErrors: true } as const;
      const slug = (await payload.findByID({ ...asked, req }))?.slug;
      if (!slug || slug === newSlug) return;
      await payload.db.deleteMany({ collection, where: keyOf(section, slug), req });
      await payload.create({ collection, depth: 0, data: { key: `${section}/${slug}`, section, document: id }, req });
    },
    findPage: async ({ section, slug }, read) => {
      const found = await read({ slug: { equals: slug } });
      if (found) return found;
      const [former] = (await payload.find({ collection, where: keyOf(section, slug), depth: 0, limit: 1, pagination: false }))
        .docs;
      return former && read({ id: { equals: former.document } });
    },
  };
}
