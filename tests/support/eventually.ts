import { setTimeout } from 'node:timers/promises';

/** Waits until `check` holds, and says how long that took: promise 9 gives it a second, a busy test machine one more. */
export async function eventually(check: () => boolean | Promise<boolean>, withinMs = 2000): Promise<number> {
  const started = performance.now();
  while (!(await check())) {
    if (performance.now() - started > withinMs) throw new Error(`still not so after ${withinMs} ms`);
    await setTimeout(10);
  }
  return performance.now() - started;
}
