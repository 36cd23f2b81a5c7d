import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { mongooseAdapter } from '@payloadcms/db-mongodb';
import { sqliteAdapter } from '@payloadcms/db-sqlite';
import type { DatabaseAdapterObj } from 'payload';
import { keepSessions } from './keep-sessions.ts';
import { createQueuedClient } from './queued-client.ts';

type Migrations = NonNullable<Parameters<typeof sqliteAdapter>[0]['prodMigrations']>;

/** MongoDB when the address says so, else one SQLite file. */
export function chooseDatabase(uri: string, { migrations }: { migrations: Migrations }): DatabaseAdapterObj {
  return /^mongodb(\+srv)?:/.test(uri) ? mongo(uri) : sqlite(uri, migrations);
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
      adapter.connect = async (options) => {
        if (!('client' in adapter && adapter.client)) Object.assign(adapter, { client: await createQueuedClient(url) });
        return connect?.(options);
      };
      keepSessions(adapter);
      return adapter;
    },
  } as DatabaseAdapterObj;
}
