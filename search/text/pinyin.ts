import { pinyin } from 'pinyin-pro';
import { fold } from './fold.ts';
import { placeReadings } from './place-readings.ts';
import { remembering } from './remembering.ts';

/** One toneless syllable for each character of a folded Han run; `''` where a character has no known reading. */
export type Spell = (run: string) => string[];

/** How a city's place names are read: `{ 溱潼: 'qin tong' }`. */
export type ReadingTable = Readonly<Record<string, string>>;

/** A city's own readings go before the common ones. A function is asked each time, for a table that people edit. */
export function createSpell(readings: ReadingTable | (() => ReadingTable) = {}): Spell {
  const latest = typeof readings === 'function' ? readings : () => readings;
  let table = latest();
  let spell = spellBy(table);
  return (run) => {
    if (latest() !== table) {
      table = latest();
      spell = spellBy(table);
    }
    return spell(run);
  };
}

function spellBy(readings: ReadingTable): Spell {
  // A table of our own: the library's is one for the whole process.
  const table = new Map(Object.entries({ ...placeReadings, ...readings }).flatMap(([name, said]) => reading(name, said)));
  const longest = Math.max(...Array.from(table.keys(), (name) => name.length));

  // Districts, roads and kinds of centre come again and again.
  return remembering((run) => {
    const chars = Array.from(run);
    const said = pinyin(run, { toneType: 'none', type: 'array', v: true });
    const syllables = said.length === chars.length ? said : chars.map((char) => pinyin(char, { toneType: 'none', v: true }));
    for (let at = 0; at < chars.length; at++) {
      for (let size = Math.min(longest, chars.length - at); size > 1; size--) {
        const known = table.get(chars.slice(at, at + size).join(''));
        if (!known) continue;
        syllables.splice(at, size, ...known);
        at += size - 1;
        break;
      }
    }
    return syllables.map((syllable) => (/^[a-z]+$/.test(syllable) ? syllable : ''));
  });
}

/** A reading with another number of syllables than characters would shift all that follows: it is left out. */
function reading(name: string, said: string): [string, string[]][] {
  const folded = fold(name);
  const syllables = fold(said).split(/\s+/).filter(Boolean);
  return syllables.length === Array.from(folded).length ? [[folded, syllables]] : [];
}

/**
 * Syllables of a run with gaps taken out: what may be read on in one breath.
 * @example unbroken(['hai', '', 'qu']) // [['hai'], ['qu']]
 */
export function unbroken(syllables: string[]): string[][] {
  const parts: string[][] = [[]];
  for (const syllable of syllables) {
    if (syllable) parts.at(-1)?.push(syllable);
    else parts.push([]);
  }
  return parts.filter((part) => part.length > 0);
}
