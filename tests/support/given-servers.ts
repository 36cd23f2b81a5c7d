import { createHash } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { createEngine } from '#search/meilisearch/engine.ts';

export interface GivenServers {
  /** What a portal needs to run on them. */
  env: Record<string, string>;
  /** Takes away what the portal has left there. */
  clear(): Promise<void>;
}

/**
 * The servers that a run was given, with a database and an index for whoever keeps data in this folder: MongoDB by
 * `MONGODB_TEST_URI`, Meilisearch by `MEILI_TEST_HOST` and `MEILI_TEST_KEY`.
 */
export function givenServers(dataDir: string): GivenServers {
  const { MONGODB_TEST_URI: uri, MEILI_TEST_HOST: host, MEILI_TEST_KEY: apiKey } = process.env;
  const name = `jintuo-test-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;
  const database = uri ? new URL(uri) : undefined;
  if (database) database.pathname = `/${name}`;
  return {
    env: {
      ...(database ? { DATABASE_URI: database.href } : {}),
      ...(host ? { MEILI_HOST: host, MEILI_API_KEY: apiKey ?? '', MEILI_INDEX: name } : {}),
    },
    clear: async () => {
      if (database) {
        const client = await MongoClient.connect(database.href);
        await client.db().dropDatabase();
        await client.close();
      }
      if (host) {
        const { client, done } = createEngine({ host, apiKey });
        await done(client.deleteIndex(name), 60_000);
      }
    },
  };
}
