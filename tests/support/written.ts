import { type Client, createClient, type Row } from '@libsql/client';
import type { Payload } from 'payload';

/** What one request wrote: rows of tables, added, changed or taken away, each with its columns. */
interface Written {
  table: string;
  how: 'insert' | 'update' | 'delete';
  row: Record<string, unknown>;
}

export interface WatchedWrites {
  /** What is written while this runs. */
  of(work: () => Promise<unknown>): Promise<Written[]>;
  /** Why a database that gives each unit a snapshot would let one of two alone through; empty where both would pass. */
  clashes(one: readonly Written[], other: readonly Written[]): string[];
  close(): void;
}

/**
 * Two who ask at the same moment of a database that gives each a snapshot (any MongoDB) do not see each other. One of them is
 * stopped only where both write the same document, or a value of which there may be one. SQLite lets one write after the
 * other, so that no race there shows it: what each wrote does.
 */
export async function watchWrites(payload: Payload): Promise<WatchedWrites> {
  const { url } = (payload.db as object as { clientConfig: { url: string } }).clientConfig;
  const client = createClient({ url });
  await client.execute('PRAGMA busy_timeout = 20000');
  const tables = await rowsOf(client, "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'");
  const names = tables.map(({ name }) => String(name)).filter((name) => !/^(sqlite_|search|payload_kv)/.test(name));
  await client.execute('CREATE TABLE test_written (n INTEGER PRIMARY KEY, tab TEXT, how TEXT, row TEXT)');
  const unique = new Map<string, string[][]>();
  for (const table of names) {
    const columns = (await rowsOf(client, `SELECT name FROM pragma_table_info('${table}')`)).map(({ name }) => String(name));
    if (!columns.includes('id')) continue;
    const indexes = await rowsOf(client, `SELECT name FROM pragma_index_list('${table}') WHERE "unique" = 1 AND origin <> 'pk'`);
    const keys = indexes.map(({ name }) => rowsOf(client, `SELECT name FROM pragma_index_info('${name}')`));
    unique.set(
      table,
      (await Promise.all(keys)).map((key) => key.map(({ name }) => String(name))),
    );
    for (const [how, which] of [
      ['insert', 'NEW'],
      ['update', 'NEW'],
      ['delete', 'OLD'],
    ] as const) {
      // A row may have more columns than a call has arguments.
      const parts = chunks(columns, 40).map(
        (some) => `json_object(${some.map((one) => `'${one}', ${which}."${one}"`).join(', ')})`,
      );
      const row = parts.reduce((whole, part) => `json_patch(${whole}, ${part})`);
      await client.execute(
        `CREATE TRIGGER "test_${how}_${table}" AFTER ${how} ON "${table}" BEGIN
           INSERT INTO test_written (tab, how, row) VALUES ('${table}', '${how}', ${row}); END`,
      );
    }
  }
  return {
    of: async (work) => {
      await client.execute('DELETE FROM test_written');
      await work();
      const rows = await rowsOf(client, 'SELECT tab, how, row FROM test_written ORDER BY n');
      return rows.map(({ tab, how, row }) => ({ table: String(tab), how: how as Written['how'], row: JSON.parse(String(row)) }));
    },
    clashes: (one, other) => {
      const found = one.flatMap((a) =>
        other.filter((b) => a.table === b.table).flatMap((b) => clashOf(a, b, unique.get(a.table) ?? [])),
      );
      return [...new Set(found)];
    },
    close: () => client.close(),
  };
}

/** The same document, unless the one has only just made it; or one value of which there may be one. */
function clashOf(a: Written, b: Written, keys: readonly string[][]): string[] {
  if (a.row.id === b.row.id && a.how !== 'insert') return [a.table];
  const shared = keys.find((key) => key.every((column) => a.row[column] != null && a.row[column] === b.row[column]));
  return shared ? [`${a.table} (${shared.join(', ')})`] : [];
}

const rowsOf = async (client: Client, sql: string): Promise<Row[]> => (await client.execute(sql)).rows;

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, n) => list.slice(n * size, (n + 1) * size));
}
