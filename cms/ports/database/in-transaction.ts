import type { Payload, PayloadRequest } from 'payload';
import { transactionScope } from './transaction-scope.ts';

/** How long a unit of work that others keep overtaking is tried again. */
const PATIENCE_MS = 10_000;
const LONGEST_PAUSE_MS = 120;

/** What use cases hand to every read and write that belongs to one unit of work. */
export type Unit = Pick<PayloadRequest, 'transactionID' | 'context' | 'payload'> & PayloadRequest;

/**
 * Runs one unit of work: all of it happens, or none. A result `{ ok: false }` is an expected refusal
 * and rolls back. On MongoDB a write conflict is retried from the start, so `work` must not have
 * effects outside the database.
 */
export async function inTransaction<T>(payload: Payload, work: (req: Unit) => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (let attempt = 1; ; attempt++) {
    const transactionID = await payload.db.beginTransaction();
    if (!transactionID) throw new Error('This database cannot run transactions: MongoDB must be a replica set.');
    const req: Partial<Unit> = {
      transactionID,
      payload,
      context: {},
      user: null,
      headers: new Headers(),
      locale: 'zh',
      fallbackLocale: 'zh',
    };
    const scope = { open: true };
    try {
      const result = await transactionScope.run(scope, () => work(req as Unit));
      if (isRefusal(result)) await payload.db.rollbackTransaction(transactionID);
      else await payload.db.commitTransaction(transactionID);
      return result;
    } catch (error) {
      await payload.db.rollbackTransaction(transactionID);
      if (performance.now() > giveUpAt || !isConflict(error)) throw error;
      // By chance, so that a crowd does not come back all at once.
      const pause = Math.random() * Math.min(LONGEST_PAUSE_MS, 5 * 2 ** attempt);
      await new Promise((resolve) => setTimeout(resolve, pause));
    } finally {
      scope.open = false;
    }
  }
}

function isRefusal(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false;
}

/** Another process changed what this one read: try again. */
export class ConflictError extends Error {}

function isConflict(error: unknown): boolean {
  if (error instanceof ConflictError) return true;
  const { code, errorLabels, codeName } = error as { code?: number; errorLabels?: string[]; codeName?: string };
  const labels = errorLabels ?? (error as { errorLabelSet?: Set<string> }).errorLabelSet ?? [];
  return code === 112 || codeName === 'WriteConflict' || [...labels].includes('TransientTransactionError');
}
