import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Set while a unit of work runs, so that a write which forgot its `req` is an error, not a deadlock.
 * Shared through globalThis because the code is bundled more than once but the database is one.
 */
const shared = globalThis as typeof globalThis & { [key: symbol]: AsyncLocalStorage<{ open: boolean }> | undefined };
const KEY = Symbol.for('jintuo.transaction-scope');
export const transactionScope: AsyncLocalStorage<{ open: boolean }> = (shared[KEY] ??= new AsyncLocalStorage());
