import sift from 'sift';
import type { Doc } from './doc.ts';
import { DuplicateKey, type IndexSpec, keyIn, type Unique } from './unique.ts';

type Rows = Map<unknown, Doc>;

/** Another has changed meanwhile what a transaction would write. */
export class WriteConflict extends Error {}

/** What a command sees of the database and changes in it: all of it as it is, or one transaction's moment. */
export interface View {
  rows(collection: string): Rows;
  write(collection: string, id: unknown, doc: Doc | undefined): void;
}

export interface Store extends View {
  begin(): View & { commit(): void };
  /** Keeps an index; fails where it lets only one have what several have. */
  index(collection: string, spec: IndexSpec): void;
  indexes(collection: string): IndexSpec[];
}

/** Documents in memory; one that is changed is a new object, so that a moment is kept by keeping what was there. */
export function createStore(): Store {
  const all = new Map<string, Rows>();
  const rows = (collection: string): Rows => {
    const found = all.get(collection) ?? new Map<unknown, Doc>();
    all.set(collection, found);
    return found;
  };
  const specs = new Map<string, IndexSpec[]>();
  const uniques = new Map<string, Unique[]>();
  const write = (collection: string, id: unknown, doc: Doc | undefined) => {
    const before = rows(collection).get(id);
    const ofIt = uniques.get(collection) ?? [];
    for (const { spec, holders } of ofIt) {
      const holder = holders.get(keyIn(spec, doc) ?? '');
      if (holder !== undefined && holder !== id) throw new DuplicateKey(collection, spec.key, doc ?? {});
    }
    for (const { spec, holders } of ofIt) {
      holders.delete(keyIn(spec, before) ?? '');
      const key = keyIn(spec, doc);
      if (key !== undefined) holders.set(key, id);
    }
    if (doc) rows(collection).set(id, doc);
    else rows(collection).delete(id);
  };
  const index = (collection: string, spec: IndexSpec) => {
    const known = specs.get(collection) ?? [];
    if (known.some(({ name }) => name === spec.name)) return;
    if (spec.unique) {
      const holders = new Map<string, unknown>();
      for (const [id, doc] of rows(collection)) {
        const key = keyIn(spec, doc);
        if (key !== undefined && holders.has(key)) throw new DuplicateKey(collection, spec.key, doc);
        if (key !== undefined) holders.set(key, id);
      }
      uniques.set(collection, [...(uniques.get(collection) ?? []), { spec, holders }]);
    }
    specs.set(collection, [...known, spec]);
  };
  const begin = () => {
    const moment = new Map([...all].map(([name, kept]) => [name, new Map(kept)]));
    const before = new Map([...all].map(([name, kept]) => [name, new Map(kept)]));
    const written: [collection: string, id: unknown, doc: Doc | undefined][] = [];
    /** Who has a key by what this transaction has written. */
    const own = new Map<string, unknown>();
    const requireUnique = (collection: string, id: unknown, doc: Doc | undefined) => {
      for (const { spec, holders } of uniques.get(collection) ?? []) {
        const key = keyIn(spec, doc);
        if (key === undefined) continue;
        const named = `${collection} ${spec.name} ${key}`;
        const outside = holders.get(key);
        for (const holder of [own.get(named), outside])
          if (holder !== undefined && holder !== id && keyIn(spec, seen(collection).get(holder)) === key)
            throw new DuplicateKey(collection, spec.key, doc ?? {});
        // It has come since this transaction's moment.
        if (outside !== undefined && outside !== id && !before.get(collection)?.has(outside))
          throw new WriteConflict('WriteConflict');
        own.set(named, id);
      }
    };
    const seen = (collection: string): Rows => {
      const found = moment.get(collection) ?? new Map<unknown, Doc>();
      moment.set(collection, found);
      return found;
    };
    return {
      rows: seen,
      write: (collection: string, id: unknown, doc: Doc | undefined) => {
        if (rows(collection).get(id) !== before.get(collection)?.get(id)) throw new WriteConflict('WriteConflict');
        requireUnique(collection, id, doc);
        if (doc) seen(collection).set(id, doc);
        else seen(collection).delete(id);
        written.push([collection, id, doc]);
      },
      commit: () => {
        for (const [collection, id, doc] of inOrder(written)) {
          const taken = uniques.get(collection)?.some(({ spec, holders }) => {
            const holder = holders.get(keyIn(spec, doc) ?? '');
            return holder !== undefined && holder !== id && rows(collection).get(holder) !== before.get(collection)?.get(holder);
          });
          if (taken) throw new WriteConflict('WriteConflict');
        }
        for (const one of inOrder(written)) write(...one);
      },
    };
  };
  return { rows, write, begin, index, indexes: (collection) => specs.get(collection) ?? [] };
}

type Written = [collection: string, id: unknown, doc: Doc | undefined];

/** What each document is in the end, those first that give up what another takes. */
function inOrder(written: Written[]): Written[] {
  const last = new Map(written.map((one) => [`${one[0]} ${one[1]}`, one]));
  const gone = [...last.values()].filter(([, , doc]) => !doc);
  return [...gone, ...[...last.values()].filter(([, , doc]) => doc)];
}

export function matching(view: View, collection: string, filter: Doc = {}): Doc[] {
  return [...view.rows(collection).values()].filter(sift(filter));
}
