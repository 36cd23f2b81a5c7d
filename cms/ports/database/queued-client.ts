import type { Client, InArgs, InStatement, Transaction } from '@libsql/client';
import { BusyError } from '#cms/ports/busy.ts';
import { noteUnavailable, requestScope } from '#cms/ports/request-scope.ts';
import { nameOfStatement, watched } from '#cms/ports/watch.ts';
import { transactionScope } from './in-transaction.ts';
import { openConnection } from './kept-statements.ts';
import { createOneCommit, type OneCommit } from './one-commit.ts';
import { type OnLeftBehind, openTransaction } from './open-transaction.ts';
import { beginsTogether, noteBegun, noteFailedBegin } from './true-ends.ts';
import { type Attempt, tryAgain } from './try-again.ts';
import { createWriteTurns } from './write-turns.ts';
import { createWriterLine } from './writer-line.ts';

/** How long a write waits for those before it. */
const WAIT_MS = 30_000;
/** How long it waits for another program that holds the file, when somebody waits for its answer. */
const HELD_MS = 1500;
/** Longer than the pause between two tries. */
const SEEN_LATELY_MS = 500;
const HELD = 'another program holds the database file';
/** A transaction of which nothing was heard for so long has been left behind, or waits for itself. */
const IDLE_MS = 20_000;
const READER_WAITS_MS = 5000;
export interface Patience {
  waitMs?: number;
  heldMs?: number;
  idleMs?: number;
  openMs?: number;
  slowestMs?: number;
  onLeftBehind?: OnLeftBehind;
}

/**
 * One SQLite file, one connection that reads and one that writes, and a queue before the second.
 *
 * The stock client opens a new connection after every transaction, forgets `busy_timeout`, and then
 * fails with SQLITE_BUSY as soon as two requests write at once. Here writers wait their turn, this process's and
 * others', and a write that forgets to join the transaction it runs inside is an error instead of a deadlock.
 * No wait is without end: who waits too long hears that the portal is busy, and what is left behind is rolled back.
 * Where another program holds the file, whoever is waited for by somebody hears so soon.
 * What may be committed together with what comes next waits for the disk once.
 */
export async function createQueuedClient(
  url: string,
  { waitMs = WAIT_MS, heldMs = HELD_MS, idleMs = IDLE_MS, onLeftBehind, openMs, slowestMs }: Patience = {},
): Promise<Client> {
  const turns = createWriteTurns(url.replace(/^file:/, ''));
  const reader = await connect(url, READER_WAITS_MS);
  // SQLite waits by standing still, and the whole process with it: whoever writes asks again instead.
  let writer = await connect(url, 0);

  const line = createWriterLine(waitMs);
  /** Begun, and still open to those who come next. */
  let shared: OneCommit | undefined;

  /** When another program was found to hold the file: first, and last. */
  const held = { since: 0, seen: Number.NEGATIVE_INFINITY };
  const isStillHeld = () => performance.now() - held.seen < SEEN_LATELY_MS;
  const heldFor = () => (isStillHeld() ? performance.now() - held.since : 0);
  const noteHeld = () => {
    if (!isStillHeld()) held.since = performance.now();
    held.seen = performance.now();
  };

  /** Settles when this one may write, alone or with those before it. */
  const turn = async (together: boolean): Promise<void> => {
    if (transactionScope.getStore()?.open)
      throw new Error('A write inside a transaction did not take part in it: pass the same `req`.');
    const isTooLate = () => (heldFor() > heldMs ? new BusyError(HELD) : undefined);
    await line.enter({ together, isTooLate: requestScope.getStore() && isTooLate });
    if (shared) return;
    try {
      await turns.enter();
    } catch (error) {
      line.leave();
      throw error;
    }
  };
  const leave = () => {
    shared = undefined;
    turns.leave();
    line.leave();
  };

  /** Does what can only be done whole, as soon as no other program holds the file. */
  const untilFree = <T>(work: () => Promise<T>): Promise<T> =>
    tryAgain(async (): Promise<Attempt<T>> => {
      try {
        const result = await work();
        held.seen = Number.NEGATIVE_INFINITY;
        return { done: true, result };
      } catch (error) {
        if (!isHeld(error)) throw error;
        noteHeld();
        // A statement that found the file held stays begun, and nothing can be committed on its connection any more.
        writer.close();
        writer = await connect(url, 0);
        if (requestScope.getStore() && heldFor() > heldMs) throw new BusyError(HELD, { cause: error });
        return { done: false, why: error };
      }
    }, waitMs);

  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      await turn(false);
      try {
        return await untilFree(work);
      } finally {
        leave();
      }
    } catch (error) {
      noteUnavailable(error);
      throw error;
    }
  };

  const begin = async (together: boolean) => {
    await turn(together);
    if (shared) return;
    try {
      await untilFree(() => writer.execute('BEGIN IMMEDIATE'));
    } catch (error) {
      leave();
      throw error;
    }
    if (together)
      shared = createOneCommit({
        on: writer,
        isNextTogether: line.isNextTogether,
        pass: line.leave,
        close: leave,
        openMs,
        slowestMs,
      });
  };

  const transaction = async (): Promise<Transaction> => {
    const begun = new Error('begun');
    try {
      await begin(beginsTogether());
      const on = writer;
      const one = shared;
      let opened: ReturnType<typeof openTransaction> | undefined;
      await one?.begin((why) => opened?.takenBack(why));
      const ends = one ? { commit: one.keep, rollback: one.undo } : endsOf(on, leave);
      opened = openTransaction({ on, ...ends, begun, idleMs, onLeftBehind });
      noteBegun(opened);
      return opened;
    } catch (error) {
      noteFailedBegin(error);
      noteUnavailable(error);
      throw error;
    }
  };

  return {
    execute: (statement: InStatement | string, args?: InArgs) => {
      const sql = typeof statement === 'string' ? statement : statement.sql;
      const asked = typeof statement === 'string' ? { sql, args: args ?? [] } : statement;
      const run = (on: Client) =>
        watched(
          'query',
          () => nameOfStatement(sql),
          () => on.execute(asked),
        );
      return /^\s*(select|with|explain)\b/i.test(sql) ? run(reader) : alone(() => run(writer));
    },
    batch: (statements, mode) => alone(() => writer.batch(statements, mode)),
    migrate: (statements) => alone(() => writer.migrate(statements)),
    executeMultiple: (sql) => alone(() => writer.executeMultiple(sql)),
    transaction,
    sync: () => writer.sync(),
    close: () => {
      reader.close();
      writer.close();
      turns.close();
    },
    get closed() {
      return writer.closed;
    },
    protocol: 'file',
  };
}

/** How a transaction that shares no commit ends. */
function endsOf(on: Client, leave: () => void): { commit(): Promise<void>; rollback(): Promise<void> } {
  // A full disk has rolled it back already.
  const rollBack = async () => {
    await on.execute('ROLLBACK').catch((error: unknown) => {
      if (!/no transaction is active/.test(String(Object(error).message))) throw error;
    });
  };
  return {
    rollback: () => rollBack().finally(leave),
    commit: async () => {
      try {
        await on.execute('COMMIT').catch(async (error: unknown) => {
          await rollBack();
          throw error;
        });
      } finally {
        leave();
      }
    },
  };
}

async function connect(url: string, waitMs: number): Promise<Client> {
  const connection = openConnection(url);
  await connection.execute(`PRAGMA busy_timeout = ${waitMs}`);
  await connection.execute('PRAGMA journal_mode = WAL');
  await connection.execute('PRAGMA synchronous = FULL');
  await connection.execute('PRAGMA foreign_keys = ON');
  return connection;
}

const isHeld = (error: unknown) => /^SQLITE_(BUSY|LOCKED)/.test(String(Object(error).code ?? ''));
