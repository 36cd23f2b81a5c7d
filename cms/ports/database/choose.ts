import { mongooseAdapter } from '@payloadcms/db-mongodb';
import type { DatabaseAdapterObj } from 'payload';
import { watchCommits } from './after-commit.ts';
import { keepSessions } from './keep-sessions.ts';
import { type Migrations, sqlite } from './sqlite.ts';

/** MongoDB when the address says so, else one SQLite file. */
export function chooseDatabase(uri: string, { migrations }: { migrations: Migrations }): DatabaseAdapterObj {
  const chosen = /^mongodb(\+srv)?:/.test(uri) ? mongo(uri) : sqlite(uri, migrations);
  return {
    ...chosen,
    init: (args) => {
      const adapter = chosen.init(args);
      keepSessions(adapter);
      watchCommits(adapter);
      return adapter;
    },
  };
}

function mongo(url: string): DatabaseAdapterObj {
  return mongooseAdapter({
    url,
    allowIDOnCreate: true,
    ensureIndexes: true,
    connectOptions: { serverSelectionTimeoutMS: 8000 },
  }) as DatabaseAdapterObj;
}
