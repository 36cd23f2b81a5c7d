import { randomUUID } from 'node:crypto';
import { createClient } from '@libsql/client';
import type { MongooseAdapter } from '@payloadcms/db-mongodb';
import { drizzle } from '@payloadcms/db-sqlite/drizzle/libsql';
import type { CollectionSlug, Payload, Where } from 'payload';
import { type KeptDocument, plainDocument } from './plain-document.ts';
import { CONCERNS } from './trial-transaction.ts';

/** Documents themselves, or the versions that are kept of them. */
export type Layer = 'documents' | 'versions';

/** The database as it was at one moment, whatever is written meanwhile. */
export interface Moment {
  count(collection: CollectionSlug, layer: Layer): Promise<number>;
  /** In the order of their ids, some hundred at a time. */
  read(collection: CollectionSlug, layer: Layer): AsyncIterable<KeptDocument[]>;
}

const AT_ONCE = 500;

/** Reads at one moment. Nobody who writes has to wait for it. */
export async function atOneMoment<T>(payload: Payload, work: (moment: Moment) => Promise<T>): Promise<T> {
  return 'connection' in payload.db ? onMongo(payload.db as object as MongoDb, work) : onSqlite(payload, work);
}

interface SqliteDb {
  clientConfig: { url: string };
  schema: Record<string, unknown>;
  sessions: Record<string, unknown>;
}

/** A connection of its own with a transaction that only reads: SQLite keeps for it what others write over. */
async function onSqlite<T>({ db }: Payload, work: (moment: Moment) => Promise<T>): Promise<T> {
  const { clientConfig, schema, sessions } = db as object as SqliteDb;
  const client = createClient({ url: clientConfig.url });
  const transactionID = randomUUID();
  const req = { transactionID };
  try {
    await client.execute('BEGIN');
    // The moment is that of the first look.
    await client.execute('SELECT count(*) FROM sqlite_master');
    sessions[transactionID] = { db: drizzle(client, { schema }) };
    return await work({
      count: async (collection, layer) =>
        (await (layer === 'documents' ? db.count({ collection, req }) : db.countVersions({ collection, req }))).totalDocs,
      read: (collection, layer) =>
        inParts(async (after) => {
          const where: Where = after ? { id: { greater_than: after } } : {};
          const asked = { collection, where, req, sort: 'id', limit: AT_ONCE, pagination: false, locale: 'all' };
          const { docs } = layer === 'documents' ? await db.find<KeptDocument>(asked) : await db.findVersions(asked);
          return docs as KeptDocument[];
        }),
    });
  } finally {
    delete sessions[transactionID];
    client.close();
  }
}

type MongoDb = Pick<MongooseAdapter, 'connection' | 'collections' | 'versions'>;
type ClientSession = Awaited<ReturnType<MongooseAdapter['connection']['startSession']>>;

async function onMongo<T>(db: MongoDb, work: (moment: Moment) => Promise<T>): Promise<T> {
  const session = await openSession(db);
  try {
    return await work({
      count: (collection, layer) => modelOf(db, collection, layer).collection.countDocuments({}, { session }),
      read: (collection, layer) =>
        inParts(async (after) => {
          const model = modelOf(db, collection, layer);
          const last = after === undefined ? undefined : model.castObject({ _id: after })._id;
          const where = last === undefined ? {} : { _id: { $gt: last } };
          const docs = await model.collection.find(where, { session }).sort({ _id: 1 }).limit(AT_ONCE).toArray();
          return docs.map(plainDocument);
        }),
    });
  } finally {
    if (session.inTransaction()) await session.abortTransaction().catch(() => undefined);
    await session.endSession();
  }
}

/** Reads of one snapshot may take minutes; where a server has them only within a transaction, a minute. */
async function openSession({ connection }: MongoDb): Promise<ClientSession> {
  const session = await connection.startSession({ snapshot: true });
  try {
    await connection.collection('transaction-trials').findOne({}, { session });
    return session;
  } catch {
    await session.endSession();
    const another = await connection.startSession();
    another.startTransaction(CONCERNS);
    return another;
  }
}

export function modelOf(db: Pick<MongoDb, 'collections' | 'versions'>, collection: string, layer: Layer) {
  const model = (layer === 'documents' ? db.collections : db.versions)[collection];
  if (!model) throw new Error(`no collection ${collection}`);
  return model;
}

async function* inParts(read: (after: string | undefined) => Promise<KeptDocument[]>): AsyncIterable<KeptDocument[]> {
  let after: string | undefined;
  for (;;) {
    const part = await read(after);
    if (part.length > 0) yield part;
    if (part.length < AT_ONCE) return;
    after = part.at(-1)?.id;
  }
}
