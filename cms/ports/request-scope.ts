import { AsyncLocalStorage } from 'node:async_hooks';
import { isBusy } from './busy.ts';
import { isUnavailable } from './unavailable.ts';

/** Somebody waits for an answer: what is done for them ends soon, well or badly, where the work of the clock may wait. */
export interface RequestScope {
  /** Why the database or the disk could not do something of it, whatever became of the error on its way up. */
  unavailable?: unknown;
  /** Why it could not be done in time. */
  busy?: unknown;
  /** A staff page calls the server, and whether the call has come to what it asks for. */
  call?: 'sent' | 'reached';
}

/** Shared through globalThis because the code is bundled more than once but the database is one. */
const shared = globalThis as typeof globalThis & { [key: symbol]: AsyncLocalStorage<RequestScope> | undefined };
export const requestScope: AsyncLocalStorage<RequestScope> = (shared[Symbol.for('jintuo.request-scope')] ??=
  new AsyncLocalStorage());

export function noteUnavailable(error: unknown): void {
  const scope = requestScope.getStore();
  if (scope && isUnavailable(error)) scope.unavailable ??= error;
  if (scope && isBusy(error)) scope.busy ??= error;
}

/** What a call of a staff page asks for begins: what fails from here on is our failure. */
export function noteCall(): void {
  const scope = requestScope.getStore();
  if (scope) scope.call = 'reached';
}

/** Why a request failed, if it was the database or the disk: also where Payload has put another error in place of that. */
export function unavailableCause(error: unknown): unknown {
  return isUnavailable(error) ? error : requestScope.getStore()?.unavailable;
}

/**
 * The id of the request for which something is done, as its answer names it (`x-request-id`): also of what is done later
 * because of it, by a job. Shared through globalThis because the code is bundled more than once but the process is one.
 */
const sharedId = globalThis as typeof globalThis & { [key: symbol]: AsyncLocalStorage<string> | undefined };
const idScope: AsyncLocalStorage<string> = (sharedId[Symbol.for('jintuo.request-id')] ??= new AsyncLocalStorage());

export const requestId = (): string | undefined => idScope.getStore();

export function forRequest<T>(id: string | null | undefined, work: () => T): T {
  return id ? idScope.run(id, work) : work();
}
