import type { Client } from '@libsql/client';
import type { Payload } from 'payload';

/**
 * Lets SQLite count its tables after many rows were written at once. Without the counts it looks a
 * document's other languages up by reading their whole table: a city of 10,000 centres then takes ten
 * times as long to read. Other databases count by themselves.
 */
export async function keepStatistics(payload: Payload): Promise<void> {
  const db: unknown = payload.db;
  if (!isSqlite(db)) return;
  await db.client.execute('PRAGMA analysis_limit = 1000');
  await db.client.execute('ANALYZE');
}

const isSqlite = (db: unknown): db is { client: Client } =>
  typeof db === 'object' && db !== null && 'name' in db && db.name === 'sqlite' && 'client' in db;
