import type { Client } from '@libsql/client';
import { ConflictError } from './is-conflict.ts';

/** How long others may come in after the first; other processes wait so long at most while this one has more to write. */
const OPEN_MS = 20;
/** Who takes about so long while others wait for the commit is taken back, and does its work again by itself. */
const SLOWEST_MS = 1000;

/** Units of work that follow each other in one transaction, each with a savepoint of its own, and are committed at once. */
export interface OneCommit {
  /** Begins one, after another has ended. `takeBack` is told that it has been rolled back because it took too long. */
  begin(takeBack: (why: Error) => void): Promise<void>;
  /** Ends it well: settles when all of them are on the disk. */
  keep(): Promise<void>;
  /** Ends it otherwise, alone; what it saw of those before it counts only when they are on the disk. */
  undo(): Promise<void>;
}

interface Made {
  /** The connection on which a transaction has been begun. */
  on: Client;
  /** Whether the next one in the line may come in. */
  isNextTogether: () => boolean;
  /** Lets in the next one, who takes part. */
  pass: () => void;
  /** Lets in the next one, whoever it is: the transaction has ended. */
  close: () => void;
  openMs?: number;
  slowestMs?: number;
}

const SAVEPOINT = 'unit';

/**
 * One wait for the disk serves many: who comes next while the first has not been committed writes in the same
 * transaction. None is told that it is done before all are on the disk. Where they cannot be committed, none has
 * happened: each is done again by itself, so that one cannot keep failing for another's sake.
 */
export function createOneCommit({ on, isNextTogether, pass, close, openMs = OPEN_MS, slowestMs = SLOWEST_MS }: Made): OneCommit {
  const since = performance.now();
  const done = Promise.withResolvers<void>();
  // Whoever is kept waits for it; where nobody is, nobody hears.
  done.promise.catch(() => undefined);
  let kept = 0;
  let broken: unknown;
  let underWay: ((why: Error) => void) | undefined;

  const finish = async () => {
    clearInterval(timer);
    try {
      if (broken) throw broken;
      await on.execute(kept > 0 ? 'COMMIT' : 'ROLLBACK');
      done.resolve();
    } catch (error) {
      await on.execute('ROLLBACK').catch(() => undefined);
      done.reject(
        kept > 1 || broken ? new ConflictError('what was to be committed at once could not be', { cause: error }) : error,
      );
    } finally {
      close();
    }
  };
  const next = async () => {
    underWay = undefined;
    if (!broken && isNextTogether() && performance.now() - since < openMs) pass();
    else await finish();
  };
  const rollBack = async () => {
    try {
      await on.execute(`ROLLBACK TO ${SAVEPOINT}`);
      await on.execute(`RELEASE ${SAVEPOINT}`);
    } catch (error) {
      // A full disk has rolled back all of it.
      broken = error;
    }
  };

  const timer = setInterval(async () => {
    if (!underWay || kept === 0) return;
    underWay(new ConflictError('others waited for it to be committed'));
    await rollBack();
    await next();
  }, slowestMs);

  return {
    begin: async (takeBack) => {
      underWay = takeBack;
      try {
        await on.execute(`SAVEPOINT ${SAVEPOINT}`);
      } catch (error) {
        broken = error;
        await next();
        throw error;
      }
    },
    keep: async () => {
      try {
        await on.execute(`RELEASE ${SAVEPOINT}`);
        kept += 1;
      } catch (error) {
        broken = error;
      }
      await next();
      await done.promise;
    },
    undo: async () => {
      await rollBack();
      await next();
      if (kept > 0 || broken) await done.promise;
    },
  };
}
