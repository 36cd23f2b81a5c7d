import { randomUUID } from 'node:crypto';
import type { MongooseAdapter } from '@payloadcms/db-mongodb';
import { isConflict } from './is-conflict.ts';

/**
 * What every unit of work relies on, said rather than assumed: it sees the database as it was at one moment, and what is
 * acknowledged is kept when a primary is lost.
 */
export const CONCERNS = { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } } as const;

type Connection = Pick<MongooseAdapter['connection'], 'getClient' | 'name'>;
type Trial = { _id: string; seen: number };

/** Throws, in words, where a server cannot do what units of work rely on. It is tried, whatever the server calls itself. */
export async function requireTransactions(connection: Connection): Promise<void> {
  const why = await tryTransaction(connection);
  if (why)
    throw new Error(
      `This MongoDB cannot keep bookings and payments safe: ${why}. Set DATABASE_URI to a replica set, such as mongodb://…/jintuo?replicaSet=rs0.`,
    );
}

/** Why transactions with these concerns do not do here what they should; nothing when they do. */
export async function tryTransaction(connection: Connection): Promise<string | undefined> {
  const trials = connection.getClient().db(connection.name).collection<Trial>('transaction-trials');
  const session = connection.getClient().startSession();
  const _id = randomUUID();
  const look = async () => (await trials.findOne({ _id }, { session }))?.seen;
  try {
    await trials.insertOne({ _id, seen: 1 });
    session.startTransaction(CONCERNS);
    const before = await look();
    await trials.updateOne({ _id }, { $set: { seen: 2 } });
    if (before !== 1 || (await look()) !== 1) return 'a transaction does not see the database as it was at one moment';
    const refused: unknown = await trials.updateOne({ _id }, { $set: { seen: 3 } }, { session }).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!refused) return 'a transaction writes over what another has changed meanwhile';
    if (!isConflict(refused)) return `a transaction does not say that it was overtaken (${refused})`;
    await session.abortTransaction().catch(() => {});
    session.startTransaction(CONCERNS);
    await trials.updateOne({ _id }, { $set: { seen: 4 } }, { session });
    await session.commitTransaction();
    return (await trials.findOne({ _id }))?.seen === 4 ? undefined : 'a transaction that was committed is not there';
  } catch (error) {
    return `a trial transaction failed (${error instanceof Error ? error.message : error})`;
  } finally {
    if (session.inTransaction()) await session.abortTransaction().catch(() => {});
    await session.endSession();
    await trials.deleteOne({ _id }).catch(() => {});
  }
}
