import { readDocuments } from '../records/search-documents.ts';
import { runCommand } from './boot.ts';

/** `npm run reindex`: builds the search index anew aside, then switches to it at once. */
await runCommand(async (portal) => {
  const started = performance.now();
  await portal.search.swap(await readDocuments(portal.payload));
  const counts = await portal.search.counts();
  console.log(
    `indexed ${Object.entries(counts)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ')} in ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  return 0;
});
