import { type IndexedText, PARTS, type Part, SPOKEN_PARTS } from './indexed-text.ts';
import { type Spell, unbroken } from './pinyin.ts';
import { type Run, runsOfText } from './runs.ts';

/** One part of a document as it is searched: what stands there, and how its Chinese is said. */
export interface Reading {
  runs: Run[];
  /** Syllables that may be read on in one breath. */
  stretches: string[][];
}

export type Readings = Record<Part, Reading>;

/** The longest text of one run that a question can ask for; see `parseQuery`. */
export const LONGEST_ASKED = 100;

export function readingsOf(text: IndexedText, spell: Spell): Readings {
  return Object.fromEntries(PARTS.map((part) => [part, readingOf(part, text[part], spell)])) as Readings;
}

function readingOf(part: Part, texts: string[], spell: Spell): Reading {
  const runs = [...new Set(texts)].flatMap(runsOfText);
  const spoken = SPOKEN_PARTS.includes(part);
  return { runs, stretches: spoken ? runs.flatMap(({ han, text }) => (han ? unbroken(spell(text)) : [])) : [] };
}

/**
 * What can be read from each piece on: a text begins with one of these wherever the piece stands.
 * @example tails(['hai', 'ling', 'qu']) // ['hailingqu', 'lingqu', 'qu']
 */
export function tails(pieces: string[]): string[] {
  let tail = '';
  return pieces
    .toReversed()
    .map((piece) => {
      tail = (piece + tail).slice(0, LONGEST_ASKED);
      return tail;
    })
    .toReversed();
}

/** The first letters of a stretch's syllables. */
export function initialsOf(stretch: string[]): string[] {
  return stretch.map((syllable) => syllable[0] as string);
}
