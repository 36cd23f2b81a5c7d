import type { CollectionConfig, DatabaseAdapterObj } from 'payload';
import { watchCommits } from './after-commit.ts';
import { heedSilence } from './heed-silence.ts';
import { keepSessions } from './keep-sessions.ts';
import { mongo } from './mongo.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { type Migrations, sqlite } from './sqlite.ts';
import { withUuid } from './uuid-ids.ts';

const isMongo = (uri: string) => /^mongodb(\+srv)?:/.test(uri);

/** MongoDB when the address says so, else one SQLite file. */
export function chooseDatabase(uri: string, { migrations }: { migrations: Migrations }): DatabaseAdapterObj {
  const chosen = isMongo(uri) ? mongo(uri) : sqlite(uri, migrations);
  return {
    ...chosen,
    init: (args) => {
      const adapter = chosen.init(args);
      oneAtATime(adapter);
      keepSessions(adapter);
      watchCommits(adapter);
      if (isMongo(uri)) heedSilence(adapter);
      return adapter;
    },
  };
}

/** A collection as the database needs it: SQLite has UUIDs by itself. */
export function prepareCollection(collection: CollectionConfig, uri: string): CollectionConfig {
  return isMongo(uri) ? withUuid(collection) : collection;
}
