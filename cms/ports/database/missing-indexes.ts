import { getTableConfig, type SQLiteTable } from '@payloadcms/db-sqlite/drizzle/sqlite-core';
import type { Payload } from 'payload';
import type { MongoModel } from './make-indexes.ts';

interface Sqlite {
  client: { execute(sql: string): Promise<{ rows: Record<string, unknown>[] }> };
  tables: Record<string, SQLiteTable>;
}

interface Mongo {
  collections: Record<string, MongoModel>;
  versions: Record<string, MongoModel>;
}

/**
 * Indexes that the code needs and that are not there, or are not what they should be: a field that became unique in a
 * later version is not unique in a database that is older, as long as it holds the same thing twice.
 */
export async function missingIndexes({ db }: Pick<Payload, 'db'>): Promise<string[]> {
  const adapter: object = db;
  return 'tables' in adapter ? missingInSqlite(adapter as Sqlite) : missingInMongo(adapter as Mongo);
}

async function missingInSqlite({ client, tables }: Sqlite): Promise<string[]> {
  const { rows } = await client.execute("select name, sql from sqlite_master where type = 'index'");
  const there = new Map(rows.map(({ name, sql }) => [String(name), /^\s*create unique/i.test(String(sql))]));
  return Object.values(tables).flatMap((table) =>
    getTableConfig(table).indexes.flatMap(({ config: { name, unique } }) =>
      there.get(name) === Boolean(unique) ? [] : [unique ? `${name} (unique)` : name],
    ),
  );
}

async function missingInMongo({ collections, versions }: Mongo): Promise<string[]> {
  const missing: string[] = [];
  for (const { collection, schema } of [...Object.values(collections), ...Object.values(versions)]) {
    const there = new Map((await collection.indexes()).map(({ key, unique }) => [JSON.stringify(key), Boolean(unique)]));
    for (const [fields, { unique = false }] of schema.indexes())
      if (there.get(JSON.stringify(fields)) !== unique)
        missing.push(`${collection.name}: ${Object.keys(fields).join(', ')}${unique ? ' (unique)' : ''}`);
  }
  return missing;
}
