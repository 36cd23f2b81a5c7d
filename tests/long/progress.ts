import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How far a long form has come. Rounds count from 1. */
export interface Progress {
  seed: number;
  rounds: number;
  done: { round: number; passed: number; seconds: number }[];
}

/** Each round's seed follows from the first. */
export const seedOf = ({ seed }: Pick<Progress, 'seed'>, round: number) => seed + round - 1;

/** The next round, or nothing when all are done. One that failed was not done. */
export function nextRound({ rounds, done }: Progress): number | undefined {
  const isDone = new Set(done.map(({ round }) => round));
  return Array.from({ length: rounds }, (_, at) => at + 1).find((round) => !isDone.has(round));
}

/** Goes on with what was broken off, unless it is over or something else is wanted. */
export function resume(
  last: Progress | undefined,
  wanted: { seed?: number; rounds: number; fresh?: boolean; newSeed: number },
): Progress {
  const { seed = last?.seed, rounds, fresh } = wanted;
  const same = last && !fresh && last.seed === seed && last.rounds === rounds && nextRound(last) !== undefined;
  return same ? last : { seed: wanted.seed ?? wanted.newSeed, rounds, done: [] };
}

const pathOf = (folder: string, name: string) => join(folder, `${name}.json`);

export function readProgress(folder: string, name: string): Progress | undefined {
  try {
    return JSON.parse(readFileSync(pathOf(folder, name), 'utf8'));
  } catch {
    return undefined;
  }
}

export function writeProgress(folder: string, name: string, progress: Progress): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(pathOf(folder, name), `${JSON.stringify(progress, null, 2)}\n`);
}
