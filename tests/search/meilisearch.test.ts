import { it } from 'vitest';
import { filtersContract } from './filters.contract.ts';
import { meilisearchServers } from './meilisearch-servers.ts';
import { searchContract } from './search.contract.ts';

for (const { name, create } of await meilisearchServers()) {
  searchContract(name, create);
  filtersContract(name, create);
}

// Shown as skipped where there is none: so far the stand-in alone has answered.
it.runIf(process.env.MEILI_TEST_HOST)('ran on a real Meilisearch server, named by MEILI_TEST_HOST', () => undefined);
