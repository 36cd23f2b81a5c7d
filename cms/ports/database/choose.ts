import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { mongooseAdapter } from '@payloadcms/db-mongodb';
import { sqliteAdapter } from '@payloadcms/db-sqlite';
import type { DatabaseAdapterObj } from 'payload';
import { watchCommits } from './after-commit.ts';
import { keepSessions } from './keep-sessions.ts';
import { createQueuedClient, type QueuedClient } from './queued-client.ts';

type Migrations = NonNullable<Parameters<typeof sqliteAdapter>[0]['prodMigrations']>;

/** MongoDB when the address says so, else one SQLite file. */
export function chooseDatabase(uri: string, { migrations }: { migrations: Migrations }): DatabaseAdapterObj {
  const chosen = /^mongodb(\+srv)?:/.test(uri) ? mongo(uri) : sqlite(uri, migrations);
  return {
    ...chosen,
    init: (args) => {
      const adapter = chosen.init(args);
      watchCommits(adapter);
      return adapter;
    },
  };
}

function mongo(url: string): DatabaseAdapterObj {
  const base = mongooseAdapter({
    url,
    allowIDOnCreate: true,
    ensureIndexes: true,
    connectOptions: { serverSelectionTimeoutMS: 8000 },
  });
  return {
    ...base,
    init: (args) => {
      const adapter = base.init(args);
      keepSessions(adapter);
      return adapter;
    },
  } as DatabaseAdapterObj;
}

function sqlite(url: string, migrations: Migrations): DatabaseAdapterObj {
  mkdirSync(dirname(url.replace(/^file:/, '')), { recursive: true });
  const base = sqliteAdapter({
    client: { url },
    idType: 'uuid',
    allowIDOnCreate: true,
    transactionOptions: {},
    prodMigrations: migrations,
    migrationDir: 'cms/migrations',
    push: false,
  });
  return {
    ...base,
    init: (args) => {
      const adapter = base.init(args);
      const connect = adapter.connect?.bind(adapter);
      const commit = adapter.commitTransaction.bind(adapter);
      let client: QueuedClient | undefined;
      adapter.connect = async (options) => {
        if (!('client' in adapter && adapter.client)) {
          client = await createQueuedClient(url);
          Object.assign(adapter, { client });
        }
        return connect?.(options);
      };
      adapter.commitTransaction = async (id) => {
        await commit(id);
        const failure = client?.takeFailedCommit();
        if (failure) throw failure;
      };
      keepSessions(adapter);
      return adapter;
    },
  } as DatabaseAdapterObj;
}
