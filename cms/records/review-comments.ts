import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { ReviewComment } from '#domain/guidance/review-comment.ts';
import { langOf } from '#domain/language/lang.ts';
import type { Kept } from './kept.ts';
import type { ReviewComment as Row } from './payload-types.ts';
import { idOf } from './supply.ts';

type Said = ReviewComment & { article: string };

/** What reviewers have said of articles. */
export interface ReviewComments {
  /** Of one article, the first first. */
  listOf(article: string, unit?: Unit): Promise<Said[]>;
  /** Those about what somebody wrote that they have not done with, the last first. */
  listOpenFor(author: string): Promise<Said[]>;
  find(id: string, unit: Unit): Promise<Said | undefined>;
  add(comment: Omit<Said, 'id' | 'at'>, unit: Unit): Promise<Said>;
  /** The writers have read them. */
  markSeen(ids: readonly string[], unit: Unit): Promise<void>;
  resolve(ids: readonly string[], by: string, unit: Unit): Promise<void>;
}

export function createReviewComments({ payload, now }: Kept): ReviewComments {
  const asked = { collection: 'review-comments', depth: 0 } as const;
  const all = { ...asked, limit: 0, pagination: false } as const;
  const change = async (ids: readonly string[], data: Partial<Row>, req: Unit) => {
    for (const id of ids) await payload.update({ ...asked, id, data, req });
  };
  return {
    listOf: async (article, req) => {
      const where = { article: { equals: article } };
      return (await payload.find({ ...all, where, sort: 'at', ...(req ? { req } : {}) })).docs.map(toComment);
    },
    listOpenFor: async (author) => {
      const where = { 'article.writtenBy': { equals: author }, resolvedAt: { exists: false } };
      return (await payload.find({ ...all, where, sort: '-at' })).docs.map(toComment);
    },
    find: async (id, req) => {
      const row = await payload.findByID({ ...asked, id, disableErrors: true, req });
      return row ? toComment(row) : undefined;
    },
    add: async (comment, req) => toComment(await payload.create({ ...asked, data: { ...comment, at: now() }, req })),
    markSeen: (ids, req) => change(ids, { seenAt: now() }, req),
    resolve: (ids, by, req) => change(ids, { resolvedBy: by, resolvedAt: now() }, req),
  };
}

function toComment(row: Row): Said {
  return {
    ...{ id: row.id, kind: row.kind, text: row.text, by: row.by, at: row.at },
    article: idOf(row.article),
    lang: row.lang ? langOf(row.lang) : undefined,
    part: row.part ?? undefined,
    quote: row.quote ?? undefined,
    version: row.version ?? undefined,
    seenAt: row.seenAt ?? undefined,
    resolvedBy: row.resolvedBy ?? undefined,
    resolvedAt: row.resolvedAt ?? undefined,
  };
}
