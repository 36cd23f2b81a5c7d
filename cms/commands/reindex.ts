import type { SingleBar } from 'cli-progress';
import { openPortal } from '#cms/assemble.ts';
import { runCommand } from './boot.ts';
import { progressBar } from './progress-bar.ts';
import { readArguments } from './read-arguments.ts';

/** Any other start mends the index, which would be work for nothing here. */
openPortal({ indexAsFound: true });

/** `npm run reindex`: builds the search index anew aside, then switches to it at once. */
await runCommand(
  (args) => readArguments('npm run reindex', { args }),
  async (portal) => {
    const started = performance.now();
    let bar: SingleBar | undefined;
    await portal.search.swap(portal.documents.readAll, (documents, of) => {
      bar ??= progressBar('documents', of);
      bar.update(documents);
    });
    bar?.stop();

    const { engine, answering, why } = portal.search.status();
    if (answering !== engine) throw new Error(`the index was not built: ${why}`);
    const counts = await portal.search.counts();
    console.log(
      `indexed ${Object.entries(counts)
        .map(([kind, count]) => `${count} ${kind}`)
        .join(', ')} in ${((performance.now() - started) / 1000).toFixed(1)} s`,
    );
    if (engine === 'embedded')
      console.log('a server that is running has an index of its own; the next that starts takes this one up');
    return 0;
  },
);
