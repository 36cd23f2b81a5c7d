import { BusyError } from '#cms/ports/busy.ts';

export type Attempt<T> = { done: true; result: T } | { done: false; why: unknown };

/** How long somebody whom others keep overtaking is tried again. */
export const PATIENCE_MS = 10_000;
const LONGEST_PAUSE_MS = 120;

/**
 * Does something until it is not overtaken any more.
 * @param attempt what was done, or why it was overtaken
 * @throws BusyError when that takes too long
 */
export async function tryAgain<T>(attempt: (count: number) => Promise<Attempt<T>>, patienceMs = PATIENCE_MS): Promise<T> {
  const giveUpAt = performance.now() + patienceMs;
  for (let count = 1; ; count++) {
    const outcome = await attempt(count);
    if (outcome.done) return outcome.result;
    if (performance.now() > giveUpAt) throw new BusyError('others were always faster', { cause: outcome.why });
    // By chance, so that a crowd does not come back all at once.
    const pause = Math.random() * Math.min(LONGEST_PAUSE_MS, 5 * 2 ** count);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
