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

/** Where an adapter's open transactions are, by their ids: on the adapter, because this module is bundled more than once. */
const OPEN = Symbol.for('jintuo.open-transactions');
type Open = Map<number | string, QueuedTransaction>;

/** @throws where it has ended, or was never begun */
export function transactionOf(adapter: object, id: number | string): QueuedTransaction {
  const open = (adapter as { [OPEN]?: Open })[OPEN]?.get(id);
  if (!open) throw new Error('a statement came after the end of its transaction');
  return open;
}

/** What is given to `beginTransaction` for one that may share a commit with others. */
export const TOGETHER: object = { together: true };

/**
 * Payload puts its own error, without a cause, in the place of whatever kept a transaction from beginning, and keeps to
 * itself what kept it from being committed.
 */
export function tellTrueEnds(
  adapter: Pick<BaseDatabaseAdapter, 'beginTransaction' | 'commitTransaction' | 'rollbackTransaction'>,
): void {
  const begun: Open = new Map();
  Object.assign(adapter, { [OPEN]: begun });
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
