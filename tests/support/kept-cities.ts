import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client';

const DATABASE = 'jintuo.db';

/** Before all tests of a run: a folder for the cities that they seed. The first that wants one of its kind makes it. */
export default function keepCities(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'jintuo-cities-'));
  process.env.TEST_CITIES = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** What a city is made from: one that differs in any of it is another. */
export type CityKind = Readonly<Record<string, string | number | boolean | undefined>>;

/** Where a city of this kind is kept; nowhere for a database that is no file of the test's own. */
function placeOf(kind: CityKind): string | undefined {
  const { TEST_CITIES, MONGODB_TEST_URI, DATABASE_URI } = process.env;
  if (!TEST_CITIES || MONGODB_TEST_URI || DATABASE_URI) return undefined;
  return join(TEST_CITIES, createHash('sha256').update(JSON.stringify(kind)).digest('hex').slice(0, 16));
}

/** Puts a city that an earlier test has seeded into this test's folder, before a portal opens it. */
export function bringCity(kind: CityKind, into: string): void {
  const kept = placeOf(kind);
  if (kept && existsSync(kept) && !existsSync(join(into, DATABASE))) cpSync(kept, into, { recursive: true });
}

/** Keeps a city that was just seeded for the tests that come. Of two that keep it at once the second's is thrown away. */
export async function keepCity(kind: CityKind, from: string): Promise<void> {
  const kept = placeOf(kind);
  if (!kept || existsSync(kept)) return;
  const making = `${kept}.${process.pid}`;
  mkdirSync(making);
  for (const name of readdirSync(from))
    if (!name.startsWith(DATABASE)) cpSync(join(from, name), join(making, name), { recursive: true });
  const source = createClient({ url: `file:${join(from, DATABASE)}` });
  await source.execute({ sql: 'VACUUM INTO ?', args: [join(making, DATABASE)] });
  source.close();
  try {
    renameSync(making, kept);
  } catch {
    rmSync(making, { recursive: true });
  }
}
