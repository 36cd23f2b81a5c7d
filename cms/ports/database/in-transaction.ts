import { AsyncLocalStorage } from 'node:async_hooks';
import type { Payload, PayloadRequest } from 'payload';
import { LANGS } from '#domain/language/lang.ts';
import { callerOf, watched } from '../watch.ts';
import { conflictScope, isConflict, isDuplicate } from './is-conflict.ts';
import { TOGETHER } from './true-ends.ts';
import { type Attempt, tryAgain } from './try-again.ts';

/** How often something unique that is there already is taken for another's success, and read again. */
const REREADS = 3;

/** What use cases hand to every read and write that belongs to one unit of work. */
export type Unit = Pick<PayloadRequest, 'transactionID' | 'context' | 'payload'> & PayloadRequest;

/**
 * Runs one unit of work: all of it happens, or none. A result `{ ok: false }` is an expected refusal
 * and rolls back. Whoever is overtaken is tried again from the start, so `work` must not have effects outside the
 * database; so is whoever would write what is unique a second time: another has done it meanwhile, and is seen then.
 * `together` says that it only reads and writes the database, by `req`, or what no such unit writes: on SQLite it may be
 * committed with others then, and be told so a little later. Done again, it is committed by itself.
 * @param options.begun Made where it was asked for, where that was before this: by it a slow one is named.
 * @throws BusyError when it was overtaken for too long
 */
export async function inTransaction<T>(
  payload: Payload,
  work: (req: Unit) => Promise<T>,
  {
    rereads = REREADS,
    together = false,
    begun = new Error('begun'),
  }: { rereads?: number; together?: boolean; begun?: Error } = {},
): Promise<T> {
  const unit = async (count: number): Promise<Attempt<T>> => {
    const seen = { overtaken: false };
    try {
      return { done: true, result: await conflictScope.run(seen, () => once(payload, work, together && count === 1)) };
    } catch (error) {
      // Payload's bulk changes keep the error to themselves.
      if (seen.overtaken || isConflict(error) || (count <= rereads && isDuplicate(error))) return { done: false, why: error };
      throw error;
    }
  };
  return watched(
    'unit',
    () => callerOf(begun),
    () => tryAgain(unit),
  );
}

async function once<T>(payload: Payload, work: (req: Unit) => Promise<T>, together: boolean): Promise<T> {
  const options = together && hasOneWriter(payload) ? TOGETHER : undefined;
  const transactionID = await payload.db.beginTransaction(options);
  if (!transactionID) throw new Error('This database cannot run transactions.');
  const req: Partial<Unit> = {
    transactionID,
    payload,
    context: {},
    user: null,
    headers: new Headers(),
    locale: LANGS[0],
    fallbackLocale: LANGS[0],
  };
  const scope = { open: true };
  try {
    const result = await transactionScope.run(scope, () => work(req as Unit));
    if (isRefusal(result)) await payload.db.rollbackTransaction(transactionID);
    else await payload.db.commitTransaction(transactionID);
    return result;
  } catch (error) {
    await payload.db.rollbackTransaction(transactionID);
    throw error;
  } finally {
    scope.open = false;
  }
}

/** Whoever writes there waits for those before, whatever they write: rivals need no line of their own. */
export const hasOneWriter = (payload: Payload): boolean => payload.db.name === 'sqlite';

function isRefusal(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false;
}

/**
 * Set while a unit of work runs, so that a write which forgot its `req` is an error, not a deadlock.
 * Shared through globalThis because the code is bundled more than once but the database is one.
 */
const shared = globalThis as typeof globalThis & { [key: symbol]: AsyncLocalStorage<{ open: boolean }> | undefined };
const KEY = Symbol.for('jintuo.transaction-scope');
export const transactionScope: AsyncLocalStorage<{ open: boolean }> = (shared[KEY] ??= new AsyncLocalStorage());
