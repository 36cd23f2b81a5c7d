import type { Client } from '@libsql/client';
import type { CollectionSlug, Payload, Where } from 'payload';
import type { Unit } from './in-transaction.ts';
import { addPlain, findPlain } from './plain-rows.ts';

/** A row of a collection that only grows. */
export interface NumberedRow {
  id: string;
  seq: number;
}

/**
 * On MongoDB, how far back is read again: longer than a unit of work takes from its first write to its end, and than
 * clocks of processes differ.
 */
const OVERLAP_MS = 60_000;

/**
 * Adds a row with a number `seq`, by which new rows are found, and the moment `at`. On SQLite, which has one writer at a
 * time, the number is one more than the last, so numbers are in the order in which transactions end; on MongoDB it is
 * the time in milliseconds.
 */
export async function addNumbered(
  payload: Payload,
  collection: CollectionSlug,
  row: Record<string, unknown>,
  req?: Unit,
): Promise<void> {
  const now = Date.now();
  const at = new Date(now).toISOString();
  if (!isNumberedByCommit(payload)) {
    await payload.db.create({ collection, data: { ...row, at, seq: now }, ...(req ? { req } : {}) });
    return;
  }
  const seq = `(select coalesce(max(seq), 0) + 1 from "${collection.replaceAll('-', '_')}")`;
  await addPlain(payload, { collection, data: { ...row, at }, reckoned: { seq }, req });
}

/** Whether whoever has read up to a number has seen all that was committed before it. */
export const isNumberedByCommit = (payload: Payload): boolean => payload.db.name === 'sqlite';

/** Begins at the end; each call then gives the rows that have been committed since the one before, the oldest first. */
export async function followNumbered<Row extends NumberedRow>(
  payload: Payload,
  collection: CollectionSlug,
): Promise<() => Promise<Row[]>> {
  const find = async (where: Where, more: { sort?: string; limit?: number } = {}): Promise<Row[]> =>
    (await payload.db.find<Row>({ collection, where, sort: 'seq', limit: 0, ...more, pagination: false })).docs;
  if (!isNumberedByCommit(payload)) return followByTime(find);
  let upTo = (await find({}, { sort: '-seq', limit: 1 }))[0]?.seq ?? 0;
  let seen: unknown;
  return async () => {
    // Before the rows: what is committed between is looked for the next time.
    const version = await versionOf(payload);
    if (version === seen) return [];
    const where = { seq: { greater_than: upTo } };
    const rows = (await findPlain(payload, { collection, where, sort: 'seq' })) as object[] as Row[];
    upTo = rows.at(-1)?.seq ?? upTo;
    seen = version;
    return rows;
  };
}

/** Another number whenever anybody has committed anything to the file: a tenth of what it costs to look for rows. */
async function versionOf({ db }: Payload): Promise<unknown> {
  const { client } = db as object as { client: Client };
  return (await client.execute('SELECT data_version FROM pragma_data_version')).rows[0]?.[0];
}

/** What was written before another row may be committed after it: the last minute is read again each time. */
async function followByTime<Row extends NumberedRow>(find: (where: Where) => Promise<Row[]>): Promise<() => Promise<Row[]>> {
  const seen = new Map<string, number>();
  let upTo = Date.now();
  const read = async () => {
    const started = Date.now();
    const since = upTo - OVERLAP_MS;
    const rows = (await find({ seq: { greater_than: since } })).filter(({ id }) => !seen.has(id));
    for (const { id, seq } of rows) seen.set(id, seq);
    for (const [id, seq] of seen) if (seq <= since) seen.delete(id);
    upTo = started;
    return rows;
  };
  await read();
  return read;
}

/** Throws away what is older; never the newest row, because the next is numbered after it. */
export async function forgetNumbered(
  payload: Payload,
  collection: CollectionSlug,
  { olderThanMs, where = {} }: { olderThanMs: number; where?: Where },
): Promise<void> {
  const { docs } = await payload.db.find<NumberedRow>({ collection, sort: '-seq', limit: 1, pagination: false });
  const at = { less_than: new Date(Date.now() - olderThanMs).toISOString() };
  await payload.db.deleteMany({ collection, where: { and: [{ seq: { less_than: docs[0]?.seq ?? 0 } }, { at }, where] } });
}
