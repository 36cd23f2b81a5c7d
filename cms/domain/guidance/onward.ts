import type { CareForm } from '../care/care.ts';
import type { InEveryLanguage } from '../language/lang.ts';
import type { Topic } from './publishing.ts';

/** What a text can lead on to. */
export const LEADS = ['care', 'activities', 'article', 'ask', 'calendar', 'growth'] as const;
export type Lead = (typeof LEADS)[number];

/** Which texts lead on to what, as an editor has set it: by what a text is about, never by who reads it (R126). */
export interface OnwardRule {
  code: string;
  /** Texts by name; without any, all of the topic, or of every topic. */
  articles: string[];
  topic?: Topic;
  /** Completed months of age for which it is meant, both included. */
  fromMonth: number;
  toMonth: number;
  lead: Lead;
  /** Of care: which kind. */
  form?: CareForm;
  /** Of activities: about what. */
  activityTopic?: Topic;
  /** Of an article: which. */
  toArticle?: string;
  /** What the link says. */
  words: InEveryLanguage;
  /** The smaller, the earlier. */
  order: number;
}

interface About {
  slug: string;
  topic: Topic;
  fromMonth: number;
  toMonth: number;
}

/**
 * The rules that a text falls under: those that name it before those of its topic, those before rules for every text;
 * the same target once. A text does not lead to itself.
 */
export function rulesFor(rules: readonly OnwardRule[], text: About): OnwardRule[] {
  const rank = (rule: OnwardRule) => (rule.articles.length > 0 ? 0 : rule.topic ? 1 : 2);
  const fitting = rules
    .filter((rule) => rule.fromMonth <= text.toMonth && rule.toMonth >= text.fromMonth)
    .filter(({ articles, topic }) => (articles.length > 0 ? articles.includes(text.slug) : !topic || topic === text.topic))
    .filter(({ toArticle }) => toArticle !== text.slug)
    .sort((a, b) => rank(a) - rank(b) || a.order - b.order || a.code.localeCompare(b.code));
  const target = ({ lead, form, activityTopic, toArticle }: OnwardRule) => [lead, form, activityTopic, toArticle].join();
  return fitting.filter((rule, n) => fitting.findIndex((one) => target(one) === target(rule)) === n);
}

/** Names as an editor writes them: one a line, or with commas. */
export const readNames = (text: string): string[] => text.split(/[\s,，、]+/).filter(Boolean);
