import { randomBytes } from 'node:crypto';
import { afterAll } from 'vitest';
import { createMeilisearch, type RemoteSearch } from '#search/meilisearch/create-meilisearch.ts';
import { createEngine } from '#search/meilisearch/engine.ts';
import { startMeilisearchStandIn } from '../meilisearch-stand-in/index.ts';

export interface TestServer {
  /** Says what the tests ran against. */
  name: string;
  host: string;
  apiKey?: string;
  /** A name for an index that nobody else has. */
  index(): string;
  /** A search on an index of its own. */
  create(): RemoteSearch;
}

/**
 * The stand-in always, and a real server when `MEILI_TEST_HOST` is set (with `MEILI_TEST_KEY`, which needs the
 * rights that `search/README.md` names, on `jintuo-test*`). What the tests created there goes with them.
 */
export async function meilisearchServers(): Promise<TestServer[]> {
  const standIn = await startMeilisearchStandIn({ apiKey: 'stand-in-key' });
  afterAll(() => standIn.close());
  const servers = [serverAt('Meilisearch stand-in', standIn.host, 'stand-in-key')];
  const host = process.env.MEILI_TEST_HOST;
  if (host) servers.push(serverAt(`Meilisearch ${await versionAt(host)}`, host, process.env.MEILI_TEST_KEY));
  return servers;
}

function serverAt(name: string, host: string, apiKey: string | undefined): TestServer {
  const run = `jintuo-test-${randomBytes(4).toString('hex')}`;
  let count = 0;
  afterAll(async () => {
    const { client, done } = createEngine({ host, apiKey });
    const { results } = await client.getRawIndexes({ limit: 1000 });
    for (const { uid } of results) if (uid.startsWith(run)) await done(client.deleteIndex(uid), 10_000);
  });
  const index = () => `${run}-${++count}`;
  return { name, host, apiKey, index, create: () => createMeilisearch({ host, apiKey, index: index() }) };
}

async function versionAt(host: string): Promise<string> {
  const apiKey = process.env.MEILI_TEST_KEY;
  const asked = createEngine({ host, apiKey }).client.getVersion();
  // A key with no more rights than a portal's does not see it.
  return asked.then(({ pkgVersion }) => pkgVersion).catch(() => 'server');
}
