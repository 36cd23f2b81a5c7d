import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { openFolder } from '#cms/ports/database/shared-folder.ts';
import { createFolder, syncFolder } from '#cms/ports/files/durable.ts';
import { BackupError } from './backup-error.ts';

/** Where a city's database and files lie on this machine, as far as they do. */
export interface Place {
  database?: string;
  files?: string;
  pictures?: string;
}

/** Where something is put until all of it is there: beside, so that a new name is all it takes in the end. */
const beside = (path: string) => `${path}.restoring`;

/** What a restore into an empty place works on. */
export interface Restoring {
  /** The same place, with other names. */
  aside: Place;
  /** Gives everything its name; the database last, because a portal without one has nothing. */
  finish(): Promise<void>;
  /** Takes away what is not finished, and lets other processes in. */
  close(): Promise<void>;
}

/**
 * Takes an empty place for a restore. What a restore that was cut off left there is taken away.
 * @throws BackupError where something is there already
 */
export async function takePlace(place: Place): Promise<Restoring> {
  const { database, files, pictures } = place;
  if (database) await createFolder(dirname(database));
  // A portal that starts meanwhile waits until the restore has ended.
  const folder = database ? await openFolder(database, 2000) : undefined;
  try {
    if (folder && !folder.alone) throw new BackupError('not_empty', `${database} is in use: stop the portal first.`);
    if (database && (await isThere(database))) throw notEmpty(database);
    // While its database is aside, files under their names are of a restore that was cut off.
    const cutOff = database ? await isThere(beside(database)) : false;
    for (const path of [files, pictures]) {
      if (path && cutOff) await rm(path, { recursive: true, force: true });
      if (path && (await isFilled(path))) throw notEmpty(path);
    }
  } catch (error) {
    folder?.close();
    throw error;
  }
  const clear = () =>
    Promise.all([database, files, pictures].map((path) => path && rm(beside(path), { recursive: true, force: true })));
  await clear();
  if (database) await createFolder(beside(database));
  return {
    aside: {
      ...(database && { database: join(beside(database), basename(database)) }),
      ...(files && { files: beside(files) }),
      ...(pictures && { pictures: beside(pictures) }),
    },
    finish: async () => {
      for (const path of [files, pictures]) if (path && (await isThere(beside(path)))) await take(beside(path), path);
      if (!database) return;
      const from = join(beside(database), basename(database));
      // Of a database that is gone they would be taken for this one's.
      for (const journal of ['-wal', '-shm']) await rm(`${database}${journal}`, { force: true });
      await rename(from, database);
      await syncFolder(dirname(database));
    },
    close: async () => {
      await clear();
      folder?.close();
    },
  };
}

async function take(from: string, to: string): Promise<void> {
  await createFolder(dirname(to));
  // An empty folder may be there.
  await rm(to, { recursive: true, force: true });
  await rename(from, to);
  await syncFolder(dirname(to));
}

const notEmpty = (path: string) =>
  new BackupError(
    'not_empty',
    `${path} is there already: a backup is restored into an empty place only. Set DATA_DIR to another folder.`,
  );

async function isThere(path: string): Promise<boolean> {
  return (await readdir(dirname(path)).catch((): string[] => [])).includes(basename(path));
}

async function isFilled(path: string): Promise<boolean> {
  const names = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  return names.some((one) => one.isFile());
}
