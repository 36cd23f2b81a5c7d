import type { DatabaseSync } from 'node:sqlite';
import { PARTS, type Part } from '../text/indexed-text.ts';
import { type Condition, loosely, RANKS, strictly } from '../text/question.ts';
import type { Readings } from '../text/readings.ts';
import type { Run } from '../text/runs.ts';
import { type RowSet, rowSet } from './row-set.ts';
import { createTextIndex } from './text-index.ts';

/**
 * Entries of one kind and their full text, in numbered rows. Each kind has its own, so that a slip is taken for a
 * word that kind has.
 */
export interface Shelf<Entry> {
  size(): number;
  get(id: string): Entry | undefined;
  all(): Entry[];
  /** A row that is there. */
  at(row: number): Entry;
  /** -1 for an id that never was there. */
  rowOf(id: string): number;
  put(entries: { id: string; entry: Entry; readings: Readings }[]): void;
  remove(ids: string[]): void;
  /** What decides over these terms: the strict conditions, or the looser where nothing here that counts meets the strict. */
  conditionsFor(terms: Run[], counts?: (entry: Entry) => boolean): Condition[];
  /** The rows that meet all conditions; none where there is no condition. */
  find(conditions: Condition[]): RowSet;
  ranksOf(conditions: Condition[]): Ranks;
}

/** The ranks of rows that meet some conditions. Which rows have one is asked only when it matters. */
export interface Ranks {
  /** 0 is best. */
  of(row: number): number;
  /** Of these rows those that rank best, and at least so many, where there are. */
  best(rows: readonly number[], count: number): readonly number[];
}

/** Where a shelf is, and how its entries are written down there and read again, where they are to be found by a later start. */
export interface ShelfPlace<Entry> {
  db: DatabaseSync;
  name: string;
  kept?: { write: (entry: Entry) => string; read: (text: string) => Entry };
}

const NONE = rowSet();

export function createShelf<Entry extends object>({ db, name, kept }: ShelfPlace<Entry>): Shelf<Entry> {
  const words = createTextIndex(db, name);
  const rows = new Map<string, number>();
  const entries: (Entry | undefined)[] = [];
  let size = 0;

  if (kept)
    db.exec(`CREATE TABLE IF NOT EXISTS ${name}_entries (row INTEGER PRIMARY KEY, id TEXT NOT NULL, entry TEXT NOT NULL)`);
  const insert = kept && db.prepare(`INSERT OR REPLACE INTO ${name}_entries (row, id, entry) VALUES (?, ?, ?)`);
  const erase = kept && db.prepare(`DELETE FROM ${name}_entries WHERE row = ?`);
  if (kept)
    for (const { row, id, entry } of db.prepare(`SELECT row, id, entry FROM ${name}_entries ORDER BY row`).iterate()) {
      rows.set(String(id), Number(row));
      while (entries.length < Number(row)) entries.push(undefined);
      entries.push(kept.read(String(entry)));
      size++;
    }

  const rowFor = (id: string) => {
    const row = rows.get(id) ?? entries.length;
    rows.set(id, row);
    if (row === entries.length) entries.push(undefined);
    return row;
  };
  const find = (conditions: Condition[], parts: readonly Part[], quantity: 'all' | 'any') =>
    conditions.length === 0 ? NONE : words.find({ conditions, quantity, parts });

  return {
    size: () => size,
    get: (id) => entries[rows.get(id) ?? -1],
    all: () => entries.filter((entry) => entry !== undefined),
    at: (row) => entries[row] as Entry,
    rowOf: (id) => rows.get(id) ?? -1,
    put: (added) => {
      if (added.length === 0) return;
      words.put(
        added.map(({ id, readings }) => [rowFor(id), readings]),
        () => {
          for (const { id, entry } of added) insert?.run(rowFor(id), id, kept?.write(entry) ?? '');
        },
      );
      for (const { id, entry } of added) {
        const row = rowFor(id);
        if (!entries[row]) size++;
        entries[row] = entry;
      }
    },
    remove: (ids) => {
      const gone = [...new Set(ids)].map((id) => rows.get(id) ?? -1).filter((row) => entries[row]);
      if (gone.length === 0) return;
      words.remove(gone, () => {
        for (const row of gone) erase?.run(row);
      });
      for (const row of gone) entries[row] = undefined;
      size -= gone.length;
    },
    conditionsFor: (terms, counts = () => true) => {
      const strict = strictly(terms);
      const loose = loosely(terms);
      if (!loose) return strict;
      for (const row of find(strict, PARTS, 'all')) if (counts(entries[row] as Entry)) return strict;
      return loose.map(words.spelledOut);
    },
    find: (conditions) => find(conditions, PARTS, 'all'),
    ranksOf: (conditions) => {
      const sets: RowSet[] = [];
      const has = (rank: number, row: number) => {
        const { quantity, parts } = RANKS[rank] as (typeof RANKS)[number];
        return (sets[rank] ??= find(conditions, parts, quantity)).has(row);
      };
      const of = (row: number) => {
        let rank = 0;
        while (rank < RANKS.length && !has(rank, row)) rank++;
        return rank;
      };
      const best = (rows: readonly number[], count: number) => {
        const found: number[] = [];
        let rest = rows;
        for (let rank = 0; rank < RANKS.length && found.length < count; rank++) {
          const others: number[] = [];
          for (const row of rest) (has(rank, row) ? found : others).push(row);
          rest = others;
        }
        return found.length < count ? rows : found;
      };
      return { of, best };
    },
  };
}
