import { openPortal } from '#cms/assemble.ts';
import { BackupError } from '#cms/backup/backup-error.ts';
import { openerFor, passphraseFrom } from '#cms/backup/keys.ts';
import { type Restoring, takePlace } from '#cms/backup/place.ts';
import { type CheckedBackup, checkBackup, piecesOf } from '#cms/backup/read-backup.ts';
import { restoreCity } from '#cms/backup/restore-city.ts';
import { type Environment, readEnvironment } from '#cms/core/environment.ts';
import { migrations } from '#cms/migrations/index.ts';
import type { WholeCity } from '#cms/records/whole-city.ts';
import { fromWhereAsked, runAlone } from './boot.ts';
import { keptIn, openCity, placeOf } from './open-city.ts';
import { movingBar } from './progress-bar.ts';
import { ArgumentError, readArguments } from './read-arguments.ts';

const USAGE = 'npm run restore -- FILE [--key FILE]';

/** `npm run restore -- FILE`: a city from its backup, into an empty place; all of it or nothing. */
await runAlone(async (args) => {
  const { file, keyFile } = readWish(args);
  const environment = readEnvironment();
  const passphrase = passphraseFrom(process.env, environment);
  const opener = () => openerFor(keyFile, passphrase);
  const restoring = await takePlace(placeOf(environment));
  try {
    const checking = movingBar('checked');
    let seen = 0;
    const checked = await checkBackup(file, {
      opener: await opener(),
      migrations: migrations.map(({ name }) => name),
      onEntry: () => checking.move(++seen, seen),
    });
    checking.stop();
    requireSame(checked, environment);
    await bringIn(environment, restoring, { file, opener, checked });
  } finally {
    await restoring.close();
  }
  await lookThrough();
  return 0;
});

async function bringIn(
  environment: Environment,
  { aside, finish }: Restoring,
  { file, opener, checked }: { file: string; opener: () => ReturnType<typeof openerFor>; checked: CheckedBackup },
): Promise<void> {
  const city = await openCity(aside.database ? { ...environment, databaseUri: `file:${aside.database}` } : environment);
  const kept = keptIn(environment, aside);
  const bar = movingBar('restored');
  let done = 0;
  try {
    await requireNothing(city);
    for await (const key of kept.files.list())
      throw new BackupError('not_empty', `The bucket holds ${key} already: a backup is restored into an empty one only.`);
    try {
      const pieces = piecesOf(file, await opener(), checked);
      const total = checked.contents.entries.length;
      await restoreCity({ city, ...kept }, { pieces, checked, onPiece: () => bar.move(++done, total) });
    } catch (error) {
      if (!aside.database) await city.clear();
      throw error;
    }
  } finally {
    bar.stop();
    await city.close();
  }
  await finish();
  const { madeAt, settings } = checked.manifest;
  console.log(`restored as of ${madeAt}`);
  const missing = settings.filter((name) => !process.env[name]);
  if (missing.length > 0) console.log(`set where it was made, and not here: ${missing.join(', ')}`);
}

async function requireNothing(city: WholeCity): Promise<void> {
  // Of a restore that was cut off.
  if ((await city.bringing()) === 'a backup') await city.clear();
  const filled = await city.firstFilled();
  if (filled)
    throw new BackupError('not_empty', `The database holds ${filled} already: a backup is restored into an empty one only.`);
}

function requireSame({ manifest }: CheckedBackup, { city, mode }: Environment): void {
  if (manifest.city !== city)
    throw new BackupError('other_city', `This backup is of another city: set CITY=${manifest.city} to restore it.`);
  if (manifest.mode !== mode)
    throw new BackupError(
      'other_city',
      `This backup is of a portal in ${manifest.mode} mode: set PORTAL_MODE=${manifest.mode} to restore it.`,
    );
}

/** Opens what was restored as a portal does, builds its search index anew, and looks whether the ledger balances. */
async function lookThrough(): Promise<void> {
  const portal = await openPortal({ indexAsFound: true });
  await portal.search.swap(portal.documents.readAll);
  const { engine, answering, why } = portal.search.status();
  const { entries, unbalanced } = await portal.ledger.checkBalance();
  const counts = Object.entries(await portal.search.counts()).map(([kind, count]) => `${count} ${kind}`);
  await portal.close();
  console.log(engine === answering ? `search index built: ${counts.join(', ')}` : `search index not built: ${why}`);
  console.log(`ledger: ${entries} entries, ${unbalanced} out of balance`);
}

function readWish(args: string[]): { file: string; keyFile?: string } {
  const options = { key: { type: 'string' } } as const;
  const { values, positionals } = readArguments(USAGE, { args, options, allowPositionals: true });
  const [file, surplus] = positionals;
  if (!file || surplus) throw new ArgumentError('Name the one file to restore', USAGE);
  return { file: fromWhereAsked(file), ...(values.key && { keyFile: fromWhereAsked(values.key) }) };
}
