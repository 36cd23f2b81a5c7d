import { createStore, type Store } from '../embedded/store.ts';
import type { Change } from '../meanwhile.ts';
import type { SearchDocument } from '../port.ts';
import { isToCome } from '../rules/text-order.ts';
import type { Spell } from '../text/pinyin.ts';
import type { Condition } from '../text/question.ts';
import { type Filter, without } from './filters.ts';

/** What has changed and the engine has not yet taken in: until then the portal's own memory answers for it. */
export interface Unsettled {
  /** How many documents. */
  size(): number;
  /** Says when the engine has taken the change in, or never will, and whether it is still the last of a document. */
  add(change: Change): { settle(): void; isLast(id: string): boolean };
  /** What to leave out of the engine's answer, and what to put in its place; to be used at once. */
  now(): Now;
  /** The document as it is now, `null` where it has gone, `undefined` where it has not changed. */
  get(id: string): SearchDocument | null | undefined;
  /** Resolves once there is no more than this left: nothing, if nothing is said. */
  settled(most?: number): Promise<void>;
  close(): void;
}

interface Now {
  without: Filter;
  store: Store;
  /** Those of these kinds that meet the conditions; of activities, those that are not over on that day. */
  meeting: (conditions: Condition[], kinds: SearchDocument['kind'][], from?: string) => SearchDocument[];
}

export function createUnsettled(spell: Spell): Unsettled {
  const store = createStore(spell);
  const latest = new Map<string, object>();
  const waiting = new Set<{ most: number; wake: () => void }>();
  let closed = false;

  const shelfOf = { facility: 'facilities', article: 'texts', policy: 'texts', activity: 'activities', place: 'places' } as const;
  const meeting: Now['meeting'] = (conditions, kinds, from) => {
    if (latest.size === 0) return [];
    const shelves = new Set(kinds.map((kind) => store[shelfOf[kind]]));
    const met = [...shelves].flatMap((shelf) =>
      shelf
        .find(conditions)
        .array()
        .map((row) => shelf.at(row).document),
    );
    return met.filter((document) => document.kind !== 'activity' || isToCome(document, from));
  };

  return {
    size: () => latest.size,
    add: (change) => {
      const mark = {};
      const ids = 'put' in change ? change.put.map(({ id }) => id) : change.gone;
      for (const id of ids) latest.set(id, mark);
      store.apply(change);
      const settle = () => {
        // What has changed again since waits for its own turn.
        const own = ids.filter((id) => latest.get(id) === mark);
        for (const id of own) latest.delete(id);
        if (!closed) store.apply({ gone: own });
        for (const one of waiting) {
          if (latest.size > one.most) continue;
          waiting.delete(one);
          one.wake();
        }
      };
      return { settle, isLast: (id) => latest.get(id) === mark };
    },
    now: () => ({ without: without([...latest.keys()]), store, meeting }),
    get: (id) => (latest.has(id) ? (store.get(id) ?? null) : undefined),
    settled: (most = 0) => (latest.size <= most ? Promise.resolve() : new Promise((wake) => waiting.add({ most, wake }))),
    close: () => {
      closed = true;
      store.close();
    },
  };
}
