/** 草稿 → 待审 → 已发布; withdrawn pages are gone from the site at once. */
export type ArticleState = 'draft' | 'in_review' | 'published' | 'withdrawn';

/** How far an article has come before it is published. */
export const WRITING_STAGES = ['writing', 'in_review', 'reviewed'] as const;

/** The five domains of nurturing care: 健康、营养、回应性照护、早期学习、安全. */
export const DOMAINS = ['health', 'nutrition', 'responsive', 'learning', 'safety'] as const;
/** What guidance is filed under: the domains, and how to choose and pay for care, which belongs to none of them. */
export const TOPICS = [...DOMAINS, 'childcare'] as const;
export type Topic = (typeof TOPICS)[number];

/** What a text is: to read, to watch, to tick off, to hang up in print, or lessons that are read one after the other. */
export const TEXT_KINDS = ['article', 'video', 'checklist', 'poster', 'course'] as const;
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
 * A review is of a text with its pictures. One that is shown is not written over by its form: a reviewer puts another in
 * its place wherever it is shown, by the rule below. What is said in its place to those who do not see it is corrected
 * by a reviewer.
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

export const REPLACEMENT_PROBLEMS = [
  'only_a_reviewer_replaces',
  'others_area',
  'own_picture',
  'same_picture',
  'not_shown',
  'of_a_centre',
  'shown_elsewhere',
  'needs_words',
] as const;
export type ReplacementProblem = (typeof REPLACEMENT_PROBLEMS)[number];

/**
 * Four eyes for a picture: what one sent, a reviewer puts in the place of another wherever texts show that, in one act.
 * The other is shown nowhere yet, so that nothing changes that was not looked at; a centre chooses its photographs itself.
 */
export function whyNotReplacePicture(args: {
  roles: readonly string[];
  /** The district or township for which the reviewer reviews: texts of all of the city may show the picture. */
  area?: string;
  editor: string;
  /** Who has sent or changed the picture that is to come. */
  senders: readonly string[];
  isSame: boolean;
  shown: { texts: number; centres: number };
  other: { isShown: boolean; missingWords: boolean };
}): ReplacementProblem | undefined {
  const { roles, area, editor, senders, isSame, shown, other } = args;
  if (!roles.includes('reviewer')) return 'only_a_reviewer_replaces';
  if (area) return 'others_area';
  if (isSame) return 'same_picture';
  if (senders.includes(editor)) return 'own_picture';
  if (shown.centres > 0) return 'of_a_centre';
  if (shown.texts === 0) return 'not_shown';
  if (other.isShown) return 'shown_elsewhere';
  return other.missingWords ? 'needs_words' : undefined;
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
