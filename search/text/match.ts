import { bigramPhrase } from './bigrams.ts';
import type { Run } from './runs.ts';
import { splitSyllables } from './syllables.ts';

const SHORTEST_TO_SPLIT = 4;
const LONGEST_TO_SPLIT = 10;

/** An FTS5 expression over the columns title, rest, pinyin, initials and joined. All that is quoted holds letters and digits only. */
export function matchAll(terms: Run[], syllables: ReadonlySet<string>): string {
  return terms.map((term) => anyOf(term.han ? [bigramPhrase(term.text)] : wordMatches(term.text, syllables))).join(' AND ');
}

/** The same, with a Han run allowed to stand in pieces, and a word allowed to be one of its corrections. */
export function matchLoosely(terms: Run[], syllables: ReadonlySet<string>, corrections: (word: string) => string[]): string {
  return terms
    .map((term) =>
      anyOf(
        term.han
          ? piecesOf(term.text).map((pieces) => `(${pieces.map(bigramPhrase).join(' AND ')})`)
          : [...wordMatches(term.text, syllables), ...corrections(term.text).map((word) => `{title rest joined} : "${word}"`)],
      ),
    )
    .join(' AND ');
}

function wordMatches(word: string, syllables: ReadonlySet<string>): string[] {
  return [
    `{title rest} : "${word}" *`,
    ...splitSyllables(word, syllables).map((reading) => `pinyin : "${reading.join(' ')}" *`),
    ...(/^[a-z]+$/.test(word) ? [`initials : ${bigramPhrase(word)}`] : []),
  ];
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

function anyOf(expressions: string[]): string {
  return `(${expressions.join(' OR ')})`;
}
