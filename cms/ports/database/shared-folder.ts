import { readFileSync, writeFileSync } from 'node:fs';
import { openLockFile } from './lock-file.ts';

/** How long the first may take to migrate and seed before the next gives up; a large city takes some minutes. */
const PATIENCE_MS = 30 * 60_000;
const LOOK_EVERY_MS = 100;

export interface FirstProcess {
  pid: number;
  /** An instant. */
  since: string;
}

/** A database's folder, and whether other processes of this machine have it open. */
export interface Folder {
  /** Nobody else had it when this process came: only then is it migrated and seeded. */
  alone: boolean;
  /** Who was there first, where somebody was. */
  first?: FirstProcess;
  /** It has been migrated and seeded: lets others in. */
  share(): void;
  close(): void;
}

/**
 * Opens a SQLite file's folder for this process. Of those that start at once one is the first, and the others wait until
 * it has migrated and seeded. Locks are the system's own, so a process that was killed leaves none behind.
 */
export async function openFolder(file: string, patienceMs = PATIENCE_MS): Promise<Folder> {
  const setup = openLockFile(`${file}-setup`);
  const users = openLockFile(`${file}-users`);
  const note = `${file}-first.json`;
  const giveUpAt = performance.now() + patienceMs;
  while (!setup.take()) {
    if (performance.now() > giveUpAt) throw new Error(`Another process has been setting up ${file} for too long.`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  const alone = users.take();
  users.release();
  // Nobody can come in between, because whoever comes needs the first lock.
  if (!users.take('together')) throw new Error(`${file} is held by something that is not this product.`);
  if (alone) writeFileSync(note, JSON.stringify({ pid: process.pid, since: new Date().toISOString() }));
  else setup.release();
  return {
    alone,
    first: alone ? undefined : readFirst(note),
    share: () => setup.release(),
    close: () => {
      setup.close();
      users.close();
    },
  };
}

/** @example namedFirst(folder) // 'process 4711, since 2026-11-28T01:02:03.000Z' */
export function namedFirst({ first }: Pick<Folder, 'first'>): string {
  return first ? `process ${first.pid}, since ${first.since}` : 'another process';
}

function readFirst(note: string): FirstProcess | undefined {
  try {
    return JSON.parse(readFileSync(note, 'utf8')) as FirstProcess;
  } catch {
    return undefined;
  }
}
