import { existsSync } from 'node:fs';
import { BackupError } from '#cms/backup/backup-error.ts';
import { moveCity } from '#cms/backup/move-city.ts';
import { readEnvironment } from '#cms/core/environment.ts';
import { openFolder } from '#cms/ports/database/shared-folder.ts';
import { runAlone } from './boot.ts';
import { openCity, placeOf } from './open-city.ts';
import { movingBar } from './progress-bar.ts';
import { ArgumentError, readArguments } from './read-arguments.ts';

const USAGE = 'npm run move -- mongodb://HOST/DATABASE?replicaSet=rs0';

/** `npm run move -- mongodb://…`: a city from its SQLite file to MongoDB, with everything as it is. */
await runAlone(async (args) => {
  const to = readTarget(args);
  const environment = readEnvironment();
  const { database } = placeOf(environment);
  if (!database) throw new BackupError('refused', 'DATABASE_URI names MongoDB already: a city is moved from SQLite.');
  if (!existsSync(database)) throw new BackupError('refused', `There is no city in ${database}.`);
  await requireStill(database);
  const started = performance.now();
  const bar = movingBar('moved');
  // A portal that starts meanwhile waits: this process has the folder for itself.
  const from = await openCity(environment);
  const target = await openCity({ ...environment, databaseUri: to });
  const moved = await moveCity({ from, to: target }, { onProgress: bar.move }).finally(() => bar.stop());
  await Promise.all([from.close(), target.close()]);
  for (const { name, documents, found, digest } of moved)
    if (documents > 0)
      console.log(
        `✓ ${name.padEnd(32)} ${String(documents).padStart(8)}  ${digest.slice(0, 12)}${found > 0 ? `  ${found} were there` : ''}`,
      );
  console.log(`moved and compared in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  console.log('Now set DATABASE_URI to that address. Files, pictures and PAYLOAD_SECRET stay as they are.');
  console.log(`What is written to ${database} from now on is not moved: keep it away.`);
  return 0;
});

/** What somebody writes meanwhile would be left behind. */
async function requireStill(database: string): Promise<void> {
  const folder = await openFolder(database, 2000);
  folder.close();
  if (!folder.alone)
    throw new BackupError('not_empty', `${database} is in use: stop the portal first, so that nothing is left behind.`);
}

function readTarget(args: string[]): string {
  const { positionals } = readArguments(USAGE, { args, allowPositionals: true });
  const [uri = '', surplus] = positionals;
  if (surplus || !/^mongodb(\+srv)?:\/\//.test(uri)) throw new ArgumentError('Name the one MongoDB to move to', USAGE);
  if (!/^[^/]*\/\/[^/]+\/[^/?]+/.test(uri)) throw new ArgumentError('Name the database in it, too', USAGE);
  return uri;
}
