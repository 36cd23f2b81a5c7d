import type { Text } from '../port.ts';
import type { Spell } from '../text/pinyin.ts';
import { runsOf } from '../text/runs.ts';

/** What a name is ordered by: Chinese as it is read, so that names stand in alphabetical order. */
export function sortKey({ zh, en }: Text, spell: Spell): string {
  return runsOf(zh || en || '')
    .map(({ han, text }) => (han ? spell(text).join(' ') : text))
    .join(' ');
}

export function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
