import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * The id of the request for which something is done, as its answer names it (`x-request-id`): also of what is done later
 * because of it, by a job. Shared through globalThis because the code is bundled more than once but the process is one.
 */
const shared = globalThis as typeof globalThis & { [key: symbol]: AsyncLocalStorage<string> | undefined };
const scope: AsyncLocalStorage<string> = (shared[Symbol.for('jintuo.request-id')] ??= new AsyncLocalStorage());

export const requestId = (): string | undefined => scope.getStore();

export function forRequest<T>(id: string | null | undefined, work: () => T): T {
  return id ? scope.run(id, work) : work();
}
