import type { ActivityDocument, ArticleDocument, PolicyDocument, TextHit, TextKind } from '../port.ts';
import { compareIds } from './plain-code.ts';
import { compareKeys } from './sort-key.ts';

export type TextDocument = ArticleDocument | PolicyDocument | ActivityDocument;

/**
 * Kinds that are one when it comes to what is looked for more loosely: an activity that has the very word does not
 * keep an article from being found by a slip.
 */
export const TEXT_GROUPS: readonly (readonly TextKind[])[] = [['article', 'policy'], ['activity']];

/** What articles, policies and activities are put in order by. */
export interface OrderedText {
  document: { id: string };
  /** The title, as it is read. */
  key: string;
  rank: number;
}

export function compareTexts(a: OrderedText, b: OrderedText): number {
  return a.rank - b.rank || compareKeys(a.key, b.key) || compareIds(a.document.id, b.document.id);
}

/** What a list of results needs: all but the body. */
export function toTextHit(document: TextDocument): TextHit {
  const { kind, id, slug, title, summary } = document;
  const hit = { kind, id, slug, title, summary };
  if (kind === 'article') return { ...hit, topic: document.topic };
  return kind === 'activity' ? { ...hit, date: document.date, place: document.place } : hit;
}

/** Days as numbers that can be compared. @example dayNumber('2026-11-23') // 20261123 */
export function dayNumber(date: string): number {
  return Number(date.replaceAll('-', ''));
}

/** Whether it can still be offered from that day on. What is no activity always can. */
export function isToCome(document: TextDocument, from: string | undefined): boolean {
  return document.kind !== 'activity' || from === undefined || dayNumber(document.date) >= dayNumber(from);
}
