import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { endInParts } from '#site/server/end-in-parts.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const lasting = (ms: number) => () => new Promise<void>((resolve) => setTimeout(resolve, ms));

it('a part has its own time, however long the one before has taken', async () => {
  const exit = vi.fn();
  const kept = vi.fn();
  const keeping = async () => lasting(50_000)().then(kept);
  void endInParts(
    [
      { work: lasting(14_000), mostMs: 15_000 },
      { work: keeping, mostMs: 60_000 },
    ],
    exit,
  );
  await vi.advanceTimersByTimeAsync(63_000);
  expect([kept.mock.calls.length, exit.mock.calls.length]).toEqual([0, 0]);
  await vi.advanceTimersByTimeAsync(2000);
  expect([kept.mock.calls.length, exit.mock.calls.length]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(100_000);
  expect(exit, 'once').toHaveBeenCalledTimes(1);
});

it('nothing keeps a process longer than that', async () => {
  const exit = vi.fn();
  void endInParts([{ work: lasting(1_000_000_000), mostMs: 15_000 }], exit);
  await vi.advanceTimersByTimeAsync(14_999);
  expect(exit).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(exit).toHaveBeenCalledTimes(1);
});
