import { BSON } from 'mongodb';
import { type Doc, sorted } from './doc.ts';
import { createStore, matching, type Store, type View, WriteConflict } from './store.ts';
import { DuplicateKey, type IndexSpec } from './unique.ts';
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
  const aborted = new Set<string>();
  const keyOf = ({ lsid, txnNumber }: Doc) => `${JSON.stringify(lsid)} ${txnNumber}`;
  const viewOf = (command: Doc): View => {
    if (command.autocommit !== false) return store;
    const key = keyOf(command);
    if (command.startTransaction) transactions.set(key, store.begin());
    const found = transactions.get(key);
    if (!found) throw noSuchTransaction();
    return found;
  };
  const end = (command: Doc, commit: boolean): Doc => {
    const key = keyOf(command);
    const found = transactions.get(key);
    transactions.delete(key);
    if (commit && aborted.delete(key)) throw noSuchTransaction();
    if (commit) found?.commit();
    return {};
  };
  /** A transaction that was refused something has come to its end. */
  const refused = (command: Doc) => {
    if (command.autocommit !== false || !transactions.delete(keyOf(command))) return;
    aborted.add(keyOf(command));
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
    if (/^(ping|endSessions|create|killCursors|dropDatabase)$/.test(name)) return {};
    const collection = String(command[name]);
    if (name === 'createIndexes') {
      for (const spec of command.indexes as IndexSpec[]) store.index(collection, spec);
      return {};
    }
    if (name === 'listIndexes') return cursorOf(command, [{ key: { _id: 1 }, name: '_id_' }, ...store.indexes(collection)]);
    try {
      const said = perform(viewOf(command), name, command);
      if (said.writeErrors) refused(command);
      return said;
    } catch (error) {
      if (error instanceof DuplicateKey) refused(command);
      throw error;
    }
  };
}

/** What a command that failed is answered. */
export function failure(error: unknown): Doc {
  const isConflict = error instanceof WriteConflict;
  const { code = isConflict ? 112 : 8000, message } = error as Error & { code?: number };
  const { keyPattern, keyValue } = error as Partial<DuplicateKey>;
  return {
    ok: 0,
    code,
    errmsg: message,
    keyPattern,
    keyValue,
    ...(code === 112 || code === 251 ? { errorLabels: ['TransientTransactionError'] } : {}),
  };
}

function perform(view: View, name: string, command: Doc): Doc {
  const collection = String(command[name]);
  const cursor = (docs: Doc[]) => cursorOf(command, docs);
  switch (name) {
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
      const { done, writeErrors } = eachWritten(command.documents as Doc[], command, (doc) => {
        if (view.rows(collection).has(doc._id)) throw new DuplicateKey(collection, { _id: 1 }, doc);
        view.write(collection, doc._id, doc);
      });
      return { n: done.length, writeErrors };
    }
    case 'delete': {
      const gone = (command.deletes as { q: Doc; limit: number }[]).flatMap(({ q, limit }) =>
        matching(view, collection, q).slice(0, limit || undefined),
      );
      for (const doc of gone) view.write(collection, doc._id, undefined);
      return { n: gone.length };
    }
    case 'update': {
      const { done, writeErrors } = eachWritten(command.updates as Update[], command, (one) => change(view, collection, one));
      const upserted = done.flatMap(([index, { inserted }]) => (inserted === undefined ? [] : [{ index, _id: inserted }]));
      const n = done.reduce((sum, [, { count }]) => sum + count, 0);
      return { n, nModified: n - upserted.length, ...(upserted.length > 0 ? { upserted } : {}), writeErrors };
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

const noSuchTransaction = () => Object.assign(new Error('no such transaction'), { code: 251 });

const cursorOf = (command: Doc, docs: unknown[]): Doc => ({
  cursor: { id: BSON.Long.ZERO, ns: `${command.$db}.${command[Object.keys(command)[0] ?? '']}`, firstBatch: docs },
});

/** One after the other, up to the first that is refused, unless the order is said not to matter. */
function eachWritten<One, Result>(all: One[], { ordered }: Doc, write: (one: One) => Result) {
  const done: [index: number, result: Result][] = [];
  const refused: Doc[] = [];
  for (const [index, one] of all.entries()) {
    try {
      done.push([index, write(one)]);
    } catch (error) {
      if (!(error instanceof DuplicateKey)) throw error;
      const { code, message: errmsg, keyPattern, keyValue } = error;
      refused.push({ index, code, errmsg, keyPattern, keyValue });
      if (ordered !== false) break;
    }
  }
  return { done, writeErrors: refused.length > 0 ? refused : undefined };
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
