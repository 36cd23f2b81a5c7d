import { setTimeout as wait } from 'node:timers/promises';
import { contentHash } from '../compare.ts';
import type { Change } from '../meanwhile.ts';
import type { AskEngine } from './engine.ts';
import { readByIds } from './ranked-stretch.ts';
import type { Unsettled } from './unsettled.ts';

/** Milliseconds between one look at the engine and the next; then nobody else will tell it, and it is told from here. */
export const LOOKS_MS: readonly number[] = [300, 700, 1500, 2500];

interface Means {
  ask: AskEngine;
  unsettled: Unsettled;
  send: (change: Change) => Promise<void>;
  failed: (error: unknown) => void;
  looks?: readonly number[];
}

/**
 * Takes a change of which another process tells the engine: memory answers for it until it is seen there. That process may
 * have come to its end before: what is not there after the last look is sent from here. Resolves at once.
 */
export function createLeaver({ ask, unsettled, send, failed, looks = LOOKS_MS }: Means): (change: Change) => void {
  /** What the engine has otherwise, and nothing newer has come for. */
  const missing = async (change: Change, isLast: (id: string) => boolean): Promise<Change> => {
    const ids = ('put' in change ? change.put.map(({ id }) => id) : change.gone).filter(isLast);
    const there = new Map((await readByIds(ask, ids, ['id', 'hash'])).map(({ id, hash }) => [id, hash]));
    if ('gone' in change) return { gone: ids.filter((id) => there.has(id)) };
    return { put: change.put.filter((one) => isLast(one.id) && there.get(one.id) !== contentHash(one)) };
  };
  const see = async (change: Change, isLast: (id: string) => boolean) => {
    let left = change;
    for (const ms of looks) {
      await wait(ms, undefined, { ref: false });
      left = await missing(left, isLast);
      if (('put' in left ? left.put : left.gone).length === 0) return;
    }
    await send(left);
  };
  return (change) => {
    const { settle, isLast } = unsettled.add(change);
    void see(change, isLast).catch(failed).finally(settle);
  };
}
