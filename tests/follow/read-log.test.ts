import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type Change, followedUpTo, tellWritten } from '#cms/core/changes.ts';
import { readLog } from '#cms/follow/read-log.ts';

const NEVER = 3_600_000;
const silent = { warn: () => {}, error: () => {} };
const change = (id: string): Change => ({ collection: 'articles', ids: [id] });

/** A log that is written by hand; it can be made to fail. */
function handLog() {
  const written: Change[] = [];
  const log = { failing: false, reads: 0, begunAt: 0, write: (id: string) => void written.push(change(id)) };
  const next = async () => {
    log.reads++;
    log.begunAt = performance.now();
    await setTimeout(2);
    if (log.failing) throw new Error('away');
    return written.splice(0);
  };
  return Object.assign(log, { follow: async () => next });
}

it('hands on what other processes write at its next look, in order', async () => {
  const log = handLog();
  const reader = await readLog(log, { log: silent, everyMs: 5 });
  const taken: string[] = [];
  log.write('before it was started');
  reader.start(({ ids }) => taken.push(...ids));
  log.write('b');
  await expect.poll(() => taken).toEqual(['before it was started', 'b']);
  await reader.stop();
  log.write('c');
  await setTimeout(30);
  expect(taken).toHaveLength(2);
});

it('does not wait for its next look when this process has written', async () => {
  const log = handLog();
  const reader = await readLog(log, { log: silent, everyMs: NEVER });
  const taken: string[] = [];
  reader.start(({ ids }) => taken.push(...ids));
  log.write('a');
  tellWritten();
  await reader.caughtUp();
  expect(taken).toEqual(['a']);
  await reader.caughtUp();
  expect(log.reads, 'nothing new has been written').toBeLessThanOrEqual(2);
  await reader.stop();
});

it('who waits hears of what was written while a look was under way', async () => {
  const log = handLog();
  const reader = await readLog(log, { log: silent, everyMs: NEVER });
  const taken: string[] = [];
  reader.start(({ ids }) => taken.push(...ids));
  const first = reader.look();
  await setTimeout(1);
  log.write('a');
  tellWritten();
  await Promise.all([first, reader.caughtUp()]);
  expect(taken).toEqual(['a']);
  await reader.stop();
});

it('a log that cannot be read for a while loses nothing, and is complained of once', async () => {
  const log = handLog();
  const complaints: string[] = [];
  const reader = await readLog(log, {
    log: { ...silent, error: (_, message) => complaints.push(message) },
    everyMs: 5,
  });
  const taken: string[] = [];
  log.failing = true;
  log.write('a');
  reader.start(({ ids }) => taken.push(...ids));
  await expect.poll(() => log.reads).toBeGreaterThan(3);
  log.failing = false;
  await expect.poll(() => taken).toEqual(['a']);
  expect(complaints).toHaveLength(1);
  await reader.stop();
});

it('knows up to when it has followed the log: not beyond a look that failed, and not to its end where it began', async () => {
  const log = handLog();
  const reader = await readLog(log, { log: silent, everyMs: NEVER });
  reader.start(() => {});
  const before = performance.now();
  await reader.look();
  const known = followedUpTo();
  expect([before <= known, known <= log.begunAt]).toEqual([true, true]);
  log.failing = true;
  await reader.look();
  expect(followedUpTo()).toBe(known);
  log.failing = false;
  await reader.look();
  expect(followedUpTo()).toBeGreaterThan(known);
  await reader.stop();
});
