import { setTimeout } from 'node:timers/promises';

/** Waits until `check` holds, and says how long that took; promise 9 gives it a second. */
export async function eventually(check: () => boolean | Promise<boolean>, withinMs = 1000): Promise<number> {
  const started = performance.now();
  while (!(await check())) {
    if (performance.now() - started > withinMs) throw new Error(`still not so after ${withinMs} ms`);
    await setTimeout(10);
  }
  return performance.now() - started;
}
