import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createErrands } from '#cms/follow/errands.ts';

const silent = { warn: () => {}, error: () => {} };

/** Work that notes its batches, and fails for a name as often as it is told to. */
function worker(failures: Record<string, number> = {}) {
  const batches: string[][] = [];
  const done: string[] = [];
  const work = async (names: string[]) => {
    batches.push(names);
    await setTimeout(5);
    for (const name of names) if ((failures[name] ?? 0) > 0) throw new Error(`not ${name}`);
    done.push(...names);
  };
  const failing = async (names: string[]) => {
    try {
      await work(names);
    } catch (error) {
      if (names.length === 1) for (const name of names) failures[name] = (failures[name] ?? 0) - 1;
      throw error;
    }
  };
  return { batches, done, work: failing };
}

it('what is asked for while it works is the next batch, each name once', async () => {
  const { batches, work } = worker();
  const errands = createErrands(work, { kind: 'test', log: silent });
  errands.ask(['a']);
  errands.ask(['b', 'a']);
  errands.ask(['b', 'c']);
  await errands.done();
  expect(batches).toEqual([['a'], ['b', 'a', 'c']]);
});

it('one that fails loses no other of its batch, and is done when it can be', async () => {
  const { done, work } = worker({ b: 2 });
  const errands = createErrands(work, { kind: 'test', log: silent, pauses: [5, 5] });
  errands.ask(['a', 'b', 'c']);
  await errands.done();
  expect(done.sort()).toEqual(['a', 'b', 'c']);
});

it('one that is asked for anew is not kept waiting by its pause', async () => {
  const { done, work } = worker({ a: 1 });
  const errands = createErrands(work, { kind: 'test', log: silent, pauses: [60_000] });
  errands.ask(['a']);
  await setTimeout(20);
  expect(done).toEqual([]);
  errands.ask(['a']);
  await errands.done();
  expect(done).toEqual(['a']);
});

it('one that long cannot is an error in the log, is waited for no longer, and is never given up', async () => {
  const { batches, done, work } = worker({ a: 5 });
  const errors: object[] = [];
  const log = { ...silent, error: (fields: object) => errors.push(fields) };
  const errands = createErrands(work, { kind: 'test', log, pauses: [5, 5] });
  errands.ask(['a']);
  await errands.done();
  expect(batches.length).toBeGreaterThanOrEqual(3);
  expect(errors[0]).toEqual({ err: expect.any(Error), kind: 'test', about: 'a', times: 3 });
  await expect.poll(() => done).toEqual(['a']);
});

it('stopping waits for what is under way and takes up nothing more', async () => {
  const { done, work } = worker({ b: 9 });
  const errands = createErrands(work, { kind: 'test', log: silent, pauses: [10_000] });
  errands.ask(['b']);
  await setTimeout(20);
  errands.ask(['a']);
  await errands.stop();
  errands.ask(['c']);
  await errands.done();
  expect(done).toEqual(['a']);
});
