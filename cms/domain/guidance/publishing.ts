/** 草稿 → 待审 → 已发布; withdrawn pages are gone from the site at once. */
export type ArticleState = 'draft' | 'in_review' | 'published' | 'withdrawn';

/** How far an article has come before it is published. */
export const WRITING_STAGES = ['writing', 'in_review', 'reviewed'] as const;

/** The five domains of nurturing care: 健康、营养、回应性照护、早期学习、安全. */
export const DOMAINS = ['health', 'nutrition', 'responsive', 'learning', 'safety'] as const;
/** What guidance is filed under: the domains, and how to choose and pay for care, which belongs to none of them. */
export const TOPICS = [...DOMAINS, 'childcare'] as const;
export type Topic = (typeof TOPICS)[number];

/** What a text is: to read, to tick off, to hang up in print, or lessons that are read one after the other. */
export const TEXT_KINDS = ['article', 'checklist', 'poster', 'course'] as const;
export type TextKind = (typeof TEXT_KINDS)[number];
/** A course has so many lessons at least. */
export const LEAST_LESSONS = 2;

export type PublishingProblem =
  | 'only_a_reviewer_publishes'
  | 'own_work'
  | 'not_in_review'
  | 'needs_both_languages'
  | 'needs_sources';

export const WITHDRAWAL_PROBLEMS = ['only_a_reviewer_withdraws', 'own_work'] as const;
export type WithdrawalProblem = (typeof WITHDRAWAL_PROBLEMS)[number];

interface Editing {
  roles: readonly string[];
  editor: string;
  author: string;
}

/** What two people have made public, its author alone does not take back: a reviewer who did not write it does. */
export function whyNotWithdrawable({ roles, editor, author }: Editing): WithdrawalProblem | undefined {
  if (!roles.includes('reviewer')) return 'only_a_reviewer_withdraws';
  return editor === author ? 'own_work' : undefined;
}

export const PICTURE_PROBLEMS = ['stays', 'only_a_reviewer_corrects'] as const;
export type PictureProblem = (typeof PICTURE_PROBLEMS)[number];

/**
 * A review is of a text with its pictures. One that is shown stays: another is put into the text, and is reviewed with
 * it. What is said in its place to those who do not see it is corrected by a reviewer.
 */
export function whyNotChangePicture({
  isShown,
  isOther,
  roles,
}: {
  isShown: boolean;
  /** Whether the picture itself is another, or cut otherwise. */
  isOther: boolean;
  roles: readonly string[];
}): PictureProblem | undefined {
  if (!isShown) return undefined;
  if (isOther) return 'stays';
  return roles.includes('reviewer') ? undefined : 'only_a_reviewer_corrects';
}

/** Four eyes: what somebody wrote, at first or as a draft since, is published by somebody else, who reviews. */
export function whyNotPublishable(args: {
  state: ArticleState;
  roles: readonly string[];
  editor: string;
  /** Who wrote it first, and who has changed drafts of it since it was last published. */
  writers: readonly string[];
  missingLanguages: readonly string[];
  sources: number;
}): PublishingProblem | undefined {
  if (!args.roles.includes('reviewer')) return 'only_a_reviewer_publishes';
  if (args.writers.includes(args.editor)) return 'own_work';
  if (args.state === 'draft') return 'not_in_review';
  if (args.missingLanguages.length > 0) return 'needs_both_languages';
  if (args.sources === 0) return 'needs_sources';
  return undefined;
}
