import { type Client, createClient, type InValue, type Row } from '@libsql/client';

/** A row of a table as it was read, to be written again as it is. */
interface Kept {
  table: string;
  row: Row;
}

/**
 * The reference for bookings: the rows that the portal wrote, written again by hand into a second
 * file of the same shape, with the same durability, one transaction for each booking.
 */
export async function openRaw(from: string, to: string): Promise<Client> {
  const source = createClient({ url: `file:${from}` });
  await source.execute({ sql: 'VACUUM INTO ?', args: [to] });
  source.close();
  const raw = createClient({ url: `file:${to}` });
  await raw.execute('PRAGMA journal_mode = WAL');
  await raw.execute('PRAGMA synchronous = FULL');
  await raw.execute('PRAGMA foreign_keys = ON');
  return raw;
}

/** Seconds that it takes to write these bookings, each with its class's day. */
export async function writeRaw(raw: Client, bookings: { booking: Row; sheet: Row }[]): Promise<number> {
  const from = performance.now();
  for (const { booking, sheet } of bookings) {
    await raw.execute('BEGIN IMMEDIATE');
    await raw.execute(insert({ table: 'bookings', row: booking }));
    await raw.execute(insert({ table: 'place_claims', row: sheet }));
    await raw.execute('COMMIT');
  }
  return (performance.now() - from) / 1000;
}

function insert({ table, row }: Kept): { sql: string; args: InValue[] } {
  const names = Object.keys(row);
  const columns = names.map((name) => `"${name}"`).join(', ');
  return {
    sql: `INSERT OR REPLACE INTO ${table} (${columns}) VALUES (${names.map(() => '?').join(', ')})`,
    args: names.map((name) => row[name] as InValue),
  };
}
