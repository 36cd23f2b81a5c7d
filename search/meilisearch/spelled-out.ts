import { PARTS } from '../text/indexed-text.ts';
import { shortest, slipsOf } from '../text/one-slip.ts';
import type { Condition } from '../text/question.ts';
import type { AskEngine, Found } from './engine.ts';
import type { Filter } from './filters.ts';
import { textFilter } from './text-filter.ts';

const DOCUMENTS_A_LOOK = 50;
const FIELDS = ['titleLatin', 'labelsLatin', 'linesLatin', 'bodyLatin'] as const;

/**
 * Finds which of the hundreds of words that a slip may have meant are there at all, so that the questions that follow
 * stay short. Looks at some documents that have any of them, then for the words it has not seen yet, until no
 * document has another.
 */
export async function spelledOut(ask: AskEngine, condition: Condition, among: Filter): Promise<Condition> {
  if ('all' in condition) return condition;
  if ('any' in condition) return { any: await Promise.all(condition.any.map((one) => spelledOut(ask, one, among))) };
  if (!('slip' in condition)) return condition;
  const { slip } = condition;
  let open = slipsOf(slip);
  const words: string[] = [];
  while (open.length > 0) {
    const filter = [...among, textFilter({ slip, words: open }, PARTS)];
    const [answer] = await ask([{ filter, limit: DOCUMENTS_A_LOOK, attributesToRetrieve: [...FIELDS] }]);
    const seen = wordsIn(answer?.hits ?? [], new Set(open));
    if (seen.size === 0) break;
    words.push(...seen);
    open = open.filter((word) => !seen.has(word));
  }
  return { slip, words: shortest(words) };
}

function wordsIn(documents: Found[], open: ReadonlySet<string>): Set<string> {
  const lengths = [...new Set(Array.from(open, (word) => word.length))];
  const values = documents.flatMap((document) => FIELDS.flatMap((field) => document[field] ?? []));
  const beginnings = values.flatMap((value) => lengths.map((length) => value.slice(0, length)));
  return new Set(beginnings.filter((beginning) => open.has(beginning)));
}
