import { deepEqual } from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { isBusy } from '#cms/ports/busy.ts';

/** Long enough for a machine that has much else to do: how fast the answer came is the benchmark's. */
const PATIENCE_MS = 20_000;

/** Waits until `check` holds. Returns how many milliseconds that took. */
export async function eventually(
  check: () => boolean | Promise<boolean>,
  { what = 'so', withinMs = PATIENCE_MS }: { what?: string; withinMs?: number } = {},
): Promise<number> {
  const started = performance.now();
  while (!(await check())) {
    if (performance.now() - started > withinMs) throw new Error(`after ${withinMs} ms still not ${what}`);
    await setTimeout(10);
  }
  return performance.now() - started;
}

/** Waits until what is read is no longer `from` but `to`. Anything else is wrong at once. */
export async function changes<T>(read: () => Promise<T>, { from, to }: { from: T; to: T }): Promise<void> {
  let last = from;
  await eventually(
    async () => {
      last = await read();
      return !isDeepStrictEqual(last, from);
    },
    { what: `anything but ${JSON.stringify(from)}` },
  );
  deepEqual(last, to);
}

/** Comes again as often as it is told to: of a crowd on a slow machine not everybody is served at once. */
export async function untilServed<T>(ask: () => Promise<T>, times = 20): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!isBusy(error) || times <= 1) throw error;
    return untilServed(ask, times - 1);
  }
}
