import { randomUUID } from 'node:crypto';
import type { Client, InValue, ResultSet, Transaction } from '@libsql/client';
import { getTableColumns } from '@payloadcms/db-sqlite/drizzle';
import type { SQLiteColumn, SQLiteTable } from '@payloadcms/db-sqlite/drizzle/sqlite-core';
import type { CollectionSlug, DataFromCollectionSlug, Payload, SelectType, Where, WhereField } from 'payload';
import type { Unit } from './in-transaction.ts';
import { noted } from './one-at-a-time.ts';
import { transactionOf } from './true-ends.ts';

/** Of collections whose documents are one row each: nothing in several languages, no lists but as JSON, no hooks that matter. */
interface Asked<C extends CollectionSlug> {
  collection: C;
  where: Where;
  /** Fields to read, besides the id; all of them by default. */
  select?: SelectType;
  /** A field, with `-` before it for the other way; the newest first by default, as Payload does it. */
  sort?: string;
  limit?: number;
  req?: Unit;
}

interface SqliteAdapter {
  name: 'sqlite';
  client: Client;
  tables: Record<string, SQLiteTable | undefined>;
}
type Columns = Record<string, SQLiteColumn>;

const known = new WeakMap<SQLiteTable, Columns>();

/**
 * Reads documents as rows, past Payload's operations and its adapter on SQLite, which put every statement together anew:
 * that takes ten times as long as most of them. By way of Payload on another database.
 */
export async function findPlain<C extends CollectionSlug>(
  payload: Payload,
  { collection, where, select, sort = '-createdAt', limit = 0, req }: Asked<C>,
): Promise<DataFromCollectionSlug<C>[]> {
  type Doc = DataFromCollectionSlug<C>;
  const table = tableOf(payload, collection);
  if (!table) {
    const asked = { collection, where, select, sort, limit, pagination: false, depth: 0, req } as const;
    return (await payload.find(asked as never)).docs as Doc[];
  }
  const { columns, name } = table;
  const fields = select ? ['id', ...Object.keys(select)] : Object.keys(columns);
  const args: InValue[] = [];
  const list = fields.map((field) => nameOf(columns, field)).join(', ');
  const by = `${nameOf(columns, sort.replace(/^-/, ''))}${sort.startsWith('-') ? ' desc' : ''}`;
  const sql = `select ${list} from "${name}" where ${conditionOf(where, columns, args)} order by ${by}${limit > 0 ? ` limit ${limit}` : ''}`;
  const { rows } = await table.run(sql, args, req);
  return rows.map((row) => {
    const doc: Record<string, unknown> = {};
    for (let n = 0; n < fields.length; n++) {
      const field = fields[n] as string;
      const value = row[n];
      doc[field] = value === null ? null : columns[field]?.mapFromDriverValue(value);
    }
    return Object(doc) as Doc;
  });
}

/** Writes a new document, as whoever calls has judged it and with its defaults; gives it as it is kept. On SQLite some of it may be reckoned by an expression. */
export async function addPlain<C extends CollectionSlug>(
  payload: Payload,
  { collection, data, reckoned = {}, req }: { collection: C; data: object; reckoned?: Record<string, string>; req?: Unit },
): Promise<DataFromCollectionSlug<C>> {
  type Doc = DataFromCollectionSlug<C>;
  const at = new Date().toISOString();
  const doc = { id: randomUUID(), createdAt: at, updatedAt: at, ...data };
  const table = tableOf(payload, collection);
  if (!table) return Object(await payload.db.create({ collection, data: doc, req })) as Doc;
  const given = givenOf(doc, table.columns);
  const names = [...given.map(([field]) => field), ...Object.keys(reckoned)].map((field) => nameOf(table.columns, field));
  const args = given.map(([field, value]) => toDriver(table.columns, field, value));
  const values = [...args.map(() => '?'), ...Object.values(reckoned)];
  await table.run(`insert into "${table.name}" (${names.join(', ')}) values (${values.join(', ')})`, args, req);
  return Object(doc) as Doc;
}

/** Changes the one document that is as named, if there is any; whether there is. Past Payload's operations on every database. */
export async function changePlain<C extends CollectionSlug>(
  payload: Payload,
  { collection, where, data, req }: { collection: C; where: Where; data: object; req: Unit },
): Promise<boolean> {
  // Payload leaves it to whoever writes past its operations to say when, and says it by the machine's own time.
  const changed = { updatedAt: new Date().toISOString(), ...data };
  const table = tableOf(payload, collection);
  if (!table) return Boolean(await payload.db.updateOne({ collection, where, data: changed as never, req }));
  const { columns, name } = table;
  const given = givenOf(changed, columns);
  const args = given.map(([field, value]) => toDriver(columns, field, value));
  const sets = given.map(([field]) => `${nameOf(columns, field)} = ?`).join(', ');
  const sql = `update "${name}" set ${sets} where ${conditionOf(where, columns, args)}`;
  return (await table.run(sql, args, req)).rowsAffected > 0;
}

/** A collection's table on SQLite, and what runs a statement there, as part of a unit of work if one is given. */
function tableOf({ db }: Payload, collection: CollectionSlug) {
  const adapter: object = db;
  if (!isSqlite(adapter)) return undefined;
  const name = collection.replaceAll('-', '_');
  const table = adapter.tables[name];
  if (!table) throw new Error(`no table ${name}`);
  const columns = known.get(table) ?? getTableColumns(table);
  known.set(table, columns);
  const run = async (sql: string, args: InValue[], req?: Pick<Unit, 'transactionID'>): Promise<ResultSet> => {
    const id = await req?.transactionID;
    const on: Client | Transaction = id === undefined || id === null ? adapter.client : transactionOf(adapter, id);
    return on.execute({ sql, args }).catch(noted);
  };
  return { columns, name, run };
}

const isSqlite = (adapter: object): adapter is SqliteAdapter => 'name' in adapter && adapter.name === 'sqlite';

function nameOf(columns: Columns, field: string): string {
  const column = columns[field];
  if (!column) throw new Error(`no column for ${field}`);
  return `"${column.name}"`;
}

const givenOf = (data: object, columns: Columns) =>
  Object.entries(data).filter(([field, value]) => value !== undefined && columns[field]);

function toDriver(columns: Columns, field: string, value: unknown): InValue {
  return value === null ? null : (columns[field]?.mapToDriverValue(value) as InValue);
}

const COMPARED: Partial<Record<keyof WhereField, string>> = {
  equals: '=',
  not_equals: 'is not',
  less_than: '<',
  less_than_equal: '<=',
  greater_than: '>',
  greater_than_equal: '>=',
};

/** Payload's conditions on fields of the row itself. */
function conditionOf(where: Where, columns: Columns, args: InValue[]): string {
  const parts = Object.entries(where).map(([key, value]) => {
    if (key === 'and' || key === 'or') {
      const all = (value as Where[]).map((one) => conditionOf(one, columns, args));
      return all.length > 0 ? `(${all.join(` ${key} `)})` : 'true';
    }
    return Object.entries(value as WhereField)
      .map(([operator, than]) => compared(key, { operator, than }, columns, args))
      .join(' and ');
  });
  return parts.length > 0 ? parts.join(' and ') : 'true';
}

function compared(
  field: string,
  { operator, than }: { operator: string; than: unknown },
  columns: Columns,
  args: InValue[],
): string {
  const name = nameOf(columns, field);
  if (operator === 'exists') return `${name} is ${than ? 'not null' : 'null'}`;
  if (operator === 'in') {
    const among = than as unknown[];
    args.push(...among.map((one) => toDriver(columns, field, one)));
    return `${name} in (${among.map(() => '?').join(', ')})`;
  }
  const sign = COMPARED[operator as keyof WhereField];
  if (!sign) throw new Error(`rows are not asked by ${operator}`);
  args.push(toDriver(columns, field, than));
  return `${name} ${sign} ?`;
}
