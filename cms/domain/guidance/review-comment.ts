import type { Lang } from '../language/lang.ts';
import type { Instant } from '../time/zoned-time.ts';
import type { Paragraph } from './paragraphs.ts';

/** Parts of a text that are reviewed, in the order in which they are read. */
export const REVIEWED_PARTS = ['title', 'summary', 'film', 'body', 'sources'] as const;
export type ReviewedPart = (typeof REVIEWED_PARTS)[number];

/** What is said of one paragraph, or why the whole text goes back to its author. */
export const COMMENT_KINDS = ['paragraph', 'return'] as const;
export type CommentKind = (typeof COMMENT_KINDS)[number];

export interface ReviewComment {
  id: string;
  kind: CommentKind;
  /** Absent for what is said of the whole. */
  lang?: Lang;
  part?: ReviewedPart;
  /** The paragraph as it was when this was said of it. */
  quote?: string;
  text: string;
  by: string;
  at: Instant;
  /** The version of the text that was read. */
  version?: string;
  seenAt?: Instant;
  resolvedBy?: string;
  resolvedAt?: Instant;
}

export const COMMENT_PROBLEMS = ['only_reviewers_comment', 'own_text', 'not_sent', 'others_comment', 'others_area'] as const;
export type CommentProblem = (typeof COMMENT_PROBLEMS)[number];

interface Reader {
  id: string;
  roles: readonly string[];
}

/** A reviewer speaks of what somebody else wrote. */
export function whyNotComment(reader: Reader, writers: readonly string[]): CommentProblem | undefined {
  if (!reader.roles.includes('reviewer')) return 'only_reviewers_comment';
  return writers.includes(reader.id) ? 'own_text' : undefined;
}

/** What was sent goes back with a reason, from a reviewer who did not write it. */
export function whyNotReturn(
  reader: Reader,
  { writers, review }: { writers: readonly string[]; review?: string },
): CommentProblem | undefined {
  return whyNotComment(reader, writers) ?? (review === 'in_review' ? undefined : 'not_sent');
}

/** Done with by who writes the text, or taken back by who said it. */
export const whyNotResolve = (reader: Reader, { writers, by }: { writers: readonly string[]; by: string }) =>
  writers.includes(reader.id) || reader.id === by ? undefined : ('others_comment' satisfies CommentProblem);

/**
 * Where comments stand beside a text as it is now: at the paragraph that still says the same, else at none of them,
 * because it was written anew.
 */
export function placeComments<C extends Pick<ReviewComment, 'quote'>>(
  comments: readonly C[],
  paragraphs: readonly Paragraph[],
): { beside: C[][]; apart: C[] } {
  const beside: C[][] = paragraphs.map(() => []);
  const apart: C[] = [];
  for (const comment of comments) {
    const at = paragraphs.findIndex(({ text, picture }) => (text || picture) === comment.quote);
    (beside[at] ?? apart).push(comment);
  }
  return { beside, apart };
}
