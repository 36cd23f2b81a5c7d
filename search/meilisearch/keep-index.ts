import { compareIndex, countDifferences } from '../compare.ts';
import { type Change, createMeanwhile, netOf } from '../meanwhile.ts';
import type { Differences, OnProgress, ReadDocuments, SearchDocument, Told } from '../port.ts';
import { plainCode } from '../rules/plain-code.ts';
import type { Spell } from '../text/pinyin.ts';
import type { Engine } from './engine.ts';
import { ensureIndex, putDocuments, removeDocuments, replaceIndex, stateOfIndex } from './indexes.ts';
import { createSender } from './send-changes.ts';
import type { Unsettled } from './unsettled.ts';

/** All that writes to one index. */
export interface IndexKeeper {
  /** Resolves when the engine has accepted the change; `unsettled` has it until it is done. */
  change(change: Change, told?: Told): Promise<void>;
  /** Remembers a change for a mending that is under way, and sends nothing. Says whether one is. */
  note(change: Change): boolean;
  /** Calls for a change that was accepted and then failed. */
  onFailure(listener: (error: unknown) => void): void;
  swap(documents: SearchDocument[] | ReadDocuments, onProgress?: OnProgress): Promise<void>;
  mend(read: ReadDocuments): Promise<Differences>;
  hashes(): Promise<Map<string, string>>;
}

const MOST_ROUNDS = 3;

export function keepIndex(
  engine: Engine,
  { uid, spell, unsettled, looks }: { uid: string; spell: Spell; unsettled: Unsettled; looks?: readonly number[] },
): IndexKeeper {
  const meanwhile = createMeanwhile();
  let ready: Promise<void> | undefined;
  let failed: (error: unknown) => void = () => undefined;

  const prepared = () => {
    ready ??= ensureIndex(engine, uid).catch((error) => {
      ready = undefined;
      throw error;
    });
    return ready;
  };
  const sender = createSender(engine, { uid, spell, unsettled, prepared, looks, failed: (error) => failed(error) });

  const hashes = async () => {
    await unsettled.settled();
    const all = new Map<string, string>();
    for (let offset = 0; ; offset += HASHES_A_CALL) {
      const { results, total } = await engine.fetch(uid, { fields: ['id', 'hash'], offset, limit: HASHES_A_CALL });
      for (const { id = '', hash = '' } of results) all.set(id, hash);
      if (offset + HASHES_A_CALL >= total) return all;
    }
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
    let applied = from;
    await replaceIndex(engine, uid, async (next) => {
      await apply(next, [{ put: documents }], onProgress);
      applied = await applyFrom(next, changes, from);
    });
    ready = Promise.resolve();
    sender.forget();
    // These may have reached the old index in the last moment before the exchange.
    await applyFrom(uid, changes, applied);
  };

  const mendOnce = async (read: ReadDocuments, changes: Change[]) => {
    const from = changes.length;
    const documents = await read();
    const state = await stateOfIndex(engine, uid);
    const differences = compareIndex(documents, state === 'missing' ? new Map() : await hashes());
    // One that is set up for another version is left as it is, and answers, until a new one can take its place.
    if (state !== 'ready' || countDifferences(differences) * 2 > documents.length) {
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
    /** Noted first: if the call fails half-way, the work that goes on will still make it good. */
    change: (change, told) => {
      meanwhile.note(change);
      return sender.send(change, told);
    },
    note: meanwhile.note,
    onFailure: (listener) => {
      failed = listener;
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
        sender.forget();
        return mendUntilEqual(read, changes);
      }),
    hashes,
  };
}

const HASHES_A_CALL = 5000;
