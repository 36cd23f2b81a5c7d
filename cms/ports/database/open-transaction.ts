import type { Client, InStatement, Transaction } from '@libsql/client';
import { BusyError } from '#cms/ports/busy.ts';
import { noteUnavailable } from '#cms/ports/request-scope.ts';

/** Is told of a transaction that was rolled back because nothing was heard of it, and where it was begun. */
export type OnLeftBehind = (details: { begunAt: string; heldMs: number }) => void;

interface Begun {
  /** The connection on which it has been begun. */
  on: Client;
  /** Lets the next writer in. */
  release: () => void;
  /** Made where it was begun; read only when that has to be told. */
  begun: Error;
  /** A transaction of which nothing was heard for so long has been left behind, or waits for itself. */
  idleMs: number;
  onLeftBehind?: OnLeftBehind;
  onFailedCommit: (error: unknown) => void;
}

/** A transaction that has begun. It ends once: by who began it, or by itself when it is left behind. */
export function openTransaction({ on, release, begun, idleMs, onLeftBehind, onFailedCommit }: Begun): Transaction {
  const since = performance.now();
  const state = { open: true, leftBehind: false, running: 0 };

  const end = async (verb: 'COMMIT' | 'ROLLBACK') => {
    if (!state.open) return;
    state.open = false;
    clearTimeout(timer);
    try {
      await on.execute(verb);
    } catch (error) {
      // A full disk has rolled it back already.
      if (verb === 'ROLLBACK' && isOver(error)) return;
      if (verb === 'ROLLBACK') throw error;
      onFailedCommit(error);
      noteUnavailable(error);
      await on.execute('ROLLBACK').catch((failed: unknown) => {
        if (!isOver(failed)) throw failed;
      });
      throw error;
    } finally {
      release();
    }
  };
  const commit = async () => {
    if (!state.leftBehind) return end('COMMIT');
    const error = new BusyError('The transaction was rolled back: nothing was heard of it for too long.');
    onFailedCommit(error);
    throw error;
  };

  const leaveBehind = () => {
    if (!state.open || state.running > 0) return;
    state.leftBehind = true;
    onLeftBehind?.({ begunAt: begun.stack ?? '', heldMs: Math.round(performance.now() - since) });
    // Whoever began it hears of it at the next statement; the next writer would at its own.
    end('ROLLBACK').catch(() => undefined);
  };
  const timer = setTimeout(leaveBehind, idleMs);
  timer.unref();

  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!state.open) throw new BusyError('The transaction has ended.');
    state.running += 1;
    try {
      return await work();
    } catch (error) {
      noteUnavailable(error);
      throw error;
    } finally {
      state.running -= 1;
      if (state.open) timer.refresh();
    }
  };

  return {
    execute: (statement: InStatement) => run(() => on.execute(statement)),
    batch: (statements: InStatement[]) =>
      run(async () => {
        const results = [];
        for (const statement of statements) results.push(await on.execute(statement));
        return results;
      }),
    executeMultiple: (sql: string) => run(() => on.executeMultiple(sql)),
    commit,
    rollback: () => end('ROLLBACK'),
    close: () => void end('ROLLBACK'),
    get closed() {
      return !state.open;
    },
  };
}

const isOver = (error: unknown) => /no transaction is active/.test(String(Object(error).message));
