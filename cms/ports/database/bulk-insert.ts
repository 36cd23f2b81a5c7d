import type { CollectionSlug, Payload } from 'payload';
import { LANGS } from '#domain/language/lang.ts';
import type { Unit } from './in-transaction.ts';
import { leftOut } from './leave-out-undefined.ts';
import { tableInserter } from './table-inserter.ts';

type Row = Record<string, unknown> & { id: string };

/**
 * Inserts many documents with ids of their own, without hooks: for seeding and imports. Localized
 * fields are given as `{ zh, en }`. A few large statements on SQLite, one bulk write on MongoDB.
 * With `req` all of it belongs to that unit of work.
 */
export async function bulkInsert(
  payload: Payload,
  collection: CollectionSlug,
  rows: readonly Row[],
  { req }: { req?: Unit } = {},
): Promise<void> {
  const insert = await tableInserter(payload, req);
  if (!insert) return insertMany(payload, collection, { rows, req });
  const fields = payload.collections[collection].config.flattenedFields;
  const localized = fields.filter((field) => 'localized' in field && field.localized).map(({ name }) => name);
  const many = fields.filter((field) => field.type === 'select' && field.hasMany).map(({ name }) => name);
  const within = fields.filter((field) => field.type === 'array');
  const table = collection.replaceAll('-', '_');
  const at = new Date().toISOString();
  const apart = [...localized, ...many, ...within.map(({ name }) => name)];
  await insert(
    table,
    rows.map((row) => ({ ...without(row, apart), createdAt: at, updatedAt: at })),
  );
  if (localized.length > 0)
    await insert(
      `${table}_locales`,
      rows.flatMap((row) => localeRows(row, localized)),
    );
  const tableOf = (name: string) => `${table}_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
  for (const name of many)
    await insert(
      tableOf(name),
      rows.flatMap((row) => manyRows(row, name)),
    );
  for (const { name, flattenedFields } of within) {
    const inside = flattenedFields.filter((field) => 'localized' in field && field.localized).map((field) => field.name);
    const listed = rows.flatMap((row) => rowsWithin(row, name));
    await insert(
      tableOf(name),
      listed.map((row) => without(row, inside)),
    );
    if (inside.length > 0)
      await insert(
        `${tableOf(name)}_locales`,
        listed.flatMap((row) => localeRows(row, inside)),
      );
  }
}

const rowsWithin = ({ id, ...row }: Row, name: string): Row[] =>
  ((row[name] as Row[] | undefined) ?? []).map((one, index) => ({ ...one, _order: index + 1, _parentID: id }));

/** What this needs of Payload's MongoDB adapter, which inserts documents one by one. */
interface MongoAdapter {
  collections: Record<string, { insertMany(docs: object[], options: object): Promise<unknown> } | undefined>;
  sessions: Record<string, object | undefined>;
}

async function insertMany(
  { db }: Payload,
  collection: CollectionSlug,
  { rows, req }: { rows: readonly Row[]; req?: Unit },
): Promise<void> {
  const { collections, sessions } = db as typeof db & MongoAdapter;
  const id = await req?.transactionID;
  const session = id === undefined || id === null ? undefined : sessions[id];
  const at = new Date().toISOString();
  const docs = rows.map(({ id, ...row }) => ({ _id: id, createdAt: at, updatedAt: at, ...(leftOut(row) as object) }));
  await collections[collection]?.insertMany(docs, { session, timestamps: false });
}

function localeRows(row: Row, names: readonly string[]): Record<string, unknown>[] {
  return LANGS.flatMap((locale) => {
    const values = names.map((name) => [name, (row[name] as Record<string, unknown> | undefined)?.[locale] ?? null] as const);
    return values.some(([, value]) => value !== null)
      ? [{ ...Object.fromEntries(values), _locale: locale, _parentID: row.id }]
      : [];
  });
}

function manyRows(row: Row, name: string): Record<string, unknown>[] {
  return ((row[name] as unknown[] | undefined) ?? []).map((value, index) => ({
    order: index + 1,
    parent: row.id,
    value,
    id: `${row.id}-${index}`,
  }));
}

function without(row: Row, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([key]) => !names.includes(key)));
}
