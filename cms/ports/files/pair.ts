import { closeSync, fstatSync, linkSync, openSync, readFile, renameSync, unlinkSync } from 'node:fs';
import { promisify } from 'node:util';

/**
 * Where the bytes and the content type of one file lie. The two change without a pause between them, so
 * nobody else in this process sees the one of an old file with the other of a new one.
 */
export interface Pair {
  bytes: string;
  type: string;
}

export function replacePair(from: Pair, to: Pair): void {
  renameSync(from.type, to.type);
  renameSync(from.bytes, to.bytes);
}

/** False, with nothing changed, when there are bytes already: a link is refused where a rename replaces. */
export function linkPair(from: Pair, to: Pair): boolean {
  if (!made(() => linkSync(from.bytes, to.bytes))) return false;
  renameSync(from.type, to.type);
  return true;
}

/** Puts in a type that a crash left out. */
export function linkType(from: Pair, to: Pair): void {
  made(() => linkSync(from.type, to.type));
}

export function removePair(at: Pair): void {
  for (const path of [at.type, at.bytes]) absentAsUndefined(() => unlinkSync(path));
}

export async function readPair(at: Pair): Promise<{ bytes: Buffer; type: string | undefined } | undefined> {
  const bytes = absentAsUndefined(() => openSync(at.bytes, 'r'));
  if (bytes === undefined) return undefined;
  const type = absentAsUndefined(() => openSync(at.type, 'r'));
  try {
    if (!fstatSync(bytes).isFile()) return undefined;
    return { bytes: await read(bytes), type: type === undefined ? undefined : (await read(type)).toString() };
  } finally {
    for (const handle of [bytes, type]) if (handle !== undefined) closeSync(handle);
  }
}

const read = promisify<number, Buffer>(readFile);

function made(link: () => void): boolean {
  try {
    link();
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** A key that is only a folder of other keys counts as absent. */
function absentAsUndefined<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
