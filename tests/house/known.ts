import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './finding.ts';

const FILE = 'tests/house/known-violations.txt';

/** Each violation with the number of times it is there, as it stands in the list: `rule: what ×2`. */
export type Counts = Map<string, number>;

export function countEach(findings: readonly Finding[]): Counts {
  const counts: Counts = new Map();
  for (const { rule, what } of findings) {
    const key = `${rule}: ${what}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

export function readKnown(root: string): Counts {
  const lines = readFileSync(join(root, FILE), 'utf8').split('\n');
  return new Map(
    lines
      .filter((line) => line && !line.startsWith('#'))
      .map((line) => {
        const [, key = line, times = '1'] = /^(.*?)(?: ×(\d+))?$/.exec(line) ?? [];
        return [key, Number(times)];
      }),
  );
}

/** What is there more often than the list allows, and what the list allows more often than it is there. */
export function compare(found: Counts, known: Counts): { added: string[]; mended: string[] } {
  const more = (here: Counts, there: Counts) =>
    [...here].filter(([key, times]) => times > (there.get(key) ?? 0)).map(([key, times]) => entry(key, times));
  return { added: more(found, known).sort(), mended: more(known, found).sort() };
}

/** Takes out of the list what is mended. Never adds to it. */
export function shrink(root: string, found: Counts): void {
  const known = readKnown(root);
  const comments = readFileSync(join(root, FILE), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('#'));
  const kept = [...known].flatMap(([key, times]) => {
    const left = Math.min(times, found.get(key) ?? 0);
    return left > 0 ? [entry(key, left)] : [];
  });
  writeFileSync(join(root, FILE), [...comments, ...kept.sort(), ''].join('\n'));
}

const entry = (key: string, times: number) => (times === 1 ? key : `${key} ×${times}`);
