import { openLockFile } from './lock-file.ts';

/** How long others may write before one that waits for them fails. */
const PATIENCE_MS = 30_000;
/** After so long a process that goes on writing lets others in, if any wait. */
const SHARE_MS = 20;
const LONGEST_PAUSE_MS = 4;

/** Whose turn it is to write to a SQLite file, among the processes of one machine. */
export interface WriteTurns {
  /** Settles when this process may write: one at a time, with `leave` after each. */
  enter(): Promise<void>;
  leave(): void;
  close(): void;
}

/**
 * SQLite makes a process that waits for another's write stand still, readers and all, keeps no order, and may leave a
 * statement unfinished that found it busy. So whose turn it is is settled before: there is a lock for the one that
 * writes, and one for the next. Who waits holds the second, so that who writes without end comes behind it.
 */
export function createWriteTurns(file: string, patienceMs = PATIENCE_MS): WriteTurns {
  const writing = openLockFile(`${file}-writing`);
  const next = openLockFile(`${file}-next`);
  /** Since when this process has written without a pause in which others could have come in. */
  let since = Number.NEGATIVE_INFINITY;
  let left = Number.NEGATIVE_INFINITY;

  const wait = async (lock: { take(): boolean }, giveUpAt: number) => {
    for (let attempt = 0; !lock.take(); attempt++) {
      if (performance.now() > giveUpAt) throw new Error('Another process has been writing to this database for too long.');
      const pause = Math.random() * Math.min(LONGEST_PAUSE_MS, 1 + attempt / 4);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };

  return {
    enter: async () => {
      const now = performance.now();
      if (now - left > LONGEST_PAUSE_MS) since = now;
      if (now - since < SHARE_MS && writing.take()) return;
      await wait(next, now + patienceMs);
      try {
        await wait(writing, now + patienceMs);
      } finally {
        next.release();
      }
      since = performance.now();
    },
    leave: () => {
      writing.release();
      left = performance.now();
    },
    close: () => {
      writing.close();
      next.close();
    },
  };
}
