/** 草稿 → 待审 → 已发布; withdrawn pages are gone from the site at once. */
export const ARTICLE_STATES = ['draft', 'in_review', 'published', 'withdrawn'] as const;
export type ArticleState = (typeof ARTICLE_STATES)[number];

export type PublishingProblem =
  | 'only_a_reviewer_publishes'
  | 'own_work'
  | 'not_in_review'
  | 'needs_both_languages'
  | 'needs_sources';

/** Four eyes: what an author wrote is published by somebody else, who reviews. */
export function whyNotPublishable(args: {
  state: ArticleState;
  roles: readonly string[];
  editor: string;
  author: string;
  missingLanguages: readonly string[];
  sources: number;
}): PublishingProblem | undefined {
  if (!args.roles.includes('reviewer')) return 'only_a_reviewer_publishes';
  if (args.editor === args.author) return 'own_work';
  if (args.state === 'draft') return 'not_in_review';
  if (args.missingLanguages.length > 0) return 'needs_both_languages';
  if (args.sources === 0) return 'needs_sources';
  return undefined;
}
