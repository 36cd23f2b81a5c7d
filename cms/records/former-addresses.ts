import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Kept } from './kept.ts';

/** What has a public page of its own. */
export type PageSection = 'articles' | 'facilities' | 'policies';

/** Names that pages had in their addresses before: links and search engines know them for years. */
export interface FormerAddresses {
  /** The page of a document is about to be called otherwise; if it is not, nothing is kept. */
  keep(page: { section: PageSection; id: string; newSlug: string }, unit: Unit): Promise<void>;
  /** The document whose page was called so last. */
  find(section: PageSection, slug: string): Promise<string | undefined>;
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
    find: async (section, slug) => {
      const where = keyOf(section, slug);
      return (await payload.find({ collection, where, depth: 0, limit: 1, pagination: false })).docs[0]?.document;
    },
  };
}
