import type { Client, InValue, Transaction } from '@libsql/client';
import { getTableColumns } from '@payloadcms/db-sqlite/drizzle';
import type { SQLiteColumn, SQLiteTable } from '@payloadcms/db-sqlite/drizzle/sqlite-core';
import type { Payload } from 'payload';
import type { Unit } from './in-transaction.ts';
import { transactionOf } from './true-ends.ts';

/** What this needs of Payload's SQLite adapter, which inserts documents one by one. */
interface SqliteAdapter {
  name: 'sqlite';
  client: Client;
  tables: Record<string, SQLiteTable | undefined>;
}

/** So many rows are one statement, which stays prepared: what is left over goes in one by one. */
const ROWS_AT_ONCE = 50;

const isSqlite = (adapter: object): adapter is SqliteAdapter => 'name' in adapter && adapter.name === 'sqlite';

type InsertRows = (table: string, rows: Record<string, unknown>[]) => Promise<void>;

/** Inserts rows straight into SQLite's tables, as part of a unit of work or all or none of each call; `undefined` on another database. */
export async function tableInserter(payload: Payload, unit?: Pick<Unit, 'transactionID'>): Promise<InsertRows | undefined> {
  const adapter: object = payload.db;
  if (!isSqlite(adapter)) return undefined;
  const { client, tables } = adapter;
  const transaction = await unit?.transactionID;
  const within = transaction === undefined || transaction === null ? undefined : transactionOf(adapter, transaction);
  return async (name, rows) => {
    const table = tables[name];
    if (!table) throw new Error(`no table ${name}`);
    if (rows.length === 0) return;
    if (within) return insertRows(within, { name, table, rows });
    const own = await client.transaction('write');
    try {
      await insertRows(own, { name, table, rows });
      await own.commit();
    } finally {
      own.close();
    }
  };
}

async function insertRows(
  on: Transaction,
  { name, table, rows }: { name: string; table: SQLiteTable; rows: readonly Record<string, unknown>[] },
): Promise<void> {
  const columns = Object.entries(getTableColumns(table)).filter(([field]) => rows.some((row) => row[field] !== undefined));
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ');
  const one = `(${columns.map(() => '?').join(', ')})`;
  for (let start = 0, count = 0; start < rows.length; start += count) {
    count = rows.length - start < ROWS_AT_ONCE ? 1 : ROWS_AT_ONCE;
    const args: InValue[] = [];
    for (const row of rows.slice(start, start + count))
      for (const [field, column] of columns) args.push(keptValue(column, row[field]));
    await on.execute({ sql: `insert into "${name}" (${names}) values ${Array(count).fill(one).join(', ')}`, args });
  }
}

/** As the database keeps it; where a row has none that others have, what its column says. */
function keptValue(column: SQLiteColumn, value: unknown): InValue {
  const own = value === undefined ? column.default : value;
  return own === null || own === undefined ? null : (column.mapToDriverValue(own) as InValue);
}
