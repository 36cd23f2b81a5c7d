import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createClient } from '@libsql/client';
import { type IndexDescription, MongoClient } from 'mongodb';

const DATABASE = 'jintuo.db';
/** On a server a city's database has a name, which this file says. */
const NAMED = 'database.txt';

/** Before all tests of a run: a folder for the cities that they seed, unless one is given. The first that wants one of its kind makes it. */
export default function keepCities(): () => Promise<void> {
  if (process.env.TEST_CITIES) return async () => {};
  const folder = mkdtempSync(join(tmpdir(), 'jintuo-cities-'));
  process.env.TEST_CITIES = folder;
  return async () => {
    const named = readdirSync(folder).flatMap((kept) => nameIn(join(folder, kept)) ?? []);
    const { MONGODB_TEST_URI: uri } = process.env;
    if (uri) for (const name of named) await onServer(uri, (client) => client.db(name).dropDatabase());
    rmSync(folder, { recursive: true, force: true });
  };
}

/** What a city is made from: one that differs in any of it is another. */
export type CityKind = Readonly<Record<string, string | number | boolean | undefined>>;

/** Where a city of this kind is kept; nowhere for a database that is neither the test's own file nor on the server that was given. */
function placeOf(kind: CityKind): string | undefined {
  const { TEST_CITIES, MONGODB_TEST_URI, DATABASE_URI } = process.env;
  if (!TEST_CITIES || (DATABASE_URI && !MONGODB_TEST_URI)) return undefined;
  return join(TEST_CITIES, createHash('sha256').update(JSON.stringify(kind)).digest('hex').slice(0, 16));
}

const nameIn = (kept: string): string | undefined =>
  existsSync(join(kept, NAMED)) ? readFileSync(join(kept, NAMED), 'utf8') : undefined;

/** Puts a city that an earlier test has seeded into this test's folder, or its database, before a portal opens it. */
export async function bringCity(kind: CityKind, into: string): Promise<void> {
  const kept = placeOf(kind);
  if (!kept || !existsSync(kept) || existsSync(join(into, DATABASE))) return;
  const name = nameIn(kept);
  if (!name || (await copyOnServer(name, ownName()))) cpSync(kept, into, { recursive: true });
}

/** Keeps a city that was just seeded for the tests that come. Of two that keep it at once the second's is thrown away. */
export async function keepCity(kind: CityKind, from: string): Promise<void> {
  const kept = placeOf(kind);
  if (!kept || existsSync(kept)) return;
  const making = `${kept}.${process.pid}`;
  mkdirSync(making);
  for (const name of readdirSync(from))
    if (!name.startsWith(DATABASE)) cpSync(join(from, name), join(making, name), { recursive: true });
  const name = process.env.DATABASE_URI ? `jintuo-kept-${basename(making).replace('.', '-')}` : undefined;
  if (name) {
    await copyOnServer(ownName(), name);
    writeFileSync(join(making, NAMED), name);
  } else {
    const source = createClient({ url: `file:${join(from, DATABASE)}` });
    await source.execute({ sql: 'VACUUM INTO ?', args: [join(making, DATABASE)] });
    source.close();
  }
  try {
    renameSync(making, kept);
  } catch {
    if (name) await onServer(process.env.DATABASE_URI ?? '', (client) => client.db(name).dropDatabase());
    rmSync(making, { recursive: true });
  }
}

const ownName = (): string => new URL(process.env.DATABASE_URI ?? '').pathname.slice(1);

/**
 * Documents as they are, into a database only where that is empty. Indexes come first: to make them over documents may take
 * a server seconds for each collection.
 */
const copyOnServer = (from: string, to: string) =>
  onServer(process.env.DATABASE_URI ?? '', async (client) => {
    const namesIn = async (name: string) => client.db(name).listCollections({}, { nameOnly: true }).toArray();
    if ((await namesIn(to)).length > 0) return false;
    await Promise.all(
      (await namesIn(from)).map(async ({ name }) => {
        const [source, copy] = [client.db(from).collection(name), client.db(to).collection(name)];
        const indexes = (await source.indexes()).filter((index) => index.name !== '_id_');
        if (indexes.length > 0) await copy.createIndexes(indexes as IndexDescription[]);
        const docs = await source.find().toArray();
        if (docs.length > 0) await copy.insertMany(docs);
      }),
    );
    return true;
  });

async function onServer(uri: string, work: (client: MongoClient) => Promise<boolean>): Promise<boolean> {
  const client = await MongoClient.connect(uri);
  return await work(client).finally(() => client.close());
}
