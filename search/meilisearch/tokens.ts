import { NAMED_PARTS, PARTS, type Part } from '../text/indexed-text.ts';
import { initialsOf, type Reading, type Readings } from '../text/readings.ts';
import { remembering } from '../text/remembering.ts';

/** Longer Chinese runs are asked for in overlapping pieces of so many characters. */
const LONGEST_HAN = 3;
/** Longer words and readings are asked for in overlapping pieces of so many letters. */
const LONGEST_WORD = 8;
/** Two pieces that overlap so far are one: the same two characters, the same six letters, do not stand in two places by chance. */
const OVERLAP_OF_HAN = 2;
const OVERLAP_OF_WORD = 6;
/** Before a piece that need not begin where a reading can. */
const GOES_ON = 'x1';

/** What is looked up in each searchable attribute, as words parted by spaces. */
export type TokenFields = Record<Part, string>;

/**
 * All that a term may be, each as one word: a run's pieces of up to three characters, what is read from each syllable
 * on, letter by letter, and initials in a row. A term is so found by the very word it is, wherever it stands in a
 * question: the engine's own prefixes hold for the last word only, and for a thousand words at most; its phrases go
 * by pairs of neighbours, whatever attribute they stand in. Every word costs the engine as much as every other, so
 * each stands in the most telling part only that has it: whoever asks a part asks those before it too.
 */
export function tokenFields(readings: Readings): TokenFields {
  const before = new Set<string>();
  return Object.fromEntries(
    PARTS.map((part) => {
      const own = tokensOf(part, readings[part]).difference(before);
      for (const token of own) before.add(token);
      return [part, [...own].join(' ')];
    }),
  ) as TokenFields;
}

function tokensOf(part: Part, { runs, stretches }: Reading): Set<string> {
  const tokens = new Set<string>();
  for (const { han, text } of runs) {
    const chars = Array.from(text);
    if (han) addPieces(tokens, chars, LONGEST_HAN);
    else addReadable(tokens, chars, [0]);
  }
  for (const stretch of stretches) {
    let at = 0;
    const starts = stretch.map((syllable) => (at += syllable.length) - syllable.length);
    addReadable(tokens, Array.from(stretch.join('')), starts);
    if (NAMED_PARTS.includes(part)) addPieces(tokens, initialsOf(stretch), LONGEST_WORD);
  }
  return tokens;
}

/** Every piece of up to so many characters. */
function addPieces(tokens: Set<string>, chars: readonly string[], longest: number): void {
  const codes = chars.map(codeOf);
  for (let from = 0; from < codes.length; from++) {
    let piece = '';
    for (let to = from; to < codes.length && to < from + longest; to++) tokens.add((piece += codes[to]));
  }
}

/** What begins at one of the starts, and, for what is longer than one token, the pieces that go on from anywhere. */
function addReadable(tokens: Set<string>, chars: readonly string[], starts: readonly number[]): void {
  const codes = chars.map(codeOf);
  for (const from of starts) {
    let piece = '';
    for (let to = from; to < codes.length && to < from + LONGEST_WORD; to++) tokens.add((piece += codes[to]));
  }
  for (let from = 1; from + LONGEST_WORD <= codes.length; from++)
    tokens.add(GOES_ON + codes.slice(from, from + LONGEST_WORD).join(''));
}

/** Small letters and digits stand for themselves; all else is spelled, so that no dictionary of the engine's has a say. */
const codeOf = remembering((char) => (/[a-z0-9]/.test(char) ? char : `x${char.codePointAt(0)?.toString(16)}`));

/** What is asked of a word that may be one letter short: of a long one only the beginning, for where the slip is, is not known. */
export function tokenOfSlip(word: string): string {
  return word.slice(0, LONGEST_WORD - 1);
}

/** With more pieces than this, what has all of them is looked at here. */
const MOST_SURE = 4;

/** Whether what has all of a term's tokens has the term. */
export function isSure(term: Term): boolean {
  return tokensOfTerm(term).length <= MOST_SURE;
}

interface Term {
  han: boolean;
  text: string;
}

/** The tokens that a document has which has this term: one, or overlapping pieces of a longer one. */
export function tokensOfTerm({ han, text }: Term): string[] {
  const codes = Array.from(text, codeOf);
  const longest = han ? LONGEST_HAN : LONGEST_WORD;
  const step = longest - (han ? OVERLAP_OF_HAN : OVERLAP_OF_WORD);
  const last = Math.max(0, codes.length - longest);
  const starts = Array.from({ length: Math.floor(last / step) + 1 }, (_, at) => at * step);
  return [...new Set([...starts, last])].map((from) => {
    const piece = codes.slice(from, from + longest).join('');
    return han || from === 0 ? piece : GOES_ON + piece;
  });
}
