import { type OnwardRule, readNames } from '#domain/guidance/onward.ts';
import type { Kept } from './kept.ts';
import { words } from './words.ts';

/** Which texts lead on to what. */
export interface OnwardRules {
  list(): Promise<OnwardRule[]>;
}

export function createOnwardRules({ payload }: Kept): OnwardRules {
  const asked = { collection: 'onward-rules', locale: 'all', depth: 0, limit: 0, pagination: false } as const;
  return {
    list: async () =>
      (await payload.find(asked)).docs.map((rule) => ({
        code: rule.code,
        articles: readNames(rule.articles ?? ''),
        topic: rule.topic || undefined,
        fromMonth: rule.fromMonth,
        toMonth: rule.toMonth,
        lead: rule.lead,
        form: rule.form || undefined,
        activityTopic: rule.activityTopic || undefined,
        toArticle: rule.toArticle || undefined,
        words: words(rule.words),
        order: rule.order,
      })),
  };
}
