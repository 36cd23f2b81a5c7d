/**
 * The code is bundled once for the site and once for the admin, in one process: the queues are shared
 * by all copies.
 */
const shared = globalThis as typeof globalThis & { [key: symbol]: Map<string, Promise<unknown>> | undefined };
const KEY = Symbol.for('jintuo.pretend-payment-queues');
const queues = shared[KEY] ?? new Map<string, Promise<unknown>>();
shared[KEY] = queues;

/** Runs the work when all earlier work of that name has ended, well or badly. */
export async function oneAtATime<T>(name: string, work: () => Promise<T>): Promise<T> {
  const turn = (queues.get(name) ?? Promise.resolve()).then(work);
  const ended = turn.catch(() => undefined);
  queues.set(name, ended);
  try {
    return await turn;
  } finally {
    if (queues.get(name) === ended) queues.delete(name);
  }
}
