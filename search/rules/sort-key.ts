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
