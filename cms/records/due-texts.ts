import type { CollectionSlug, Where } from 'payload';
import type { PlanKind } from '#domain/guidance/article-plan.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import type { Kept } from './kept.ts';
import { idOf } from './supply.ts';

/** Rows in one order, of which a page is read at a time. */
export interface Stretch<Row> {
  count(): Promise<number>;
  /** Pages are counted from 1. */
  read(limit: number, page: number): Promise<Row[]>;
}

/** Whose a text is, or who planned it: somebody's, anybody's but one's, nobody's, or whoever's. */
export type Whose = { of: string } | { notOf: string } | 'nobody' | 'anybody';

export interface PlannedText {
  article: string;
  by: string;
  dueAt: Instant;
}

export interface WrittenText {
  id: string;
  title: string;
  writtenBy?: string;
  updatedAt: Instant;
}

export interface ReviewedText {
  id: string;
  title: string;
  writtenBy?: string;
  nextReviewOn: CivilDate;
}

/** What is to be done with texts, in stretches: whoever shows them reads as many as it shows. */
export interface DueTexts {
  /** Publications and corrections that are open, due before or from a moment on; or those that have stopped. */
  plans(
    asked: { kind: PlanKind; whose: Whose } & ({ stopped: true } | { before: Instant } | { from: Instant }),
  ): Stretch<PlannedText>;
  /** Newest drafts at a stage, what was saved longest ago first: of those that are named, or all but those. */
  unfinished(
    asked: { review: 'writing' | 'in_review'; whose: Whose; among?: readonly string[]; except?: readonly string[] },
    lang: Lang,
  ): Stretch<WrittenText>;
  /** Published ones whose next review is before a day, from one on, and until one. */
  toReview(asked: { whose: Whose; before?: CivilDate; from?: CivilDate; until?: CivilDate }, lang: Lang): Stretch<ReviewedText>;
  /** Texts of which something is planned, and texts that went back and were not sent again: so many of them. */
  named(of: 'planned' | 'returned', most: number): Promise<string[]>;
}

const owned = (field: string, whose: Whose): Where => {
  if (whose === 'anybody') return {};
  if (whose === 'nobody') return { [field]: { exists: false } };
  if ('of' in whose) return { [field]: { equals: whose.of } };
  return { and: [{ [field]: { exists: true } }, { [field]: { not_equals: whose.notOf } }] };
};

const NAMED = {
  planned: { collection: 'article-plans', where: { state: { in: ['open', 'stopped'] } }, sort: 'dueAt' },
  returned: {
    collection: 'review-comments',
    where: { kind: { equals: 'return' }, resolvedAt: { exists: false } },
    sort: 'at',
  },
} as const;

export function createDueTexts({ payload }: Kept): DueTexts {
  const stretch = <Row>(
    collection: CollectionSlug,
    { where, sort, draft, locale, select }: Asked,
    toRow: (doc: never) => Row,
  ): Stretch<Row> => {
    const asked = { collection, where, draft, depth: 0, ...(locale ? { locale } : {}) };
    return {
      // Newest drafts are counted by asking for one: they are in no table of their own.
      count: async () => (await payload.find({ ...asked, limit: 1, select: {} })).totalDocs,
      read: async (limit, page) =>
        (await payload.find({ ...asked, select: select as never, sort: [sort, 'id'], limit, page })).docs.map((doc) =>
          toRow(doc as never),
        ),
    };
  };
  return {
    plans: ({ kind, whose, ...asked }) => {
      const when: Where =
        'stopped' in asked
          ? { state: { equals: 'stopped' } }
          : {
              state: { equals: 'open' },
              dueAt: 'before' in asked ? { less_than: asked.before } : { greater_than_equal: asked.from },
            };
      const where = { and: [{ kind: { equals: kind } }, when, owned('by', whose)] };
      const select = { article: true, by: true, dueAt: true } as const;
      return stretch('article-plans', { where, sort: 'dueAt', select }, (row: PlannedText) => ({
        ...row,
        article: idOf(row.article),
      }));
    },
    unfinished: ({ review, whose, among, except = [] }, locale) => {
      const where: Where = {
        and: [
          { review: { equals: review } },
          owned('writtenBy', whose),
          ...(among ? [{ id: { in: [...among] } }] : []),
          ...(except.length > 0 ? [{ id: { not_in: [...except] } }] : []),
        ],
      };
      const select = { title: true, writtenBy: true, updatedAt: true } as const;
      return stretch('articles', { where, sort: 'updatedAt', draft: true, locale, select }, withWriter<WrittenText>);
    },
    toReview: ({ whose, before, from, until }, locale) => {
      const days: Where[] = [
        { nextReviewOn: { greater_than: '' } },
        ...(before ? [{ nextReviewOn: { less_than: before } }] : []),
        ...(from ? [{ nextReviewOn: { greater_than_equal: from } }] : []),
        ...(until ? [{ nextReviewOn: { less_than_equal: until } }] : []),
      ];
      const where: Where = { and: [{ _status: { equals: 'published' } }, ...days, owned('writtenBy', whose)] };
      const select = { title: true, writtenBy: true, nextReviewOn: true } as const;
      return stretch('articles', { where, sort: 'nextReviewOn', locale, select }, withWriter<ReviewedText>);
    },
    named: async (of, limit) => {
      const asked = { ...NAMED[of], where: { ...NAMED[of].where } as Where, select: { article: true }, depth: 0 } as const;
      const { docs } = await payload.find({ ...asked, limit, pagination: false });
      return docs.map(({ article }) => idOf(article as never));
    },
  };
}

interface Asked {
  where: Where;
  sort: string;
  draft?: boolean;
  locale?: Lang;
  select: Record<string, true>;
}

const withWriter = <Row extends { writtenBy?: string }>({ writtenBy, ...row }: Row): Row =>
  ({ ...row, writtenBy: writtenBy ? idOf(writtenBy) : undefined }) as Row;
