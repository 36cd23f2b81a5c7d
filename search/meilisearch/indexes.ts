import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { OnProgress, SearchDocument } from '../port.ts';
import type { Spell } from '../text/pinyin.ts';
import { type MeiliDocument, meiliDocument } from './document.ts';
import { type Engine, EngineError } from './engine.ts';
import { isSetUp, SETTINGS } from './settings.ts';

export const DOCUMENTS_A_CALL = 1000;
const SOON_MS = 30_000;
/** Settings of a large index, or the documents of a whole country. */
const LATER_MS = 15 * 60_000;
const ABANDONED_MS = 24 * 60 * 60_000;

/** `missing`, `other` where it is set up for another version of the portal, or `ready`. */
export async function stateOfIndex({ client, told }: Engine, uid: string): Promise<'missing' | 'other' | 'ready'> {
  try {
    return isSetUp(await told(() => client.index(uid).getSettings())) ? 'ready' : 'other';
  } catch (error) {
    if (error instanceof EngineError && error.code === 'index_not_found') return 'missing';
    throw error;
  }
}

async function createIndex({ client, done }: Engine, uid: string): Promise<void> {
  try {
    await done(client.createIndex(uid, { primaryKey: 'key' }), SOON_MS);
  } catch (error) {
    if (!(error instanceof EngineError && error.code === 'index_already_exists')) throw error;
  }
}

/** Creates the index if it is not there, and sets it up if it is not set up so: whoever asks waits for no task in vain. */
export async function ensureIndex(engine: Engine, uid: string): Promise<void> {
  const state = await stateOfIndex(engine, uid);
  if (state === 'missing') await createIndex(engine, uid);
  if (state !== 'ready') await engine.done(engine.client.index(uid).updateSettings(SETTINGS), LATER_MS);
}

/** Documents as the engine keeps them, in one task; resolves when it is accepted, with what resolves when it is done. */
export async function sendDocuments({ client, done, told }: Engine, uid: string, documents: MeiliDocument[]) {
  const task = await told(() => client.index<MeiliDocument>(uid).addDocuments(documents, { primaryKey: 'key' }));
  return { done: () => done(Promise.resolve(task), LATER_MS) };
}

export async function sendRemoval({ client, done, told }: Engine, uid: string, keys: string[]) {
  const task = await told(() => client.index(uid).deleteDocuments(keys));
  return { done: () => done(Promise.resolve(task), LATER_MS) };
}

/**
 * So many calls wait at the engine, which takes what waits in one go: most of what a call costs it, it costs but once.
 * With eight, 30,000 centres cost it a fifth more.
 */
const CALLS_WAITING = 40;

export async function putDocuments(
  engine: Engine,
  uid: string,
  { documents, spell, onProgress }: { documents: SearchDocument[]; spell: Spell; onProgress?: OnProgress },
): Promise<void> {
  const waiting: Promise<void>[] = [];
  for (let from = 0; from < documents.length; from += DOCUMENTS_A_CALL) {
    const some = documents.slice(from, from + DOCUMENTS_A_CALL).map((document) => meiliDocument(document, spell));
    if (waiting.length === CALLS_WAITING) await waiting.shift();
    const sent = await sendDocuments(engine, uid, some);
    const now = sent.done().then(() => onProgress?.(from + some.length, documents.length));
    // Looked at in its turn; until then a failure is nobody's.
    now.catch(() => undefined);
    waiting.push(now);
  }
  await Promise.all(waiting);
}

export async function removeDocuments(engine: Engine, uid: string, keys: string[]): Promise<void> {
  for (let from = 0; from < keys.length; from += DOCUMENTS_A_CALL)
    await (await sendRemoval(engine, uid, keys.slice(from, from + DOCUMENTS_A_CALL))).done();
}

/** Lets `fill` build a whole new index, exchanges the two at one stroke, and drops the old one. */
export async function replaceIndex(engine: Engine, uid: string, fill: (next: string) => Promise<void>): Promise<void> {
  const { client, done } = engine;
  const next = `${uid}-next-${randomBytes(4).toString('hex')}`;
  await dropAbandoned(engine, uid);
  // There must be something to exchange it with.
  if ((await stateOfIndex(engine, uid)) === 'missing') await createIndex(engine, uid);
  await ensureIndex(engine, next);
  try {
    await fill(next);
    await exchange(engine, uid, next);
  } finally {
    // The old one after the exchange, the half-built one after a failure.
    await done(client.deleteIndex(next), SOON_MS).catch(() => undefined);
  }
}

/** A key for the portal's own indexes does not see this task, which is of no one index: what it does is looked at. */
async function exchange({ client, told }: Engine, uid: string, next: string): Promise<void> {
  const birthOf = (name: string) => told(async () => (await client.index(name).getRawInfo()).createdAt);
  const wanted = await birthOf(next);
  await told(() => client.swapIndexes([{ indexes: [uid, next], rename: false }]));
  for (const until = performance.now() + LATER_MS; (await birthOf(uid)) !== wanted; await wait(20))
    if (performance.now() > until) throw new EngineError(`the new index was not taken into use within ${LATER_MS} ms`);
}

/** What a process left behind that was killed while it was building. A younger one may still be under way. */
async function dropAbandoned({ client, done, told }: Engine, uid: string): Promise<void> {
  const { results } = await told(() => client.getRawIndexes({ limit: 1000 }));
  const long = Date.now() - ABANDONED_MS;
  for (const index of results)
    if (index.uid.startsWith(`${uid}-next-`) && Date.parse(index.createdAt) < long)
      await done(client.deleteIndex(index.uid), SOON_MS).catch(() => undefined);
}
