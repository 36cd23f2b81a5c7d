import type { MongooseAdapter } from '@payloadcms/db-mongodb';
import { type DrizzleAdapter, upsertRow } from '@payloadcms/drizzle';
import { buildVersionCollectionFields, type CollectionSlug, type FlattenedField, type Payload } from 'payload';
import { type Layer, modelOf } from './one-moment.ts';
import type { KeptDocument } from './plain-document.ts';
import { tableInserter } from './table-inserter.ts';

/** Writes documents as they were kept, past hooks and defaults; those that are there by their ids are replaced on MongoDB. */
export type PutBack = (collection: CollectionSlug, layer: Layer, documents: KeptDocument[]) => Promise<void>;

/** Puts a whole city's documents back, in any order: on SQLite whether all that they point to is there is looked at in the end. */
export async function puttingBack<T>(payload: Payload, work: (put: PutBack) => Promise<T>): Promise<T> {
  return 'connection' in payload.db ? work(intoMongo(payload.db as object as MongoDb)) : intoSqlite(payload, work);
}

type MongoDb = Pick<MongooseAdapter, 'collections' | 'versions'>;
interface SqliteDb {
  client: { execute(sql: string): Promise<{ rows: unknown[] }> };
  sessions: Record<string, { db: unknown } | undefined>;
  tableNameMap: Map<string, string>;
  versionsSuffix: string;
}

async function intoSqlite<T>(payload: Payload, work: (put: PutBack) => Promise<T>): Promise<T> {
  const db = payload.db as object as SqliteDb;
  const adapter = payload.db as object as DrizzleAdapter;
  await db.client.execute('PRAGMA foreign_keys = OFF');
  const result = await work(async (collection, layer, documents) => {
    const transactionID = await payload.db.beginTransaction();
    if (!transactionID) throw new Error('This database cannot run transactions.');
    const { config } = payload.collections[collection];
    const versions = layer === 'versions';
    const fields = versions ? buildVersionCollectionFields(payload.config, config, true) : config.flattenedFields;
    const name = collection.replaceAll('-', '_');
    const tableName = db.tableNameMap.get(versions ? `_${name}${db.versionsSuffix}` : name);
    const session = db.sessions[transactionID];
    const insert = await tableInserter(payload, { transactionID });
    if (!tableName || !session || !insert) throw new Error(`no table for ${collection}`);
    const whole = documents.map((document) => withAllFields(document, fields));
    try {
      if (!versions && fields.every(isColumn)) await insert(tableName, whole);
      else
        for (const data of whole) {
          await upsertRow({
            ...{ adapter, collectionSlug: collection, data, fields, ignoreResult: true, operation: 'create', tableName },
            db: session.db as Parameters<typeof upsertRow>[0]['db'],
            req: {},
          });
        }
      await payload.db.commitTransaction(transactionID);
    } catch (error) {
      await payload.db.rollbackTransaction(transactionID);
      throw error;
    }
  });
  await db.client.execute('PRAGMA foreign_keys = ON');
  const { rows } = await db.client.execute('SELECT * FROM pragma_foreign_key_check LIMIT 1');
  if (rows.length > 0) throw new Error(`something points to what is not there: ${JSON.stringify(rows[0])}`);
  return result;
}

/** Whether a field is one column of its collection's own table: many documents of such fields are one statement. */
function isColumn(field: FlattenedField): boolean {
  const alone = !('localized' in field && field.localized) && !('hasMany' in field && field.hasMany);
  const toOne = field.type !== 'relationship' || typeof field.relationTo === 'string';
  return alone && toOne && COLUMNS.has(field.type);
}
const COLUMNS = new Set<string>([
  ...['text', 'textarea', 'email', 'number', 'checkbox', 'date', 'select', 'radio', 'json', 'relationship', 'upload'],
]);

/** What a document does not have is nothing, and not the default of a column. */
function withAllFields(document: Record<string, unknown>, fields: FlattenedField[]): Record<string, unknown> {
  const whole = { ...document };
  for (const field of fields) {
    if (field.type === 'group' || field.type === 'tab') {
      if (field.localized) continue;
      whole[field.name] = withAllFields(Object(whole[field.name]), field.flattenedFields);
    } else if (!('localized' in field && field.localized) && !('hasMany' in field && field.hasMany) && !MANY.has(field.type))
      whole[field.name] ??= null;
  }
  return whole;
}
const MANY = new Set<string>(['array', 'blocks', 'join']);

function intoMongo(db: MongoDb): PutBack {
  return async (collection, layer, documents) => {
    const model = modelOf(db, collection, layer);
    const own = model.schema.path('_id').instance === 'String';
    const writes = documents.map(({ id, ...fields }) => {
      const replacement = model.castObject(withoutNothing(fields));
      // Payload's own collections have ids of MongoDB's kind.
      const _id = own || /^[0-9a-f]{24}$/.test(id) ? model.castObject({ _id: id })._id : undefined;
      if (_id === undefined) return { insertOne: { document: replacement } };
      return { replaceOne: { filter: { _id }, replacement, upsert: true } };
    });
    if (writes.length > 0) await model.collection.bulkWrite(writes as Parameters<typeof model.collection.bulkWrite>[0]);
  };
}

function withoutNothing(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}

/** Brings everything that was written into the one file of SQLite, so that it can be given another name. */
export async function settleFile({ db }: Payload): Promise<void> {
  if ('client' in db) await (db as object as SqliteDb).client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
}
