import type { SearchDocument } from '../port.ts';
import { PARTS } from '../text/indexed-text.ts';
import { type Condition, loosely, RANKS, strictly } from '../text/question.ts';
import type { Run } from '../text/runs.ts';
import type { MeiliDocument } from './document.ts';
import type { Answer, AskEngine, Found } from './engine.ts';
import type { Filter } from './filters.ts';
import { spelledOut } from './spelled-out.ts';
import { joined, textFilter } from './text-filter.ts';

/** Every document that passes the filter, in no order, some fields of each. */
export type ReadEngine = (filter: Filter, fields: (keyof MeiliDocument)[]) => Promise<Found[]>;

/** What decides over these terms: the strict conditions, or the looser where nothing among these meets the strict. */
export async function conditionsFor(ask: AskEngine, terms: Run[], among: Filter): Promise<Condition[]> {
  const strict = strictly(terms);
  const loose = loosely(terms);
  if (!loose) return strict;
  const [met] = await ask([{ ...COUNT, filter: [...among, textFilters(strict)] }]);
  return total(met) > 0 ? strict : Promise.all(loose.map((condition) => spelledOut(ask, condition, among)));
}

/** Counts exactly, and brings no documents. */
export const COUNT = { hitsPerPage: 0, page: 1 } as const;

export function total(answer: Answer | undefined): number {
  return answer?.totalHits ?? 0;
}

export function kindFilter(kinds: SearchDocument['kind'][]): string {
  return `kind IN [${kinds.join(', ')}]`;
}

export function textFilters(conditions: Condition[]): string {
  return joined(
    conditions.map((condition) => textFilter(condition, PARTS)),
    'AND',
  );
}

/**
 * One filter a rank, best first: no document meets two of them, and each that meets the conditions meets one. What
 * meets a narrower rank meets the wider too, so only the last to be ruled out need be named.
 */
export function rankFilters(conditions: Condition[]): string[] {
  const met = RANKS.map(({ quantity, parts }) =>
    joined(
      conditions.map((condition) => textFilter(condition, parts)),
      quantity === 'all' ? 'AND' : 'OR',
    ),
  );
  return [...met, undefined].map((filter, rank) => {
    const ruledOut = met.slice(0, rank).filter((_, earlier) => !met.slice(0, rank).some((_, later) => includes(later, earlier)));
    return [...(filter ? [filter] : []), ...ruledOut.map((one) => `NOT ${one}`)].join(' AND ');
  });
}

/** Whether all that meets one rank meets another, wider one. */
function includes(wider: number, narrower: number): boolean {
  const [wide, narrow] = [RANKS[wider], RANKS[narrower]];
  if (!wide || !narrow || wider === narrower) return false;
  const partsToo = narrow.parts.every((part) => wide.parts.includes(part));
  return partsToo && (wide.quantity === 'any' || narrow.quantity === 'all');
}
