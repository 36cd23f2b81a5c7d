import type { TextKind, TextQuery } from '../port.ts';
import { compareTexts, isToCome } from '../rules/text-order.ts';
import { parseQuery } from '../text/query.ts';
import type { Condition } from '../text/question.ts';
import type { Shelf } from './shelf.ts';
import type { Store, TextEntry } from './store.ts';

export interface FoundText extends TextEntry {
  rank: number;
  /** What was asked of it in the end. */
  conditions: Condition[];
}

/** Articles, policies and activities, best first. */
export function findTexts({ texts, activities }: Store, { q, kinds, limit, from }: TextQuery): FoundText[] {
  const terms = parseQuery(q);
  const counts = ({ document }: TextEntry) => isToCome(document, from);
  return [texts, activities]
    .flatMap((shelf) => ranked(shelf, counts, terms && shelf.conditionsFor(terms, counts)))
    .filter(({ document }) => kinds.includes(document.kind))
    .sort(compareTexts)
    .slice(0, Math.max(0, limit));
}

/** All of one group that meet conditions that are decided already; everything where there are none. */
export function rankedTexts(
  { texts, activities }: Store,
  { group, from, conditions }: { group: readonly TextKind[]; from?: string; conditions?: Condition[] },
): FoundText[] {
  return ranked(group.includes('activity') ? activities : texts, ({ document }) => isToCome(document, from), conditions);
}

function ranked(
  shelf: Shelf<TextEntry>,
  counts: (entry: TextEntry) => boolean,
  conditions: Condition[] | undefined,
): FoundText[] {
  if (!conditions) return shelf.all().flatMap((entry) => (counts(entry) ? [{ ...entry, rank: 0, conditions: [] }] : []));
  const ranks = shelf.ranksOf(conditions);
  const rows = shelf
    .find(conditions)
    .array()
    .filter((row) => counts(shelf.at(row)));
  return rows.map((row) => ({ ...shelf.at(row), rank: ranks.of(row), conditions }));
}
