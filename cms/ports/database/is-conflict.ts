import { AsyncLocalStorage } from 'node:async_hooks';

/** WriteConflict, NoSuchTransaction. A server that keeps its data in PostgreSQL says it in that one's words, without a label. */
const CONFLICTS = [112, 251];

/** Another process changed what this one read: try again. */
export class ConflictError extends Error {}

/** Whether a write failed because another was faster, so that the whole unit of work may succeed when it is tried again. */
export function isConflict(error: unknown): boolean {
  if (error instanceof ConflictError) return true;
  const { code, errorLabels = [], message } = Object(error) as { code?: number; errorLabels?: string[]; message?: string };
  if (CONFLICTS.includes(code ?? 0) || errorLabels.includes('TransientTransactionError')) return true;
  return /could not serialize access/.test(message ?? '');
}

interface Seen {
  overtaken: boolean;
}

/**
 * Where it is noted that a write was overtaken, because Payload's saves and bulk changes keep such errors to themselves.
 * Shared through globalThis because the code is bundled more than once but the database is one.
 */
const shared = globalThis as typeof globalThis & { [key: symbol]: AsyncLocalStorage<Seen> | undefined };
export const conflictScope: AsyncLocalStorage<Seen> = (shared[Symbol.for('jintuo.conflict-scope')] ??= new AsyncLocalStorage());

export function noteConflict(error: unknown): void {
  const seen = conflictScope.getStore();
  if (seen && isConflict(error)) seen.overtaken = true;
}

/** Set on what a database refuses because something unique is there already; Payload's own error has the same class as any bad input's. */
const DUPLICATE = Symbol.for('jintuo.duplicate');

/** Whether a write failed because something unique was there already, on either database. */
export function isDuplicate(error: unknown): boolean {
  const { code, message, cause } = Object(error) as { code?: number | string; message?: string; cause?: unknown };
  if (DUPLICATE in Object(error) || code === 11000 || /UNIQUE constraint|E11000/.test(String(message))) return true;
  return cause !== undefined && isDuplicate(cause);
}

/** Of an adapter: it checks no input, so that its only error of that kind is this one. */
export function noteDuplicate(error: unknown): void {
  if (error instanceof Error && error.name === 'ValidationError') Object.assign(error, { [DUPLICATE]: true });
}
