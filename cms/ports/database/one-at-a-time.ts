import { AsyncLocalStorage } from 'node:async_hooks';
import type { BaseDatabaseAdapter, PayloadRequest } from 'payload';
import { noteUnavailable } from '../request-scope.ts';
import { createTurns } from '../turns.ts';
import { noteConflict, noteDuplicate } from './is-conflict.ts';

/** All that asks the database, or changes it, within a transaction. */
export const VERBS = [
  ...['count', 'find', 'findDistinct', 'findGlobal', 'findOne', 'queryDrafts'],
  ...['countVersions', 'countGlobalVersions', 'findVersions', 'findGlobalVersions'],
  ...['create', 'updateOne', 'updateMany', 'updateJobs', 'upsert', 'deleteOne', 'deleteMany', 'createGlobal', 'updateGlobal'],
  ...['createVersion', 'updateVersion', 'deleteVersions', 'createGlobalVersion', 'updateGlobalVersion'],
];

type Id = number | string;
type Verb = (args: { req?: Partial<PayloadRequest> }) => Promise<unknown>;
type Adapter = BaseDatabaseAdapter & { [name: string]: unknown };

/**
 * In one transaction one command at a time, its end among them: MongoDB forbids two, and Payload sends the documents of
 * a bulk change side by side. What comes after the end is refused, where Payload would do it outside any transaction.
 */
export function oneAtATime(adapter: BaseDatabaseAdapter): void {
  const inTurn = createTurns();
  const inside = new AsyncLocalStorage<Id>();
  const verbs = adapter as Adapter;
  for (const name of VERBS) {
    const verb = verbs[name] as Verb | undefined;
    if (!verb) continue;
    verbs[name] = async (args: Parameters<Verb>[0]) => {
      const id = await args.req?.transactionID;
      if (id === undefined || id === null || inside.getStore() === id) return verb.call(adapter, args).catch(noted);
      return inTurn(String(id), async () => {
        if (!adapter.sessions?.[id]) throw new Error(`${name} came after the end of its transaction`);
        return inside.run(id, () => verb.call(adapter, args)).catch(noted);
      });
    };
  }
  for (const end of ['commitTransaction', 'rollbackTransaction'] as const) {
    const verb = adapter[end];
    adapter[end] = async (given) => {
      const id = await given;
      await inTurn(String(id), () => verb.call(adapter, id)).catch(noted);
    };
  }
}

/** What became of an error counts where it is judged: an adapter hides it. */
export function noted(error: unknown): never {
  noteConflict(error);
  noteDuplicate(error);
  noteUnavailable(error);
  throw error;
}
