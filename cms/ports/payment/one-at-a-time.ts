import { createTurns, type Turns } from '../turns.ts';

/**
 * The code is bundled once for the site and once for the admin, in one process: the queues are shared
 * by all copies.
 */
const shared = globalThis as typeof globalThis & { [key: symbol]: Turns | undefined };
const KEY = Symbol.for('jintuo.pretend-payment-queues');

/** What is done to one payment takes turns. */
export const oneAtATime: Turns = (shared[KEY] ??= createTurns());
