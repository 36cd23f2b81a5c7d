import { chmodSync, existsSync, lstatSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import type { Environment } from './environment.ts';

/** What anybody but its owner may do with a file. */
const OTHERS = 0o077;

type Kept = Pick<Environment, 'dataDir' | 'databaseUri'> & { filesDir: string };

/** Whatever this process writes from now on is its owner's alone. */
export function writePrivately(): void {
  if (isMainThread) process.umask(OTHERS);
}

/**
 * Takes from everybody else what they may do with the database, its journals, files and pictures: families' names,
 * children's health and signed contracts stand in them. What belongs to another user stays as it is.
 */
export function makePrivate(kept: Kept): void {
  for (const path of findOpenToOthers(kept)) {
    try {
      chmodSync(path, lstatSync(path).mode & 0o700);
    } catch {
      // It is told by `npm run doctor`.
    }
  }
}

/** Files and folders of the portal that somebody else than their owner may read or write. Windows has no such rights. */
export function findOpenToOthers({ dataDir, databaseUri, filesDir }: Kept): string[] {
  if (process.platform === 'win32') return [];
  const found = [dataDir, filesDir, ...filesOf(databaseUri)].flatMap((path) => within(path));
  return [...new Set(found)].filter((path) => (lstatSync(path, { throwIfNoEntry: false })?.mode ?? 0) & OTHERS);
}

/** A database's file, and those beside it that begin with its name: journals and locks. The folder may be anybody's. */
function filesOf(uri: string): string[] {
  if (!uri.startsWith('file:')) return [];
  const file = uri.slice('file:'.length);
  if (!existsSync(dirname(file))) return [];
  return readdirSync(dirname(file))
    .filter((name) => name.startsWith(basename(file)))
    .map((name) => join(dirname(file), name));
}

/** A file, or a folder with everything in it; links lead elsewhere. */
function within(path: string): string[] {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found || found.isSymbolicLink()) return [];
  if (!found.isDirectory()) return [path];
  return [path, ...readdirSync(path).flatMap((name) => within(join(path, name)))];
}
