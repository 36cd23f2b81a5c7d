import { randomBytes } from 'node:crypto';
import type { OnProgress, SearchDocument } from '../port.ts';
import type { Spell } from '../text/pinyin.ts';
import { type MeiliDocument, meiliDocument } from './document.ts';
import { type Engine, EngineError } from './engine.ts';
import { SETTINGS } from './settings.ts';

const DOCUMENTS_A_CALL = 1000;
const SOON_MS = 30_000;
/** Settings of a large index, or the documents of a whole country. */
const LATER_MS = 15 * 60_000;
const ABANDONED_MS = 24 * 60 * 60_000;

/** Creates the index if it is not there, and sets it up; Meilisearch does nothing where nothing changes. */
export async function ensureIndex({ client, done }: Engine, uid: string): Promise<void> {
  try {
    await done(client.createIndex(uid, { primaryKey: 'key' }), SOON_MS);
  } catch (error) {
    if (!(error instanceof EngineError && error.code === 'index_already_exists')) throw error;
  }
  await done(client.index(uid).updateSettings(SETTINGS), LATER_MS);
}

export async function putDocuments(
  { client, done }: Engine,
  uid: string,
  { documents, spell, onProgress }: { documents: SearchDocument[]; spell: Spell; onProgress?: OnProgress },
): Promise<void> {
  for (let from = 0; from < documents.length; from += DOCUMENTS_A_CALL) {
    const some = documents.slice(from, from + DOCUMENTS_A_CALL).map((document) => meiliDocument(document, spell));
    await done(client.index<MeiliDocument>(uid).addDocuments(some, { primaryKey: 'key' }), LATER_MS);
    onProgress?.(from + some.length, documents.length);
  }
}

export async function removeDocuments({ client, done }: Engine, uid: string, keys: string[]): Promise<void> {
  for (let from = 0; from < keys.length; from += DOCUMENTS_A_CALL)
    await done(client.index(uid).deleteDocuments(keys.slice(from, from + DOCUMENTS_A_CALL)), SOON_MS);
}

/** Lets `fill` build a whole new index, exchanges the two at one stroke, and drops the old one. */
export async function replaceIndex(engine: Engine, uid: string, fill: (next: string) => Promise<void>): Promise<void> {
  const { client, done } = engine;
  const next = `${uid}-next-${randomBytes(4).toString('hex')}`;
  await dropAbandoned(engine, uid);
  await ensureIndex(engine, next);
  try {
    await fill(next);
    await done(client.swapIndexes([{ indexes: [uid, next], rename: false }]), SOON_MS);
  } finally {
    // The old one after the exchange, the half-built one after a failure.
    await done(client.deleteIndex(next), SOON_MS).catch(() => undefined);
  }
}

/** What a process left behind that was killed while it was building. A younger one may still be under way. */
async function dropAbandoned({ client, done }: Engine, uid: string): Promise<void> {
  const { results } = await client.getRawIndexes({ limit: 1000 });
  const long = Date.now() - ABANDONED_MS;
  for (const index of results)
    if (index.uid.startsWith(`${uid}-next-`) && Date.parse(index.createdAt) < long)
      await done(client.deleteIndex(index.uid), SOON_MS).catch(() => undefined);
}
