import type { SearchPort } from '#search/port.ts';
import { numbers } from '../search/sample-city.ts';
import type { BothEngines } from './both-engines.ts';
import { median, percentile } from './pairs.ts';

const NAMES = 200;
/** Of a long name nobody types more. */
const LETTERS = 16;

interface Typed {
  word: string;
  /** With one letter missed, added, mistaken or swapped. */
  slip: string;
  ask: (search: SearchPort, q: string) => Promise<unknown>;
}

/**
 * S14: every letter of the names of 200 places and centres as they are typed in pinyin, each name also with one slip. Of
 * each whole name, what the slip costs is held against the name spelt right.
 */
export async function typing({ count, centres, places, spell, engines, roundTrip }: BothEngines): Promise<string[]> {
  const next = numbers(14);
  const typed = (name: string, ask: Typed['ask']): Typed => {
    const word = spell(name).join('').slice(0, LETTERS);
    return { word, slip: slipIn(word, next), ask };
  };
  const names = [
    ...evenly(places, NAMES / 2).map(({ name: { zh = '' } }) =>
      typed(zh, (search, q) => search.suggestPlaces({ q, lang: 'zh', limit: 8 })),
    ),
    ...evenly(centres, NAMES / 2).map(({ name: { zh = '' } }) =>
      typed(zh, (search, q) => search.searchFacilities({ q, page: 1, perPage: 20 })),
    ),
  ].filter(({ word }) => word.length > 4);

  const lines: string[] = [];
  for (const [name, search] of engines) {
    const letters: Record<'right' | 'slip', number[]> = { right: [], slip: [] };
    const ratios: number[] = [];
    for (const { word, slip, ask } of names) {
      const right = await typeIn(word, (q) => ask(search, q));
      const wrong = await typeIn(slip, (q) => ask(search, q));
      letters.right.push(...right);
      letters.slip.push(...wrong);
      ratios.push((wrong.at(-1) ?? 0) / (right.at(-1) ?? 0));
    }
    const said = (times: number[]) => `p50 ${percentile(times, 50).toFixed(1)}, p99 ${percentile(times, 99).toFixed(1)} ms`;
    const both = `${said(letters.right)} a letter; with a slip ${said(letters.slip)}; the whole name ${median(ratios).toFixed(2)} × (aim ≤ 3)`;
    lines.push(`S14 typing, ${names.length} names of ${count.toLocaleString('en')} centres and their places, ${name}: ${both}`);
  }
  if (roundTrip) {
    const bare: number[] = [];
    for (let n = 0; n < 200; n++) bare.push(await roundTrip());
    lines.push(
      `  a bare round trip to the server: ${percentile(bare, 50).toFixed(1)}, p99 ${percentile(bare, 99).toFixed(1)} ms`,
    );
  }
  return lines;
}

async function typeIn(word: string, ask: (q: string) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let length = 1; length <= word.length; length++) {
    const from = performance.now();
    await ask(word.slice(0, length));
    times.push(performance.now() - from);
  }
  return times;
}

function slipIn(word: string, next: (below: number) => number): string {
  const at = 1 + next(Math.max(1, word.length - 2));
  const letter = String.fromCharCode(97 + next(26));
  const [before, here, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)];
  const slips = [before + after, before + letter + here + after, before + letter + after];
  return slips[next(4)] ?? before + after.slice(0, 1) + here + after.slice(1);
}

function evenly<One>(all: One[], wanted: number): One[] {
  return all.filter((_, at) => at % Math.max(1, Math.floor(all.length / wanted)) === 0).slice(0, wanted);
}
