import { type Client, createClient, type InArgs, type InStatement, type Transaction } from '@libsql/client';
import { BusyError } from '#cms/ports/busy.ts';
import { createLine } from '#cms/ports/line.ts';
import { noteUnavailable, requestScope } from '#cms/ports/request-scope.ts';
import { transactionScope } from './in-transaction.ts';
import { type OnLeftBehind, openTransaction } from './open-transaction.ts';
import { noteFailedBegin } from './true-begin.ts';
import { type Attempt, tryAgain } from './try-again.ts';
import { createWriteTurns } from './write-turns.ts';

/** A client that says when a transaction could not be committed, which Payload's adapter keeps to itself. */
export interface QueuedClient extends Client {
  /** The error of a commit that failed since this was last asked. */
  takeFailedCommit(): unknown;
}

/** How long a write waits for those before it. */
const WAIT_MS = 30_000;
/** How long it waits for another program that holds the file, when somebody waits for its answer. */
const HELD_MS = 1500;
const LOOK_EVERY_MS = 100;
/** Longer than the pause between two tries. */
const SEEN_LATELY_MS = 500;
const HELD = 'another program holds the database file';
/** A transaction of which nothing was heard for so long has been left behind, or waits for itself. */
const IDLE_MS = 20_000;
const READER_WAITS_MS = 5000;
/** The line before the one writer, as `createLine` names it to who waited too long. */
export const WRITERS = 'those who write before';

export interface Patience {
  waitMs?: number;
  heldMs?: number;
  idleMs?: number;
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
 */
export async function createQueuedClient(
  url: string,
  { waitMs = WAIT_MS, heldMs = HELD_MS, idleMs = IDLE_MS, onLeftBehind }: Patience = {},
): Promise<QueuedClient> {
  const turns = createWriteTurns(url.replace(/^file:/, ''));
  const reader = await connect(url, READER_WAITS_MS);
  // SQLite waits by standing still, and the whole process with it: whoever writes asks again instead.
  let writer = await connect(url, 0);

  let failedCommit: unknown;
  const inLine = createLine(waitMs);

  /** When another program was found to hold the file: first, and last. */
  const held = { since: 0, seen: Number.NEGATIVE_INFINITY };
  const isStillHeld = () => performance.now() - held.seen < SEEN_LATELY_MS;
  const heldFor = () => (isStillHeld() ? performance.now() - held.since : 0);
  const noteHeld = () => {
    if (!isStillHeld()) held.since = performance.now();
    held.seen = performance.now();
  };

  /** Resolves with the function that lets the next writer in. */
  const turn = (): Promise<() => void> =>
    new Promise((resolve, reject) => {
      if (transactionScope.getStore()?.open)
        throw new Error('A write inside a transaction did not take part in it: pass the same `req`.');
      let gone = false;
      const leave = () => {
        if (heldFor() <= heldMs) return;
        gone = true;
        clearInterval(looking);
        reject(new BusyError(HELD));
      };
      const looking = requestScope.getStore() && setInterval(leave, LOOK_EVERY_MS);
      const write = async () => {
        clearInterval(looking);
        if (gone) return;
        await turns.enter();
        await new Promise<void>((next) => resolve(next));
        turns.leave();
      };
      inLine(WRITERS, write)
        .catch(reject)
        .finally(() => clearInterval(looking));
    });

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
    let release: (() => void) | undefined;
    try {
      release = await turn();
      return await untilFree(work);
    } catch (error) {
      noteUnavailable(error);
      throw error;
    } finally {
      release?.();
    }
  };

  const transaction = async (): Promise<Transaction> => {
    const begun = new Error('begun');
    let release: (() => void) | undefined;
    try {
      release = await turn();
      await untilFree(() => writer.execute('BEGIN IMMEDIATE'));
    } catch (error) {
      release?.();
      noteFailedBegin(error);
      noteUnavailable(error);
      throw error;
    }
    return openTransaction({
      on: writer,
      release,
      begun,
      idleMs,
      onLeftBehind,
      onFailedCommit: (error) => (failedCommit = error),
    });
  };

  return {
    execute: (statement: InStatement | string, args?: InArgs) => {
      const sql = typeof statement === 'string' ? statement : statement.sql;
      const run = (on: Client) => on.execute(typeof statement === 'string' ? { sql: statement, args: args ?? [] } : statement);
      return /^\s*(select|with|explain)\b/i.test(sql) ? run(reader) : alone(() => run(writer));
    },
    batch: (statements, mode) => alone(() => writer.batch(statements, mode)),
    migrate: (statements) => alone(() => writer.migrate(statements)),
    executeMultiple: (sql) => alone(() => writer.executeMultiple(sql)),
    transaction,
    takeFailedCommit: () => {
      const error = failedCommit;
      failedCommit = undefined;
      return error;
    },
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

async function connect(url: string, waitMs: number): Promise<Client> {
  const connection = createClient({ url });
  await connection.execute(`PRAGMA busy_timeout = ${waitMs}`);
  await connection.execute('PRAGMA journal_mode = WAL');
  await connection.execute('PRAGMA synchronous = FULL');
  await connection.execute('PRAGMA foreign_keys = ON');
  return connection;
}

const isHeld = (error: unknown) => /^SQLITE_(BUSY|LOCKED)/.test(String(Object(error).code ?? ''));
