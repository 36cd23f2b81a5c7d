import { LANGS, textIn } from '#domain/language/lang.ts';
import type { Text } from '../port.ts';
import type { Spell } from '../text/pinyin.ts';
import { runsOfText } from '../text/runs.ts';

const LONGEST = 150;
/** After every name. */
const NAMELESS = '~';

/** What a name is ordered by: Chinese as it is read, so that names stand in alphabetical order. */
export function sortKey(name: Text, spell: Spell): string {
  return (
    runsOfText(textIn(name, LANGS[0]))
      .flatMap(({ han, text }) => (han ? spell(text) : [text]))
      .filter(Boolean)
      .join(' ')
      .slice(0, LONGEST)
      .trim() || NAMELESS
  );
}

export function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const LETTERS_OF_START = 6;
const CODES = 128;
/** More than any `startOfKey`. */
export const AFTER_EVERY_NAME = CODES ** LETTERS_OF_START;

/** How a key begins, as a number: a key that comes before another has none that is greater. */
export function startOfKey(key: string): number {
  let start = 0;
  let told = true;
  for (let at = 0; at < LETTERS_OF_START; at++) {
    const code: number = told && at < key.length ? Math.min(key.charCodeAt(at), CODES - 1) : 0;
    // What comes after a letter that is like others here says nothing.
    told &&= code < CODES - 1;
    start = start * CODES + code;
  }
  return start;
}
