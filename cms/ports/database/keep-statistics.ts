import type { Payload } from 'payload';

interface SqliteAdapter {
  name: string;
  client: { execute(sql: string): Promise<unknown> };
}

/**
 * Lets SQLite count its tables after many rows were written at once. Without the counts it looks a
 * document's other languages up by reading their whole table: a city of 10,000 centres then takes ten
 * times as long to read. Other databases count by themselves.
 */
export async function keepStatistics(payload: Payload): Promise<void> {
  const db = payload.db as unknown as SqliteAdapter;
  if (db.name !== 'sqlite') return;
  await db.client.execute('PRAGMA analysis_limit = 1000');
  await db.client.execute('ANALYZE');
}
