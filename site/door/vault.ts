import type { Leaving } from './at-door.ts';

/**
 * What a phone at a door keeps. The day's list is sealed with a key that cannot be taken out, and that is made of two
 * halves: one in the browser's database, one in a cookie that goes with the session and at midnight. Without either the
 * list can be read by nobody. Taps that were not sent yet have a key of their own: they outlive midnight, not signing out.
 */
const DATABASE = 'door';
const STORE = 'kept';
const encoder = new TextEncoder();

interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

async function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  return (await asked(opening)).transaction(STORE, mode).objectStore(STORE);
}
const get = async <T>(name: string): Promise<T | undefined> => asked((await store('readonly')).get(name));
const put = async (name: string, value: unknown) => asked((await store('readwrite')).put(value, name));
const remove = async (...names: string[]) => {
  for (const name of names) await asked((await store('readwrite')).delete(name));
};

async function seal(key: CryptoKey, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, encoder.encode(JSON.stringify(value))) };
}
async function open<T>(key: CryptoKey, { iv, data }: Sealed): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data)));
}

const sessionHalf = (): string | undefined => /(?:^|;\s*)jt_door=([\w-]+)/.exec(document.cookie)?.[1];

/** The key of the day's list; none once the session's half is gone. */
async function dayKey(make = false): Promise<CryptoKey | undefined> {
  const half = sessionHalf();
  if (!half) return undefined;
  let base = await get<CryptoKey>('base');
  if (!base && make) {
    base = await crypto.subtle.importKey('raw', crypto.getRandomValues(new Uint8Array(32)), 'HKDF', false, ['deriveKey']);
    await put('base', base);
  }
  const how = { name: 'HKDF', hash: 'SHA-256', salt: encoder.encode(half), info: encoder.encode('door') };
  return base && crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

export async function keepDay(day: unknown): Promise<void> {
  const key = await dayKey(true);
  if (key) await put('day', await seal(key, day));
}

/** The day's list, if its session has not ended; what can be read no more is thrown away. */
export async function readDay<T>(): Promise<T | undefined> {
  const [key, sealed] = [await dayKey(), await get<Sealed>('day')];
  const day = key && sealed ? await open<T>(key, sealed).catch(() => undefined) : undefined;
  if (!day) await eraseDay();
  return day;
}

export const eraseDay = () => remove('day', 'base');

let writing: Promise<unknown> = Promise.resolve();
/** One after the other: what was kept last is what is there. */
export function keepTaps(taps: readonly unknown[]): Promise<void> {
  const written = writing.then(() => writeTaps(taps));
  writing = written.catch(() => undefined);
  return written;
}

async function writeTaps(taps: readonly unknown[]): Promise<void> {
  if (taps.length === 0) return remove('taps', 'tapsKey');
  let key = await get<CryptoKey>('tapsKey');
  if (!key) {
    key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    await put('tapsKey', key);
  }
  await put('taps', await seal(key, taps));
}

export async function readTaps<T>(): Promise<T[]> {
  const [key, sealed] = [await get<CryptoKey>('tapsKey'), await get<Sealed>('taps')];
  return key && sealed ? open<T[]>(key, sealed).catch(() => []) : [];
}

/** Signing out: nothing is left but whose session the portal is still to end, and the session's half goes too. */
export async function eraseAll(leaving: Leaving): Promise<void> {
  await put('leaving', leaving);
  await remove('day', 'base');
  await keepTaps([]);
  // biome-ignore lint/suspicious/noDocumentCookie: browsers without the other way are at doors too
  document.cookie = 'jt_door=; Max-Age=0; Path=/; SameSite=Strict';
}

/** Who signed out here, as long as the portal has not been told. */
export const whoLeaves = () => get<Leaving>('leaving');
export const hasLeft = () => remove('leaving');
