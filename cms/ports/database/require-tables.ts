import type { Client } from '@libsql/client';
import { getTableConfig, type SQLiteTable } from '@payloadcms/db-sqlite/drizzle/sqlite-core';
import { type Folder, namedFirst } from './shared-folder.ts';

const NAMES_SHOWN = 3;

/** Beside another process nothing is migrated: the tables must be those of this version already. */
export async function requireMigrated(
  client: Client,
  migrations: readonly { name: string }[],
  { file, folder }: { file: string; folder: Folder },
): Promise<void> {
  const { rows } = await client.execute('select name from payload_migrations').catch(() => ({ rows: [] }));
  const done = new Set(rows.map(({ name }) => String(name)));
  const missing = migrations.filter(({ name }) => !done.has(name));
  if (missing.length === 0) return;
  throw new Error(
    `${file} is in use (${namedFirst(folder)}) and has the tables of another version: stop that process first, so that they can be migrated.`,
  );
}

/** Whatever was migrated: a database that lacks what the code reads is told apart from one that fails. */
export async function requireTables(client: Client, tables: Record<string, SQLiteTable>, file: string): Promise<void> {
  const { rows } = await client.execute(
    "select t.name || '.' || c.name as name from sqlite_master t join pragma_table_info(t.name) c where t.type = 'table'",
  );
  const there = new Set(rows.map(({ name }) => String(name)));
  const missing = Object.values(tables)
    .map((table) => getTableConfig(table))
    .flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`))
    .filter((name) => !there.has(name));
  if (missing.length === 0) return;
  const some = missing.slice(0, NAMES_SHOWN).join(', ');
  const more = missing.length > NAMES_SHOWN ? ` and ${missing.length - NAMES_SHOWN} more` : '';
  throw new Error(
    [
      `${file} has the tables of another version, and this one has no step that leads from there: ${some}${more} not found.`,
      'Run the version of the portal that made it, to back it up too.',
      'A demonstration can begin anew: name an empty folder with DATA_DIR, or move this one away.',
    ].join('\n'),
  );
}
