import { type Client, createClient, type InArgs, type InStatement, type Transaction } from '@libsql/client';
import { transactionScope } from './transaction-scope.ts';

/**
 * One SQLite file, one connection that reads and one that writes, and a queue before the second.
 *
 * The stock client opens a new connection after every transaction, forgets `busy_timeout`, and then
 * fails with SQLITE_BUSY as soon as two requests write at once. Here writers wait their turn, and a
 * write that forgets to join the transaction it runs inside is an error instead of a deadlock.
 */
export async function createQueuedClient(url: string): Promise<Client> {
  const reader = createClient({ url });
  const writer = createClient({ url });
  for (const connection of [writer, reader]) {
    await connection.execute('PRAGMA busy_timeout = 5000');
    await connection.execute('PRAGMA journal_mode = WAL');
    await connection.execute('PRAGMA synchronous = FULL');
    await connection.execute('PRAGMA foreign_keys = ON');
  }

  let tail: Promise<void> = Promise.resolve();

  /** Resolves with the function that lets the next writer in. */
  const turn = (): Promise<() => void> => {
    if (transactionScope.getStore()?.open) {
      throw new Error('A write inside a transaction did not take part in it: pass the same `req`.');
    }
    const before = tail;
    let release = () => {};
    tail = new Promise<void>((resolve) => {
      release = resolve;
    });
    return before.then(() => release);
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
    sync: () => writer.sync(),
    close: () => {
      reader.close();
      writer.close();
    },
    get closed() {
      return writer.closed;
    },
    protocol: 'file',
  };
}
