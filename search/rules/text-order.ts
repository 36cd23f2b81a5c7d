import type { ArticleDocument, PolicyDocument, TextHit } from '../port.ts';
import { compareIds } from './plain-code.ts';
import { compareKeys } from './sort-key.ts';

/** What articles and policies are put in order by. */
export interface OrderedText {
  document: ArticleDocument | PolicyDocument;
  /** The title, as it is read. */
  key: string;
  rank: number;
}

export function compareTexts(a: OrderedText, b: OrderedText): number {
  return a.rank - b.rank || compareKeys(a.key, b.key) || compareIds(a.document.id, b.document.id);
}

/** What a list of results needs: all but the body. */
export function toTextHit(document: ArticleDocument | PolicyDocument): TextHit {
  const { kind, id, slug, title, summary } = document;
  return { kind, id, slug, title, summary, ...(kind === 'article' ? { topic: document.topic } : {}) };
}
