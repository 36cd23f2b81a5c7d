import type { Payload } from 'payload';
import type { Change } from '#cms/core/changes.ts';
import { isNumberedByCommit } from '#cms/ports/database/numbered-rows.ts';
import { createTurns } from '#cms/ports/turns.ts';
import { createChanges } from './changes.ts';

/** What is kept of some collections under names: those that a change makes old, `'all'` of them, or none. */
export type MadeOld = (change: Change) => readonly string[] | 'all' | undefined;

export interface KeptByLog<T> {
  /** What `read` would give at this moment. Nobody changes it: it is given to others too. */
  get(name: string, read: () => Promise<T>): Promise<T>;
  /** For what was written past the change log. */
  forget(names?: readonly string[]): void;
}

interface Log {
  /** Settles when every reading has forgotten what was committed before. */
  heed(): Promise<void>;
  listeners: Set<(change: Change) => void>;
}

const MOST_KEPT = 2000;

/**
 * Answers again what has been read before, as long as the change log, read at that moment, names nothing of it: one small
 * reading in the place of many, and as true as they. Where the log is not in the order in which was committed, nothing is kept.
 */
export function keptByLog<T>(payload: Payload, madeOld: MadeOld): KeptByLog<T> {
  if (!isNumberedByCommit(payload)) return { get: (_, read) => read(), forget: () => {} };
  const kept = new Map<string, T>();
  /** What was begun to be read before something was forgotten may be what was to be forgotten. */
  let forgotten = 0;
  const forget = (names?: readonly string[]) => {
    forgotten += 1;
    if (!names) kept.clear();
    for (const name of names ?? []) kept.delete(name);
  };
  const log = logOf(payload);
  log.listeners.add((change) => {
    const old = change.collection === '*' ? 'all' : madeOld(change);
    if (old) forget(old === 'all' ? undefined : old);
  });
  return {
    forget,
    get: async (name, read) => {
      await log.heed();
      const known = kept.get(name);
      if (known !== undefined) return known;
      const before = forgotten;
      const found = await read();
      if (found === undefined || before !== forgotten) return found;
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(name, frozen(found));
      return found;
    },
  };
}

const logs = new WeakMap<Payload['db'], Log>();

function logOf(payload: Payload): Log {
  const known = logs.get(payload.db);
  if (known) return known;
  const listeners: Log['listeners'] = new Set();
  const inTurn = createTurns();
  let following: Promise<() => Promise<Change[]>> | undefined;
  const begin = () => {
    const begun = createChanges({ payload }).follow();
    // A log that could not be read the first time is begun anew by whoever comes next.
    begun.catch(() => {
      following = undefined;
    });
    return begun;
  };
  const log: Log = {
    listeners,
    heed: () =>
      inTurn('log', async () => {
        following ??= begin();
        for (const change of await (await following)()) for (const tell of listeners) tell(change);
      }),
  };
  logs.set(payload.db, log);
  return log;
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
