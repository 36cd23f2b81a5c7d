import { compareIndex, countDifferences } from '../compare.ts';
import { type Change, createMeanwhile, netOf } from '../meanwhile.ts';
import type { Differences, OnProgress, ReadDocuments, SearchDocument } from '../port.ts';
import { plainCode } from '../rules/plain-code.ts';
import type { Spell } from '../text/pinyin.ts';
import { type Engine, EngineError } from './engine.ts';
import { ensureIndex, putDocuments, removeDocuments, replaceIndex } from './indexes.ts';
import { readAll } from './read-all.ts';

/** All that writes to one index. */
export interface IndexKeeper {
  /** Does some work on the index, which is created if it is not there. */
  use<Result>(work: () => Promise<Result>): Promise<Result>;
  change(change: Change): Promise<void>;
  swap(documents: SearchDocument[] | ReadDocuments, onProgress?: OnProgress): Promise<void>;
  mend(read: ReadDocuments): Promise<Differences>;
  hashes(): Promise<Map<string, string>>;
}

const MOST_ROUNDS = 3;

export function keepIndex(engine: Engine, { uid, spell }: { uid: string; spell: Spell }): IndexKeeper {
  const meanwhile = createMeanwhile();
  let ready: Promise<void> | undefined;

  const prepared = () => {
    ready ??= ensureIndex(engine, uid).catch((error) => {
      ready = undefined;
      throw error;
    });
    return ready;
  };

  const use: IndexKeeper['use'] = async (work) => {
    await prepared();
    try {
      return await work();
    } catch (error) {
      // Somebody has dropped it: the next one creates it anew.
      if (error instanceof EngineError && error.code === 'index_not_found') ready = undefined;
      throw error;
    }
  };

  const hashes = async () => {
    const all = await use(() => readAll(engine, uid, { fields: ['id', 'hash'] }));
    return new Map(all.map(({ id, hash }) => [id ?? '', hash ?? '']));
  };

  const apply = async (target: string, changes: Change[], onProgress?: OnProgress) => {
    const { put, gone } = netOf(changes);
    await putDocuments(engine, target, { documents: put, spell, onProgress });
    await removeDocuments(engine, target, gone.map(plainCode));
  };

  /** Applies changes from one of them on, also those that are noted while it does; says how far it came. */
  const applyFrom = async (target: string, changes: Change[], from: number) => {
    let at = from;
    while (at < changes.length) {
      const some = changes.slice(at);
      await apply(target, some);
      at += some.length;
    }
    return at;
  };

  /** `from` is the first of the changes that the documents may not have in them yet. */
  const replace = async (documents: SearchDocument[], changes: Change[], from: number, onProgress?: OnProgress) => {
    await prepared();
    let applied = from;
    await replaceIndex(engine, uid, async (next) => {
      await apply(next, [{ put: documents }], onProgress);
      applied = await applyFrom(next, changes, from);
    });
    // These may have reached the old index in the last moment before the exchange.
    await applyFrom(uid, changes, applied);
  };

  const mendOnce = async (read: ReadDocuments, changes: Change[]) => {
    const from = changes.length;
    const documents = await read();
    const differences = compareIndex(documents, await hashes());
    if (countDifferences(differences) * 2 > documents.length) {
      await replace(documents, changes, from);
    } else {
      const off = new Set([...differences.missing, ...differences.different]);
      await apply(uid, [{ put: documents.filter(({ id }) => off.has(id)) }, { gone: differences.surplus }]);
      await applyFrom(uid, changes, from);
    }
    return differences;
  };

  /** Another process may have written between our reading and our writing: a second look finds what that left. */
  const mendUntilEqual = async (read: ReadDocuments, changes: Change[]) => {
    const first = await mendOnce(read, changes);
    let last = first;
    for (let round = 1; round < MOST_ROUNDS && countDifferences(last) > 0; round++) last = await mendOnce(read, changes);
    return first;
  };

  return {
    use,
    /** Noted first: if the call fails half-way, the work that goes on will still make it good. */
    change: (change) => {
      meanwhile.note(change);
      return use(() => apply(uid, [change]));
    },
    swap: (documents, onProgress) =>
      meanwhile.during(async (changes) => {
        if (typeof documents !== 'function') return replace(documents, changes, 0, onProgress);
        await replace(await documents(), changes, 0, onProgress);
        await mendUntilEqual(documents, changes);
      }),
    mend: (read) =>
      meanwhile.during((changes) => {
        ready = undefined;
        return mendUntilEqual(read, changes);
      }),
    hashes,
  };
}
