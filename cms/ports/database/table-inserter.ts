import type { Payload } from 'payload';
import type { Unit } from './in-transaction.ts';

/** What this needs of Payload's SQLite adapter, which inserts documents one by one. */
interface SqliteAdapter {
  drizzle: Inserter;
  /** Open transactions by id. */
  sessions: Record<string, { db: Inserter } | undefined>;
  tables: Record<string, object | undefined>;
}
interface Inserter {
  insert(table: object): { values(rows: object[]): PromiseLike<unknown> };
}

/** SQLite takes at most this many values in one statement; rows are cut to fit. */
const MAX_VALUES = 20_000;

const isSqlite = (adapter: object): adapter is SqliteAdapter => 'name' in adapter && adapter.name === 'sqlite';

type InsertRows = (table: string, rows: Record<string, unknown>[]) => Promise<void>;

/** Inserts rows straight into SQLite's tables, as part of a unit of work; `undefined` on another database. */
export async function tableInserter(payload: Payload, unit?: Pick<Unit, 'transactionID'>): Promise<InsertRows | undefined> {
  const adapter: object = payload.db;
  if (!isSqlite(adapter)) return undefined;
  const { drizzle, sessions, tables } = adapter;
  const transaction = await unit?.transactionID;
  const db = transaction === undefined || transaction === null ? drizzle : sessions[transaction]?.db;
  if (!db) throw new Error('the transaction to insert in is not open');
  return async (name, rows) => {
    const table = tables[name];
    if (!table) throw new Error(`no table ${name}`);
    const size = Math.max(1, Math.floor(MAX_VALUES / Math.max(1, Object.keys(table).length)));
    for (let start = 0; start < rows.length; start += size) await db.insert(table).values(rows.slice(start, start + size));
  };
}
