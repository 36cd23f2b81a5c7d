import type { Part } from './indexed-text.ts';
import { canBeSlip } from './one-slip.ts';
import type { Run } from './runs.ts';

/** What a document must hold. Each engine writes it in its own language; `matcher.ts` says what it means. */
export type Condition =
  /** These Han characters, one after the other. */
  | { han: string }
  /** A word that begins so, a reading in pinyin that begins so at any syllable, or initials in a row. */
  | { word: string }
  /** A word or reading that begins one slip away from this; `words` are those that are there, once they are known. */
  | { slip: string; words?: string[] }
  | { all: Condition[] }
  | { any: Condition[] };

const SHORTEST_TO_SPLIT = 4;
const LONGEST_TO_SPLIT = 10;

/** One condition a term: all must hold. */
export function strictly(terms: Run[]): Condition[] {
  return terms.map(({ han, text }) => (han ? { han: text } : { word: text }));
}

/**
 * What is asked when nothing of its kind matches strictly: a Han run may stand in pieces, and a word may be a slip.
 * `undefined` when that would ask the same again.
 */
export function loosely(terms: Run[]): Condition[] | undefined {
  const loosened = terms.map(loosen);
  return loosened.some((condition) => 'any' in condition) ? loosened : undefined;
}

function loosen({ han, text }: Run): Condition {
  if (!han) return canBeSlip(text) ? { any: [{ word: text }, { slip: text }] } : { word: text };
  const ways = piecesOf(text);
  if (ways.length === 1) return { han: text };
  return { any: ways.map((pieces) => ({ all: pieces.map((piece) => ({ han: piece })) })) };
}

/**
 * The ways to cut a run into pieces of two characters or more, the whole first.
 * @example piecesOf('海陵托育') // [['海陵托育'], ['海陵', '托育']]
 */
export function piecesOf(run: string): string[][] {
  const chars = Array.from(run);
  if (chars.length < SHORTEST_TO_SPLIT || chars.length > LONGEST_TO_SPLIT) return [[run]];
  return cut(chars);
}

function cut(chars: string[]): string[][] {
  const ways = [[chars.join('')]];
  for (let size = 2; size <= chars.length - 2; size++) {
    const first = chars.slice(0, size).join('');
    ways.push(...cut(chars.slice(size)).map((others) => [first, ...others]));
  }
  return ways;
}

/** Where a match says how much. A document ranks by the first of these that it meets, else after all of them. */
export const RANKS: readonly { quantity: 'all' | 'any'; parts: readonly Part[] }[] = [
  { quantity: 'all', parts: ['title'] },
  { quantity: 'any', parts: ['title'] },
  { quantity: 'all', parts: ['title', 'labels'] },
  { quantity: 'all', parts: ['title', 'labels', 'lines'] },
];
