import { AsyncLocalStorage } from 'node:async_hooks';
import type { BaseDatabaseAdapter } from 'payload';

const beginning = new AsyncLocalStorage<{ failed?: unknown }>();

/** Of a transaction that could not be begun. */
export function noteFailedBegin(error: unknown): void {
  const begin = beginning.getStore();
  if (begin) begin.failed = error;
}

/** Payload puts its own error, without a cause, in the place of whatever kept a transaction from beginning. */
export function tellTrueBegin(adapter: Pick<BaseDatabaseAdapter, 'beginTransaction'>): void {
  const begin = adapter.beginTransaction.bind(adapter);
  adapter.beginTransaction = async (options) => {
    const seen: { failed?: unknown } = {};
    try {
      return await beginning.run(seen, () => begin(options));
    } catch (error) {
      throw seen.failed ?? error;
    }
  };
}
