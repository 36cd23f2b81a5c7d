import type { BaseDatabaseAdapter } from 'payload';
import type { Unit } from './in-transaction.ts';

type Act = () => void;
type Id = number | string;

/** What waits for a transaction's end. Shared, because the code is bundled more than once but the database is one. */
const shared = globalThis as typeof globalThis & { [key: symbol]: Map<Id, Act[]> | undefined };
const waiting = (shared[Symbol.for('jintuo.after-commit')] ??= new Map<Id, Act[]>());

/** Does something as soon as the unit of work has been committed; never, if it is rolled back; at once without one. */
export async function afterCommit(unit: Pick<Unit, 'transactionID'> | undefined, act: Act): Promise<void> {
  const id = await unit?.transactionID;
  if (id === undefined || id === null) return act();
  waiting.set(id, [...(waiting.get(id) ?? []), act]);
}

/** Makes a database say when its transactions end. */
export function watchCommits(adapter: Pick<BaseDatabaseAdapter, 'commitTransaction' | 'rollbackTransaction'>): void {
  const commit = adapter.commitTransaction.bind(adapter);
  const rollback = adapter.rollbackTransaction.bind(adapter);
  const take = (id: Id): Act[] => {
    const acts = waiting.get(id) ?? [];
    waiting.delete(id);
    return acts;
  };
  adapter.commitTransaction = async (id) => {
    await commit(id);
    for (const act of take(await id)) act();
  };
  adapter.rollbackTransaction = async (id) => {
    take(await id);
    await rollback(id);
  };
}
