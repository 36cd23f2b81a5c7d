import { DatabaseSync } from 'node:sqlite';

/** SQLite's answer when somebody else holds the lock. */
const SQLITE_BUSY = 5;

/** Held by one alone, or by many at once. */
const HOW = { alone: 'BEGIN EXCLUSIVE', together: 'BEGIN; SELECT count(*) FROM sqlite_master' } as const;

/** A lock that the operating system keeps: it ends with the process that holds it, however that ends. */
export interface LockFile {
  /** Whether it could be had; it does not wait. */
  take(how?: keyof typeof HOW): boolean;
  release(): void;
  close(): void;
}

/** Node has no locks of files, but SQLite has, on every system: an empty database that is held by an open transaction. */
export function openLockFile(path: string): LockFile {
  const file = new DatabaseSync(path);
  const release = () => {
    if (file.isTransaction) file.exec('ROLLBACK');
  };
  return {
    take: (how = 'alone') => {
      try {
        file.exec(HOW[how]);
        return true;
      } catch (error) {
        if ((error as { errcode?: unknown }).errcode !== SQLITE_BUSY) throw error;
        release();
        return false;
      }
    },
    release,
    close: () => file.close(),
  };
}
