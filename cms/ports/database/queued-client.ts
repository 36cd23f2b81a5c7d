import { type Client, createClient, type InArgs, type InStatement, type Transaction } from '@libsql/client';
import { transactionScope } from './transaction-scope.ts';
import { createWriteTurns } from './write-turns.ts';

/** A client that says when a transaction could not be committed, which Payload's adapter keeps to itself. */
export interface QueuedClient extends Client {
  /** The error of a commit that failed since this was last asked. */
  takeFailedCommit(): unknown;
}

/**
 * One SQLite file, one connection that reads and one that writes, and a queue before the second.
 *
 * The stock client opens a new connection after every transaction, forgets `busy_timeout`, and then
 * fails with SQLITE_BUSY as soon as two requests write at once. Here writers wait their turn, this process's and
 * others', and a write that forgets to join the transaction it runs inside is an error instead of a deadlock.
 */
export async function createQueuedClient(url: string): Promise<QueuedClient> {
  const turns = createWriteTurns(url.replace(/^file:/, ''));
  const reader = createClient({ url });
  const writer = createClient({ url });
  for (const connection of [writer, reader]) {
    await connection.execute('PRAGMA busy_timeout = 5000');
    await connection.execute('PRAGMA journal_mode = WAL');
    await connection.execute('PRAGMA synchronous = FULL');
    await connection.execute('PRAGMA foreign_keys = ON');
  }

  let tail: Promise<void> = Promise.resolve();
  let failedCommit: unknown;

  /** Resolves with the function that lets the next writer in. */
  const turn = async (): Promise<() => void> => {
    if (transactionScope.getStore()?.open) {
      throw new Error('A write inside a transaction did not take part in it: pass the same `req`.');
    }
    const before = tail;
    let next = () => {};
    tail = new Promise<void>((resolve) => {
      next = resolve;
    });
    await before;
    await turns.enter().catch((error) => {
      next();
      throw error;
    });
    return () => {
      turns.leave();
      next();
    };
  };

  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    const release = await turn();
    try {
      return await work();
    } finally {
      release();
    }
  };

  const transaction = async (): Promise<Transaction> => {
    const release = await turn();
    await writer.execute('BEGIN IMMEDIATE').catch((error) => {
      release();
      throw error;
    });
    const state = { open: true };
    const finish = async (verb: 'COMMIT' | 'ROLLBACK') => {
      if (!state.open) return;
      state.open = false;
      try {
        await writer.execute(verb);
      } catch (error) {
        if (verb === 'ROLLBACK') throw error;
        failedCommit = error;
        await writer.execute('ROLLBACK');
        throw error;
      } finally {
        release();
      }
    };
    return {
      execute: (statement: InStatement) => writer.execute(statement),
      batch: async (statements: InStatement[]) => {
        const results = [];
        for (const statement of statements) results.push(await writer.execute(statement));
        return results;
      },
      executeMultiple: (sql: string) => writer.executeMultiple(sql),
      commit: () => finish('COMMIT'),
      rollback: () => finish('ROLLBACK'),
      close: () => void finish('ROLLBACK'),
      get closed() {
        return !state.open;
      },
    };
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
