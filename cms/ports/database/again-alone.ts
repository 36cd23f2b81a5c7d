import type { BaseDatabaseAdapter, PayloadRequest } from 'payload';
import { createTurns } from '../turns.ts';
import { isConflict } from './is-conflict.ts';
import { leftOut } from './leave-out-undefined.ts';
import { type Attempt, tryAgain } from './try-again.ts';

const WRITERS = [
  ...['create', 'updateOne', 'updateMany', 'updateJobs', 'upsert', 'deleteOne', 'deleteMany', 'createGlobal', 'updateGlobal'],
  ...['createVersion', 'updateVersion', 'deleteVersions', 'createGlobalVersion', 'updateGlobalVersion'],
];

interface Asked {
  collection?: string;
  data?: unknown;
  versionData?: unknown;
  req?: Partial<PayloadRequest>;
}
type Writer = (asked: Asked) => Promise<unknown>;

/**
 * Does a single write that belongs to no unit of work, again where it was overtaken: MongoDB does so by itself, and others
 * that speak its protocol say that two were in each other's way. Those of one name that were overtaken go one after the
 * other, so that they are not in each other's way again.
 */
export function createAlone(): <T>(name: string, write: () => Promise<T>) => Promise<T> {
  const inTurn = createTurns();
  return <T>(name: string, write: () => Promise<T>) => {
    const once = async (): Promise<Attempt<T>> => {
      try {
        return { done: true, result: await write() };
      } catch (why) {
        if (isConflict(why)) return { done: false, why };
        throw why;
      }
    };
    return tryAgain((count) => (count === 1 ? once() : inTurn(name, once)));
  };
}

/**
 * The same of all that an adapter writes. Of what was refused nothing is done; each time it is given its own copy, because
 * Payload takes out of it what is to be added, such as `{ $inc: 3 }`.
 */
export function tryAgainAlone(adapter: BaseDatabaseAdapter): void {
  const verbs = adapter as BaseDatabaseAdapter & Record<string, Writer | undefined>;
  const alone = createAlone();
  for (const name of WRITERS) {
    const verb = verbs[name];
    if (!verb) continue;
    verbs[name] = async (asked) => {
      const id = await asked.req?.transactionID;
      if (id !== undefined && id !== null) return verb.call(adapter, asked);
      return alone(asked.collection ?? name, () => {
        const own = { ...asked };
        for (const part of ['data', 'versionData'] as const) if (part in own) own[part] = leftOut(own[part]);
        return verb.call(adapter, own);
      });
    };
  }
}
