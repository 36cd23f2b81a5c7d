import { DatabaseSync } from 'node:sqlite';

/** SQLite's answer when somebody else holds the lock. */
const SQLITE_BUSY = 5;

/** A lock that the operating system keeps: it ends with the process that holds it, however that ends. */
export interface LockFile {
  /** Whether it could be had; it does not wait. */
  take(): boolean;
  release(): void;
  close(): void;
}

/** Node has no locks of files, but SQLite has, on every system: an empty database that is held by an open transaction. */
export function openLockFile(path: string): LockFile {
  const file = new DatabaseSync(path);
  let held = false;
  return {
    take: () => {
      try {
        file.exec('BEGIN EXCLUSIVE');
        held = true;
      } catch (error) {
        if ((error as { errcode?: unknown }).errcode !== SQLITE_BUSY) throw error;
      }
      return held;
    },
    release: () => {
      if (held) file.exec('ROLLBACK');
      held = false;
    },
    close: () => file.close(),
  };
}
