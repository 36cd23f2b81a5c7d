import { LRUCache } from 'lru-cache';

/** Something was written that others must know of: other people's screens, and other processes' memories. */
export interface Change {
  /** The documents' collection; `*` for everything there is. */
  collection: string;
  /** Which of them; none means any. */
  ids: string[];
  /** The centre that they belong to. */
  facility?: string;
  /** Whether another process has written it. */
  elsewhere?: boolean;
}

/** Up to when this process has followed the log, in milliseconds of `performance.now()`. */
interface Followed {
  at: number;
}

/** Each is read within a second. */
const MOST_OWN = 10_000;

type Listener = (change: Change) => void | Promise<void>;

/**
 * The code is bundled once for the site and once for the admin, but there is one process and one
 * Payload, so the lists of listeners are shared by all copies.
 */
const shared = globalThis as typeof globalThis & { [key: symbol]: Set<never> | undefined };
const entries = globalThis as typeof globalThis & { [key: symbol]: LRUCache<string, true> | undefined };
const moments = globalThis as typeof globalThis & { [key: symbol]: Followed | undefined };
const listeners = (shared[Symbol.for('jintuo.change-listeners')] ??= new Set<never>()) as Set<Listener>;
const writers = (shared[Symbol.for('jintuo.written-listeners')] ??= new Set<never>()) as Set<() => void>;
const own = (entries[Symbol.for('jintuo.own-entries')] ??= new LRUCache<string, true>({ max: MOST_OWN }));
const followed = (moments[Symbol.for('jintuo.log-followed')] ??= { at: Number.NEGATIVE_INFINITY });

/** Hears of each change when this process's own memory has followed it, be it written here or in another process. */
export function onChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells whoever keeps something of what has changed, such as pages. */
export async function tellChange(change: Change): Promise<void> {
  await Promise.all([...listeners].map((listener) => listener(change)));
}

/** Hears that this process has written to the change log: whoever reads the log need not wait for its next look. */
export function onWritten(listener: () => void): () => void {
  writers.add(listener);
  return () => writers.delete(listener);
}

export function tellWritten(): void {
  for (const listener of writers) listener();
}

/** Remembers for a while that an entry of the log is this process's own. */
export const noteOwn = (id: string): void => void own.set(id, true);
export const isOwn = (id: string): boolean => own.has(id);

/** What was committed before this moment has been told to whoever keeps something of it. */
export function noteFollowed(at: number): void {
  followed.at = at;
}

/** In milliseconds of `performance.now()`; long ago where nobody follows the log. */
export const followedUpTo = (): number => followed.at;
