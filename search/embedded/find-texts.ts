import type { TextHit, TextQuery } from '../port.ts';
import { parseQuery } from '../text/query.ts';
import { compareKeys } from './sort-key.ts';
import type { Shelf, TextEntry } from './store.ts';

export function findTexts({ entries, words }: Shelf<TextEntry>, { q, kinds, limit }: TextQuery): TextHit[] {
  const terms = parseQuery(q);
  const ranks = terms && words.match(terms, { ranked: true });
  return [...entries.values()]
    .filter(({ document }) => kinds.includes(document.kind) && (!ranks || ranks.has(document.id)))
    .sort((a, b) => (ranks?.get(a.document.id) ?? 0) - (ranks?.get(b.document.id) ?? 0) || compareKeys(a.key, b.key))
    .slice(0, Math.max(0, limit))
    .map(({ document }) => ({
      kind: document.kind,
      id: document.id,
      slug: document.slug,
      title: document.title,
      summary: document.summary,
      ...(document.kind === 'article' ? { topic: document.topic } : {}),
    }));
}
