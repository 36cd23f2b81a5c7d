import type { PlaceDocument, PlaceQuery } from '../port.ts';
import { parseQuery } from '../text/query.ts';
import { compact, kindOrder, nearness } from './place-names.ts';
import { compareKeys } from './sort-key.ts';
import type { PlaceEntry, Shelf } from './store.ts';

export function findPlaces({ entries, words }: Shelf<PlaceEntry>, { q, lang, limit }: PlaceQuery): PlaceDocument[] {
  const terms = parseQuery(q);
  if (!terms) return [];
  const typed = compact(q.slice(0, 100));
  return Array.from(words.match(terms, { ranked: false }).keys(), (id) => entries.get(id))
    .filter((entry) => entry !== undefined)
    .map(({ document, names }) => ({
      document,
      near: nearness(names, typed, lang),
      kind: kindOrder(document),
      length: names[lang].length,
    }))
    .sort((a, b) => a.near - b.near || a.kind - b.kind || a.length - b.length || compareKeys(a.document.id, b.document.id))
    .slice(0, Math.max(0, limit))
    .map(({ document }) => document);
}
