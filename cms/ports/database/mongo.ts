import { type MongooseAdapter, mongooseAdapter } from '@payloadcms/db-mongodb';
import type { BaseDatabaseAdapter, DatabaseAdapterObj } from 'payload';
import { watched } from '#cms/ports/watch.ts';
import { tryAgainAlone } from './again-alone.ts';
import { leaveOutUndefined } from './leave-out-undefined.ts';
import { type MongoModel, makeIndexes } from './make-indexes.ts';
import { CONCERNS, requireTransactions } from './trial-transaction.ts';
import { PATIENCE_MS } from './try-again.ts';
import { giveUuids } from './uuid-ids.ts';
import { watchVerbs } from './watch-verbs.ts';

type Mongo = BaseDatabaseAdapter &
  Pick<MongooseAdapter, 'connection' | 'sessions'> &
  Record<'collections' | 'versions', Record<string, MongoModel>>;
type ClientSession = MongooseAdapter['sessions'][string];

/** MongoDB, with transactions that see one moment and are acknowledged by most of its members. */
export function mongo(url: string): DatabaseAdapterObj {
  const base = mongooseAdapter({
    url,
    allowIDOnCreate: true,
    transactionOptions: CONCERNS,
    connectOptions: {
      serverSelectionTimeoutMS: 8000,
      writeConcern: CONCERNS.writeConcern,
      // These are made here, all of a collection at once.
      autoCreate: false,
      autoIndex: false,
    },
  });
  return {
    ...base,
    init: (args) => {
      const adapter = base.init(args) as Mongo;
      watchVerbs(adapter);
      giveUuids(adapter);
      leaveOutUndefined(adapter);
      tryAgainAlone(adapter);
      const { beginTransaction, connect } = adapter;
      adapter.connect = async (options) => {
        await connect?.call(adapter, options);
        // Payload takes transactions away unless the address names a replica set; here a trial decides.
        Object.assign(adapter, { beginTransaction, transactionOptions: CONCERNS });
        await requireTransactions(adapter.connection);
        if (!options?.hotReload) await makeIndexes([...Object.values(adapter.collections), ...Object.values(adapter.versions)]);
      };
      adapter.commitTransaction = async (given) => {
        const id = await given;
        const session = adapter.sessions[id] as ClientSession | undefined;
        delete adapter.sessions[id];
        if (!session?.inTransaction()) return;
        await watched(
          'query',
          () => 'commit',
          () => commit(session),
        ).finally(() => session.endSession());
      };
      return adapter;
    },
  } as DatabaseAdapterObj;
}

/** Whether a transaction was committed may stay unknown while a primary is lost: then it is asked again, not done again. */
async function commit(session: ClientSession): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await session.commitTransaction();
    } catch (error) {
      const { errorLabels = [] } = Object(error) as { errorLabels?: string[] };
      if (!errorLabels.includes('UnknownTransactionCommitResult') || performance.now() > giveUpAt) throw error;
    }
  }
}
