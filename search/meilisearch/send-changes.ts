import { LRUCache } from 'lru-cache';
import { contentHash } from '../compare.ts';
import type { Change } from '../meanwhile.ts';
import type { Told } from '../port.ts';
import { plainCode } from '../rules/plain-code.ts';
import type { Spell } from '../text/pinyin.ts';
import { meiliDocument } from './document.ts';
import type { AskEngine, Engine } from './engine.ts';
import { DOCUMENTS_A_CALL, sendDocuments, sendRemoval } from './indexes.ts';
import { createLeaver } from './leave-to-others.ts';
import type { Unsettled } from './unsettled.ts';

/** With more than this that the engine has not taken in, the next change waits. */
const MOST_UNSETTLED = 1000;
/** A change is told of twice within a second, and is one all the same. */
const TWICE_MS = 2000;

interface Options {
  uid: string;
  spell: Spell;
  unsettled: Unsettled;
  /** Sets the index up, where that is still to be done. */
  prepared: () => Promise<void>;
  failed: (error: unknown) => void;
  /** See `leave-to-others.ts`. */
  looks?: readonly number[];
}

/**
 * Sends changes one after the other, one task each, and does not wait until they are done: the portal's memory answers
 * for them until then. Resolves when the engine has accepted them, or at once where another process tells it of them.
 */
export function createSender(engine: Engine, { uid, spell, unsettled, prepared, failed, looks }: Options) {
  const sent = new LRUCache<string, string>({ max: 10_000, ttl: TWICE_MS });
  let last: Promise<unknown> = Promise.resolve();

  /** What has not been sent a moment ago. */
  const news = (change: Change): Change => {
    if ('gone' in change) return { gone: change.gone.filter((id) => sent.get(id) !== GONE) };
    const once = [...new Map(change.put.map((document) => [document.id, document])).values()];
    return { put: once.filter((document) => sent.get(document.id) !== contentHash(document)) };
  };

  const send = async (change: Change) => {
    await unsettled.settled(MOST_UNSETTLED);
    const { settle } = unsettled.add(change);
    try {
      await prepared();
      const task =
        'put' in change
          ? await sendDocuments(
              engine,
              uid,
              change.put.map((document) => meiliDocument(document, spell)),
            )
          : await sendRemoval(engine, uid, change.gone.map(plainCode));
      if ('put' in change) for (const document of change.put) sent.set(document.id, contentHash(document));
      else for (const id of change.gone) sent.set(id, GONE);
      task
        .done()
        .catch((error: unknown) => {
          sent.clear();
          failed(error);
        })
        .finally(settle);
    } catch (error) {
      settle();
      throw error;
    }
  };

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  const sendInTurn = (change: Change) =>
    inTurn(async () => {
      await prepared();
      for (const part of inParts(news(change))) await send(part);
    });
  const ask: AskEngine = (queries) => engine.ask(uid, queries);
  const leave = createLeaver({ ask, unsettled, send: sendInTurn, failed, looks });

  return {
    /** After the index has been made anew, what was sent before says nothing. */
    forget: () => sent.clear(),
    send: (change: Change, { elsewhere = false }: Told = {}): Promise<void> =>
      elsewhere
        ? inTurn(async () => {
            for (const part of inParts(news(change))) {
              await unsettled.settled(MOST_UNSETTLED);
              // What was sent from here is no more what is there.
              for (const id of 'put' in part ? part.put.map((one) => one.id) : part.gone) sent.delete(id);
              leave(part);
            }
          })
        : sendInTurn(change),
  };
}

/** No `contentHash`. */
const GONE = '';

function inParts(change: Change): Change[] {
  const all = 'put' in change ? change.put : change.gone;
  const starts = Array.from({ length: Math.ceil(all.length / DOCUMENTS_A_CALL) }, (_, at) => at * DOCUMENTS_A_CALL);
  return starts.map((from) =>
    'put' in change
      ? { put: change.put.slice(from, from + DOCUMENTS_A_CALL) }
      : { gone: change.gone.slice(from, from + DOCUMENTS_A_CALL) },
  );
}
