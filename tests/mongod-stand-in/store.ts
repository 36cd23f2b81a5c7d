import sift from 'sift';

export type Doc = Record<string, unknown>;
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
}

/** Documents in memory; one that is changed is a new object, so that a moment is kept by keeping what was there. */
export function createStore(): Store {
  const all = new Map<string, Rows>();
  const rows = (collection: string): Rows => {
    const found = all.get(collection) ?? new Map<unknown, Doc>();
    all.set(collection, found);
    return found;
  };
  const write = (collection: string, id: unknown, doc: Doc | undefined) => {
    if (doc) rows(collection).set(id, doc);
    else rows(collection).delete(id);
  };
  const begin = () => {
    const moment = new Map([...all].map(([name, kept]) => [name, new Map(kept)]));
    const before = new Map([...all].map(([name, kept]) => [name, new Map(kept)]));
    const written: [collection: string, id: unknown, doc: Doc | undefined][] = [];
    const seen = (collection: string): Rows => {
      const found = moment.get(collection) ?? new Map<unknown, Doc>();
      moment.set(collection, found);
      return found;
    };
    return {
      rows: seen,
      write: (collection: string, id: unknown, doc: Doc | undefined) => {
        if (rows(collection).get(id) !== before.get(collection)?.get(id)) throw new WriteConflict('WriteConflict');
        if (doc) seen(collection).set(id, doc);
        else seen(collection).delete(id);
        written.push([collection, id, doc]);
      },
      commit: () => {
        for (const one of written) write(...one);
      },
    };
  };
  return { rows, write, begin };
}

export function matching(view: View, collection: string, filter: Doc = {}): Doc[] {
  return [...view.rows(collection).values()].filter(sift(filter));
}

export function sorted(docs: Doc[], by: Doc = {}): Doc[] {
  const keys = Object.entries(by) as [string, number][];
  return docs.toSorted((a, b) => {
    for (const [key, direction] of keys) {
      const [x, y] = [at(a, key), at(b, key)] as [never, never];
      if (x < y || (x === undefined && y !== undefined)) return -direction;
      if (x > y || (y === undefined && x !== undefined)) return direction;
    }
    return 0;
  });
}

export const at = (doc: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, key) => (value === null || typeof value !== 'object' ? undefined : (value as Doc)[key]), doc);
