import type { Where } from 'payload';
import type { StaffUser } from '#cms/access/roles.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Seal } from '#domain/guidance/seal.ts';
import type { Lang } from '#domain/language/lang.ts';
import { addTranslated } from './add-translated.ts';
import { countSeenBy } from './count-seen-by.ts';
import { findForEditing } from './find-for-editing.ts';
import { createFormerAddresses } from './former-addresses.ts';
import type { Kept } from './kept.ts';
import { type PageName, readPageNames } from './pages.ts';
import type { Article } from './payload-types.ts';

/** Guidance for families. What is not said to be a draft is published. */
export interface Articles {
  /** Those for a month of age or a topic, from the youngest on; with no `limit` all of them. */
  list(asked: { lang: Lang; topic?: string; month?: number; limit?: number }): Promise<Article[]>;
  /** Also by a name that its page had before. With `draft`, its newest draft: for signed-in staff only. */
  find(asked: { slug: string; lang: Lang; draft?: boolean }): Promise<Article | undefined>;
  listPages(): Promise<PageName[]>;
  /** With both languages in its fields; published, or its newest draft. */
  findForEditing(id: string, asked: { published: boolean }, unit: Unit): Promise<Article | undefined>;
  /** Those that wait for a reviewer, the longest first: so many of them, and how many there are. */
  listInReview(lang: Lang, most: number): Promise<{ articles: Article[]; total: number }>;
  /** How many of an author's own are at a stage. */
  countOwn(author: StaffUser, review: Article['review']): Promise<number>;
  /** With what is said of its review, if there was one. */
  addPublished(article: { same: Partial<Article>; words: Record<Lang, Partial<Article>>; seal: Seal }): Promise<void>;
}

export const PUBLISHED = { _status: { equals: 'published' } } as const;

export function createArticles({ payload }: Kept): Articles {
  const collection = 'articles';
  const former = createFormerAddresses({ payload });
  return {
    list: async ({ lang, topic, month, limit = 0 }) => {
      const and: Where[] = [
        PUBLISHED,
        ...(topic ? [{ topic: { equals: topic } }] : []),
        ...(month === undefined ? [] : [{ fromMonth: { less_than_equal: month } }, { toMonth: { greater_than_equal: month } }]),
      ];
      const sorted = { sort: 'fromMonth', depth: 1, limit, pagination: false } as const;
      return (await payload.find({ collection, where: { and }, locale: lang, ...sorted })).docs;
    },
    find: async ({ slug, lang, draft = false }) => {
      const asked = { collection, draft, locale: lang, depth: 1, limit: 1, pagination: false } as const;
      return former.findPage({ section: collection, slug }, async (named) => {
        // A name that its page had before leads to what is public.
        const where = { ...named, ...(draft && 'slug' in named ? {} : PUBLISHED) };
        return (await payload.find({ ...asked, where })).docs[0];
      });
    },
    listPages: () => readPageNames(payload, collection, PUBLISHED),
    findForEditing: (id, asked, unit) => findForEditing(payload, collection, { id, ...asked }, unit),
    listInReview: async (lang, limit) => {
      const where = { review: { equals: 'in_review' } };
      const asked = { draft: true, locale: lang, depth: 0, limit, sort: 'updatedAt' } as const;
      const { docs, totalDocs } = await payload.find({ collection, where, ...asked });
      return { articles: docs, total: totalDocs };
    },
    countOwn: (author, review) =>
      countSeenBy(payload, author, {
        collection,
        where: { writtenBy: { equals: author.id }, review: { equals: review } },
        draft: true,
      }),
    addPublished: ({ same, words, seal }) =>
      addTranslated(payload, collection, { same: { ...same, _status: 'published' }, words, last: seal }),
  };
}
