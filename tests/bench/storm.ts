import type { SearchPort } from '#search/port.ts';
import { numbers } from '../search/sample-city.ts';
import { percentile } from './pairs.ts';
import { memoryOf } from './process-memory.ts';

const WORDS = 10_000;
const AT_ONCE = 20;
const NAMES = [
  'hailing',
  'yangguang',
  'taixing',
  'gaogang',
  'jiangyan',
  'huangqiao',
  'tuoyuyuan',
  'tiandehu',
  'xinghua',
  'jingjiang',
];

/** Ten thousand mistyped and random words, twenty at a time; `pid` is the engine's process, whose memory is looked at. */
export async function storm(search: SearchPort, pid: string | undefined): Promise<string> {
  const next = numbers(17);
  const before = memoryOf(pid);
  const taken: number[] = [];
  let asked = 0;
  const visitor = async () => {
    while (asked++ < WORDS) {
      const q = next(2) === 0 ? slipped(NAMES[next(NAMES.length)] ?? '', next) : random(next);
      const from = performance.now();
      if (next(3) === 0) await search.suggestPlaces({ q, lang: 'zh', limit: 8 });
      else await search.searchFacilities({ q, page: 1, perPage: 20 });
      taken.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, visitor));
  const after = memoryOf(pid);
  const memory =
    before && after
      ? `memory ${before.resident} MB before, ${after.resident} MB after (its own: ${before.own} and ${after.own})`
      : 'memory not looked at: MEILI_TEST_PID names no process';
  return `${WORDS.toLocaleString('en')} mistyped and random words, ${AT_ONCE} at a time: p50 ${percentile(taken, 50).toFixed(1)} ms, p99 ${percentile(taken, 99).toFixed(1)} ms; ${memory}`;
}

function slipped(word: string, next: (below: number) => number): string {
  const at = 1 + next(word.length - 1);
  const letter = String.fromCharCode(97 + next(26));
  return word.slice(0, at) + (next(2) ? letter : '') + word.slice(at + next(2));
}

function random(next: (below: number) => number): string {
  return Array.from({ length: 3 + next(10) }, () => String.fromCharCode(97 + next(26))).join('');
}
