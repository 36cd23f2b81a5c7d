import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FORMS } from './forms.ts';
import { nextRound, type Progress, readProgress, resume, seedOf, writeProgress } from './progress.ts';
import { hasBegun } from './run-round.ts';

const folder = mkdtempSync(join(tmpdir(), 'jintuo-long-'));
afterAll(() => rmSync(folder, { recursive: true }));

const done = (...rounds: number[]) => rounds.map((round) => ({ round, passed: 3, seconds: 1 }));
const half: Progress = { seed: 100, rounds: 4, done: done(1, 2) };

describe('a long form that was broken off', () => {
  it('goes on with the round that was not done', () => {
    expect(nextRound(half)).toBe(3);
    expect(nextRound({ ...half, done: done(1, 2, 3, 4) })).toBeUndefined();
    expect(resume(half, { rounds: 4, newSeed: 7 })).toBe(half);
    expect(resume(half, { rounds: 4, seed: 100, newSeed: 7 })).toBe(half);
  });

  it('begins anew when it was over, or when something else is wanted', () => {
    const over = { ...half, done: done(1, 2, 3, 4) };
    expect(resume(over, { rounds: 4, newSeed: 7 })).toEqual({ seed: 7, rounds: 4, done: [] });
    expect(resume(undefined, { rounds: 4, newSeed: 7 })).toEqual({ seed: 7, rounds: 4, done: [] });
    expect(resume(half, { rounds: 4, seed: 5, newSeed: 7 })).toEqual({ seed: 5, rounds: 4, done: [] });
    expect(resume(half, { rounds: 9, newSeed: 7 })).toEqual({ seed: 7, rounds: 9, done: [] });
    expect(resume(half, { rounds: 4, fresh: true, newSeed: 7 })).toEqual({ seed: 7, rounds: 4, done: [] });
  });

  it('is found where it was left, and a file that cannot be read is none', () => {
    expect(readProgress(folder, 'refunds')).toBeUndefined();
    writeProgress(folder, 'refunds', half);
    expect(readProgress(folder, 'refunds')).toEqual(half);
    writeFileSync(join(folder, 'broken.json'), '{"seed":');
    expect(readProgress(folder, 'broken')).toBeUndefined();
  });
});

it('knows a round in which nothing began from one in which something failed', () => {
  const files = ['tests/e2e/text/scripts.spec.ts'];
  const failed = (...why: string[]) => ({ files, failures: why.map((one) => ({ why: one })) });
  expect(hasBegun({ files: [], failures: [] })).toBe(false);
  for (const why of [
    '"beforeAll" hook timeout of 600000ms exceeded.',
    'Test timeout of 600000ms exceeded while setting up "page".',
    'Error: the server did not get ready within 300 s; at last it said: starting',
  ])
    expect(hasBegun(failed(why)), why).toBe(false);
  expect(hasBegun(failed('Error: script 7 ran'))).toBe(true);
  expect(hasBegun(failed('"beforeAll" hook timeout of 600000ms exceeded.', 'Test timeout of 600000ms exceeded.'))).toBe(true);
  expect(hasBegun(failed())).toBe(true);
});

it('gives every round a seed of its own, which follows from the first', () => {
  expect([1, 2, 3].map((round) => seedOf({ seed: 40 }, round))).toEqual([40, 41, 42]);
});

it('has a name of its own for every long form', () => {
  expect(new Set(FORMS.map(({ name }) => name)).size).toBe(FORMS.length);
});
