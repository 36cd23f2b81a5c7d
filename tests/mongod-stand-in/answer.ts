import { BSON } from 'mongodb';
import { createStore, type Doc, matching, type Store, sorted, type View, WriteConflict } from './store.ts';
import { updated } from './update.ts';

const LONGEST = 48_000_000;

interface Update {
  q: Doc;
  u: Doc;
  multi?: boolean;
  upsert?: boolean;
}

/** Answers commands as a replica set of one member does: those that the portal sends, and no others. */
export function createAnswers(port: number): (command: Doc) => Doc {
  const store = createStore();
  const transactions = new Map<string, ReturnType<Store['begin']>>();
  const keyOf = ({ lsid, txnNumber }: Doc) => `${JSON.stringify(lsid)} ${txnNumber}`;
  const viewOf = (command: Doc): View => {
    if (command.autocommit !== false) return store;
    const key = keyOf(command);
    if (command.startTransaction) transactions.set(key, store.begin());
    const found = transactions.get(key);
    if (!found) throw Object.assign(new Error('no such transaction'), { code: 251 });
    return found;
  };
  const end = (command: Doc, commit: boolean): Doc => {
    if (commit) transactions.get(keyOf(command))?.commit();
    transactions.delete(keyOf(command));
    return {};
  };
  return (command) => {
    const [name = ''] = Object.keys(command);
    const me = `127.0.0.1:${port}`;
    if (/^(hello|isMaster|ismaster)$/.test(name))
      return {
        helloOk: true,
        ismaster: true,
        isWritablePrimary: true,
        setName: 'tests',
        hosts: [me],
        me,
        primary: me,
        setVersion: 1,
        logicalSessionTimeoutMinutes: 30,
        minWireVersion: 0,
        maxWireVersion: 21,
        maxBsonObjectSize: 16_777_216,
        maxMessageSizeBytes: LONGEST,
        maxWriteBatchSize: 100_000,
      };
    if (name === 'commitTransaction') return end(command, true);
    if (name === 'abortTransaction') return end(command, false);
    if (/^(ping|endSessions|createIndexes|create|killCursors|dropDatabase)$/.test(name)) return {};
    return perform(viewOf(command), name, command);
  };
}

/** What a command that failed is answered. */
export function failure(error: unknown): Doc {
  const isConflict = error instanceof WriteConflict;
  const { code = isConflict ? 112 : 8000, message } = error as Error & { code?: number };
  return {
    ok: 0,
    code,
    errmsg: message,
    ...(code === 112 || code === 251 ? { errorLabels: ['TransientTransactionError'] } : {}),
  };
}

function perform(view: View, name: string, command: Doc): Doc {
  const collection = String(command[name]);
  const cursor = (docs: Doc[]) => ({ cursor: { id: BSON.Long.ZERO, ns: `${command.$db}.${collection}`, firstBatch: docs } });
  switch (name) {
    case 'listIndexes':
    case 'listCollections':
      return cursor([]);
    case 'find': {
      const found = sorted(matching(view, collection, command.filter as Doc), command.sort as Doc);
      const skip = Number(command.skip ?? 0);
      return cursor(found.slice(skip, Number(command.limit) ? skip + Number(command.limit) : undefined));
    }
    case 'count':
      return { n: matching(view, collection, command.query as Doc).length };
    case 'aggregate':
      return cursor(piped(matching(view, collection), command.pipeline as Doc[]));
    case 'insert': {
      const docs = command.documents as Doc[];
      for (const doc of docs) view.write(collection, doc._id, doc);
      return { n: docs.length };
    }
    case 'delete': {
      const gone = (command.deletes as { q: Doc; limit: number }[]).flatMap(({ q, limit }) =>
        matching(view, collection, q).slice(0, limit || undefined),
      );
      for (const doc of gone) view.write(collection, doc._id, undefined);
      return { n: gone.length };
    }
    case 'update': {
      const done = (command.updates as Update[]).map((one) => change(view, collection, one));
      const upserted = done.flatMap(({ inserted }, index) => (inserted === undefined ? [] : [{ index, _id: inserted }]));
      const n = done.reduce((sum, { count }) => sum + count, 0);
      return { n, nModified: n - upserted.length, ...(upserted.length > 0 ? { upserted } : {}) };
    }
    case 'findAndModify': {
      const [before] = sorted(matching(view, collection, command.query as Doc), command.sort as Doc);
      if (command.remove) {
        if (before) view.write(collection, before._id, undefined);
        return { value: before ?? null, lastErrorObject: { n: before ? 1 : 0 } };
      }
      const q = before ? { _id: before._id } : (command.query as Doc);
      const { id, count, inserted } = change(view, collection, { q, u: command.update as Doc, upsert: Boolean(command.upsert) });
      const after = view.rows(collection).get(id) ?? null;
      const lastErrorObject = {
        n: count,
        updatedExisting: Boolean(before),
        ...(inserted === undefined ? {} : { upserted: inserted }),
      };
      return { value: command.new ? after : (before ?? null), lastErrorObject };
    }
    default:
      throw new Error(`the stand-in knows no ${name}`);
  }
}

function change(
  view: View,
  collection: string,
  { q, u, multi, upsert }: Update,
): { id?: unknown; count: number; inserted?: unknown } {
  const found = matching(view, collection, q).slice(0, multi ? undefined : 1);
  for (const doc of found) view.write(collection, doc._id, updated(doc, u));
  if (found.length > 0 || !upsert) return { id: found[0]?._id, count: found.length };
  const named = Object.fromEntries(Object.entries(q).filter(([key, value]) => !key.startsWith('$') && typeof value !== 'object'));
  const doc = updated({ _id: new BSON.ObjectId(), ...named }, u, { inserting: true });
  view.write(collection, doc._id, doc);
  return { id: doc._id, count: 1, inserted: doc._id };
}

function piped(docs: Doc[], stages: Doc[]): Doc[] {
  return stages.reduce((rows, stage) => {
    const [[name, what] = ['', undefined]] = Object.entries(stage) as [string, never][];
    const view: View = { rows: () => new Map(rows.map((doc) => [doc._id, doc])), write: () => {} };
    if (name === '$match') return matching(view, '', what);
    if (name === '$sort') return sorted(rows, what);
    if (name === '$skip') return rows.slice(Number(what));
    if (name === '$limit') return rows.slice(0, Number(what));
    if (name === '$project') return rows;
    if (name === '$count') return rows.length > 0 ? [{ [String(what)]: rows.length }] : [];
    if (name === '$group' && Object.keys(Object(what)).join() === '_id,n')
      return rows.length > 0 ? [{ _id: 1, n: rows.length }] : [];
    throw new Error(`the stand-in knows no ${JSON.stringify(stage)}`);
  }, docs);
}
