import type { Client, InStatement, Transaction } from '@libsql/client';
import { BusyError } from '#cms/ports/busy.ts';
import { noteUnavailable } from '#cms/ports/request-scope.ts';
import { nameOfStatement, watched } from '#cms/ports/watch.ts';

/** Is told of a transaction that was rolled back because nothing was heard of it, and where it was begun. */
export type OnLeftBehind = (details: { begunAt: string; heldMs: number }) => void;

/** A transaction that says why it was not committed, or what it saw was not, which Payload's adapter keeps to itself. */
export interface QueuedTransaction extends Transaction {
  readonly failure: unknown;
}

interface Begun {
  /** The connection on which it has been begun. */
  on: Client;
  /** Ends it there, and lets the next writer in. */
  commit: () => Promise<void>;
  rollback: () => Promise<void>;
  /** Made where it was begun; read only when that has to be told. */
  begun: Error;
  /** A transaction of which nothing was heard for so long has been left behind, or waits for itself. */
  idleMs: number;
  onLeftBehind?: OnLeftBehind;
}

/** What an open transaction is told by others. */
export interface Told {
  /** It has been rolled back already. */
  takenBack(why: Error): void;
}

/** A transaction that has begun. It ends once: by who began it, or by itself when it is left behind. */
export function openTransaction({ on, commit, rollback, begun, idleMs, onLeftBehind }: Begun): QueuedTransaction & Told {
  const since = performance.now();
  const state = { open: true, running: 0, ended: undefined as Error | undefined, failure: undefined as unknown };

  const end = async (how: () => Promise<void>) => {
    if (!state.open) return;
    state.open = false;
    clearTimeout(timer);
    try {
      await how();
    } catch (error) {
      state.failure = error;
      noteUnavailable(error);
      throw error;
    }
  };

  const leaveBehind = () => {
    if (!state.open || state.running > 0) return;
    state.ended = new BusyError('The transaction was rolled back: nothing was heard of it for too long.');
    onLeftBehind?.({ begunAt: begun.stack ?? '', heldMs: Math.round(performance.now() - since) });
    // Whoever began it hears of it at the next statement; the next writer would at its own.
    end(rollback).catch(() => undefined);
  };
  const timer = setTimeout(leaveBehind, idleMs);
  timer.unref();

  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    if (state.ended) throw state.ended;
    if (!state.open) throw new BusyError('The transaction has ended.');
    state.running += 1;
    try {
      return await work();
    } catch (error) {
      // The database has rolled back all of it: another statement would be done outside.
      if (isFatal(error)) state.ended = error as Error;
      noteUnavailable(error);
      throw error;
    } finally {
      state.running -= 1;
      if (state.open) timer.refresh();
    }
  };

  return {
    execute: (statement: InStatement) => {
      const name = () => nameOfStatement(typeof statement === 'string' ? statement : statement.sql);
      return run(() => watched('query', name, () => on.execute(statement)));
    },
    batch: (statements: InStatement[]) =>
      run(async () => {
        const results = [];
        for (const statement of statements) results.push(await on.execute(statement));
        return results;
      }),
    executeMultiple: (sql: string) => run(() => on.executeMultiple(sql)),
    commit: async () => {
      if (!state.ended) return end(commit);
      state.failure ??= state.ended;
      await end(rollback);
      throw state.ended;
    },
    rollback: () => end(rollback),
    close: () => void end(rollback).catch(() => undefined),
    takenBack: (why) => {
      state.open = false;
      state.ended = why;
      // A refusal by what others had written who are not on the disk yet is none: whoever ends it hears so too.
      state.failure = why;
      clearTimeout(timer);
    },
    get closed() {
      return !state.open;
    },
    get failure() {
      return state.failure;
    },
  };
}

const isFatal = (error: unknown) => /^SQLITE_(FULL|IOERR|NOMEM|BUSY|INTERRUPT|CORRUPT)/.test(String(Object(error).code));
