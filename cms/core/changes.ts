/** Something the public sees has changed. */
export interface Change {
  collection: string;
  id: string;
  facility?: string;
  slugs: string[];
}

type Listener = (change: Change) => void | Promise<void>;

/**
 * The code is bundled once for the site and once for the admin, but there is one process and one
 * Payload, so the list of listeners is shared by all copies.
 */
const shared = globalThis as typeof globalThis & { [key: symbol]: Set<Listener> | undefined };
const KEY = Symbol.for('jintuo.change-listeners');
const listeners = (shared[KEY] ??= new Set<Listener>());

export function onChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

interface Transactional {
  context?: Record<string, unknown>;
}

/**
 * Listeners run shortly after the write, when its transaction has been committed, and once more a
 * moment later, because a page being rendered at that moment may still have read the old state.
 * Bulk work (seeding, imports) sets `req.context.quiet` and reindexes once at its end.
 */
export function announce(change: Change, req?: Transactional): void {
  if (req?.context?.quiet) return;
  for (const delay of [40, 600]) setTimeout(() => tell(change), delay).unref();
}

function tell(change: Change): void {
  for (const listener of listeners) {
    Promise.resolve(listener(change)).catch((error: unknown) => console.error('change listener failed', error));
  }
}
