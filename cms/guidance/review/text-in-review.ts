import { answersForText } from '#cms/access/in-territory.ts';
import type { StaffUser } from '#cms/access/roles.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { Article } from '#cms/records/payload-types.ts';
import { draftWriters } from '#domain/guidance/draft-writers.ts';

export type ReviewNeeds = Pick<Portal, 'articles' | 'changes' | 'reviewComments' | 'users' | 'work'>;

export interface TextInReview {
  /** In all its languages, as it was last saved. */
  article: Article;
  /** Which of its versions that is. */
  version: string;
  /** Who wrote it first, and who has changed its drafts since it was last published. */
  writers: string[];
}

/** A text as a reviewer finds it; nothing where there is none. */
export async function textInReview(
  { articles, changes }: Pick<Portal, 'articles' | 'changes'>,
  id: string,
  unit: Unit,
): Promise<TextInReview | undefined> {
  const newest = await articles.findNewestVersion(id, unit);
  if (!newest) return undefined;
  const { article, version } = newest;
  const first = typeof article.writtenBy === 'object' ? article.writtenBy?.id : article.writtenBy;
  const made = await changes.listOf({ collection: 'articles', id }, unit);
  const since = draftWriters(made, { isDraft: article._status !== 'published' });
  return { article, version, writers: [...new Set([...(first ? [first] : []), ...since])] };
}

/** A reviewer of a district or a township reviews what is for families there. */
export const whyOthers = (user: StaffUser, { territory }: Pick<Article, 'territory'>): 'others_area' | undefined =>
  answersForText(user, territory) ? undefined : 'others_area';
