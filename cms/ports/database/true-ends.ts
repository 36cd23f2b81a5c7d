import { AsyncLocalStorage } from 'node:async_hooks';
import type { BaseDatabaseAdapter } from 'payload';
import type { QueuedTransaction } from './open-transaction.ts';

interface Beginning {
  /** Whether it may share a commit with others. */
  together: boolean;
  failed?: unknown;
  begun?: QueuedTransaction;
}
const beginning = new AsyncLocalStorage<Beginning>();

/** Of a transaction that could not be begun. */
export function noteFailedBegin(error: unknown): void {
  const begin = beginning.getStore();
  if (begin) begin.failed = error;
}

export function noteBegun(transaction: QueuedTransaction): void {
  const begin = beginning.getStore();
  if (begin) begin.begun = transaction;
}

export const beginsTogether = (): boolean => beginning.getStore()?.together ?? false;

/** What is given to `beginTransaction` for one that may share a commit with others. */
export const TOGETHER: object = { together: true };

/**
 * Payload puts its own error, without a cause, in the place of whatever kept a transaction from beginning, and keeps to
 * itself what kept it from being committed.
 */
export function tellTrueEnds(
  adapter: Pick<BaseDatabaseAdapter, 'beginTransaction' | 'commitTransaction' | 'rollbackTransaction'>,
): void {
  const begun = new Map<number | string, QueuedTransaction>();
  const begin = adapter.beginTransaction.bind(adapter);
  adapter.beginTransaction = async (options) => {
    // By what it says: this module is bundled more than once.
    const together = Object(options).together === true;
    const seen: Beginning = { together };
    try {
      const id = await beginning.run(seen, () => begin(together ? undefined : options));
      if (id !== null && seen.begun) begun.set(id, seen.begun);
      return id;
    } catch (error) {
      throw seen.failed ?? error;
    }
  };
  for (const name of ['commitTransaction', 'rollbackTransaction'] as const) {
    const end = adapter[name].bind(adapter);
    adapter[name] = async (given) => {
      const id = await given;
      const transaction = begun.get(id);
      begun.delete(id);
      await end(id);
      if (transaction?.failure) throw transaction.failure;
    };
  }
}
