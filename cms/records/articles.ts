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
import { type PageNames, pageNames } from './pages.ts';
import type { Article } from './payload-types.ts';

interface VersionOf {
  article: Article;
  version: string;
}

/** Which public texts are asked for: those for the whole city, with `local` those for one area too. */
export interface AskedArticles {
  topic?: string;
  month?: number;
  kind?: Article['kind'];
  local?: boolean;
}
/** The youngest first, who is oldest when it begins, what was changed last. */
type ArticleOrder = 'fromMonth' | '-fromMonth' | '-updatedAt';
type FiledArticle = Pick<Article, 'id' | 'title' | 'slug' | 'topic' | 'fromMonth' | 'toMonth'>;

/** Guidance for families. What is not said to be a draft is published. */
export interface Articles {
  /** So many of those that are asked for, from the youngest on unless another order is asked for; pages are counted from 1. */
  list(asked: AskedArticles & { lang: Lang; limit: number; page?: number; sort?: ArticleOrder }): Promise<Article[]>;
  count(asked: AskedArticles): Promise<number>;
  /** Public ones by their ids, in that order. */
  listNamed(ids: readonly string[], lang: Lang): Promise<Article[]>;
  /** Courses that a text is a lesson of. */
  coursesWith(id: string, lang: Lang): Promise<Article[]>;
  /** What all public texts are filed under: their bodies are not read. */
  listShown(lang: Lang): Promise<FiledArticle[]>;
  /** Also by a name that its page had before. With `draft`, its newest draft: for signed-in staff only. */
  find(asked: { slug: string; lang: Lang; draft?: boolean }): Promise<Article | undefined>;
  pages: PageNames;
  /** Which of these names are those of public pages. */
  namesAmong(names: readonly string[]): Promise<Set<string>>;
  /** With both languages in its fields; published, or its newest draft. */
  findForEditing(id: string, asked: { published: boolean }, unit: Unit): Promise<Article | undefined>;
  /** As it was last saved, in all languages, and which version that is. */
  findNewestVersion(id: string, unit: Unit): Promise<VersionOf | undefined>;
  /** What a review holds it against: the version that went back, or that was last published, whichever was later. */
  findBefore(
    id: string,
    asked: { returned?: string },
  ): Promise<(VersionOf & { kind: 'published' | 'returned'; at: string }) | undefined>;
  /** Titles of newest drafts by their ids. */
  titlesOf(ids: readonly string[], lang: Lang): Promise<Map<string, string>>;
  /** What texts are filed under, published or not, by their ids. */
  listFiled(ids: readonly string[], lang: Lang): Promise<FiledArticle[]>;
  /** How far a text has come. */
  setReview(id: string, review: Article['review'], unit: Unit): Promise<void>;
  /** Those that wait for a reviewer, of all or of an area, the longest first: so many of them, and how many there are. */
  listInReview(lang: Lang, most: number, area?: string): Promise<{ articles: Article[]; total: number }>;
  /** Makes the newest draft public. */
  publish(id: string, unit: Unit, also?: Partial<Pick<Article, 'review'>>): Promise<void>;
  /** How many of an author's own are at a stage. */
  countOwn(author: StaffUser, review: Article['review']): Promise<number>;
  /** With what is said of its review, if there was one. */
  addPublished(article: { same: Partial<Article>; words: Record<Lang, Partial<Article>>; seal: Seal }): Promise<void>;
}

export const PUBLISHED = { _status: { equals: 'published' } } as const;

const FILED = { title: true, slug: true, topic: true, fromMonth: true, toMonth: true } as const;
/** A text that is a lesson of more courses than this names the first of them. */
const MOST_COURSES = 5;

const shown = ({ topic, month, kind, local = false }: AskedArticles): Where => ({
  and: [
    PUBLISHED,
    ...(local ? [] : [{ territory: { exists: false } }]),
    ...(topic ? [{ topic: { equals: topic } }] : []),
    ...(kind ? [{ kind: { equals: kind } }] : []),
    ...(month === undefined ? [] : [{ fromMonth: { less_than_equal: month } }, { toMonth: { greater_than_equal: month } }]),
  ],
});

export function createArticles({ payload }: Kept): Articles {
  const collection = 'articles';
  const former = createFormerAddresses({ payload });
  const some = { collection, depth: 1, pagination: false } as const;
  return {
    list: async ({ lang, limit, page = 1, sort = 'fromMonth', ...asked }) =>
      (
        await payload.find({
          ...some,
          where: shown(asked),
          locale: lang,
          sort: [sort, 'slug'],
          limit,
          page,
          pagination: page > 1,
        })
      ).docs,
    count: async (asked) => (await payload.count({ collection, where: shown(asked) })).totalDocs,
    listNamed: async (ids, lang) => {
      if (ids.length === 0) return [];
      const where = { and: [PUBLISHED, { id: { in: [...ids] } }] };
      const { docs } = await payload.find({ ...some, where, locale: lang, limit: 0 });
      return ids.flatMap((id) => docs.find((one) => one.id === id) ?? []);
    },
    coursesWith: async (id, lang) => {
      const where: Where = { and: [PUBLISHED, { kind: { equals: 'course' } }, { lessons: { in: [id] } }] };
      return (await payload.find({ ...some, where, locale: lang, sort: 'slug', limit: MOST_COURSES })).docs;
    },
    listShown: async (locale) => {
      const asked = { collection, where: shown({ local: true }), select: FILED, locale, depth: 0, limit: 0 } as const;
      return (await payload.find({ ...asked, sort: 'fromMonth', pagination: false })).docs;
    },
    find: async ({ slug, lang, draft = false }) => {
      const asked = { collection, draft, locale: lang, depth: 1, limit: 1, pagination: false } as const;
      return former.findPage({ section: collection, slug }, async (named) => {
        // A name that its page had before leads to what is public.
        const where = { ...named, ...(draft && 'slug' in named ? {} : PUBLISHED) };
        return (await payload.find({ ...asked, where })).docs[0];
      });
    },
    pages: pageNames(payload, collection, PUBLISHED),
    namesAmong: async (names) => {
      const where = { and: [PUBLISHED, { slug: { in: [...names] } }] };
      const asked = { collection, where, select: { slug: true }, depth: 0, limit: 0, pagination: false } as const;
      return new Set(names.length === 0 ? [] : (await payload.find(asked)).docs.map(({ slug }) => slug));
    },
    findForEditing: (id, asked, unit) => findForEditing(payload, collection, { id, ...asked }, unit),
    findNewestVersion: async (id, req) => {
      const [newest] = await listVersions(payload, { parent: { equals: id } }, req);
      return newest && { article: newest.version, version: newest.id };
    },
    findBefore: async (id, { returned }) => {
      const parent = { parent: { equals: id } };
      const [published] = await listVersions(payload, { and: [parent, { 'version._status': { equals: 'published' } }] });
      const [back] = returned ? await listVersions(payload, { and: [parent, { id: { equals: returned } }] }) : [];
      const isBackLater = back && (!published || published.updatedAt < back.updatedAt);
      const base = isBackLater ? back : published;
      if (!base) return undefined;
      const kind = isBackLater ? 'returned' : 'published';
      return { article: base.version, version: base.id, kind, at: base.updatedAt };
    },
    titlesOf: async (ids, locale) => {
      const asked = { collection, where: { id: { in: [...ids] } }, draft: true, locale, depth: 0, pagination: false } as const;
      return new Map((await payload.find(asked)).docs.map(({ id, title }) => [id, title]));
    },
    listFiled: async (ids, locale) => {
      const asked = {
        collection,
        where: { id: { in: [...ids] } },
        select: FILED,
        locale,
        depth: 0,
        limit: 0,
        pagination: false,
      } as const;
      return ids.length > 0 ? (await payload.find(asked)).docs : [];
    },
    setReview: async (id, review, req) => {
      await payload.update({ collection, id, draft: true, data: { review }, depth: 0, req });
    },
    listInReview: async (lang, limit, area) => {
      const where: Where = { review: { equals: 'in_review' }, ...(area ? { territory: { like: area } } : {}) };
      const asked = { draft: true, locale: lang, depth: 0, limit, sort: 'updatedAt' } as const;
      const { docs, totalDocs } = await payload.find({ collection, where, ...asked });
      return { articles: docs, total: totalDocs };
    },
    publish: async (id, req, also = {}) => {
      await payload.update({ collection, id, data: { ...also, _status: 'published' }, depth: 0, req });
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

/** The newest of the versions that are asked for, with every language in its fields. */
async function listVersions(payload: Kept['payload'], where: Where, req?: Unit) {
  const asked = {
    collection: 'articles',
    where,
    sort: '-updatedAt',
    limit: 1,
    pagination: false,
    locale: 'all',
    depth: 0,
  } as const;
  const { docs } = await payload.findVersions({ ...asked, ...(req ? { req } : {}) });
  return docs.map(({ id, updatedAt, version }) => ({ id: String(id), updatedAt, version }));
}
