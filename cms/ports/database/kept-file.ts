import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, readdirSync, rmSync, statSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What one process makes of the database and would have to make again at each start, as a file beside it. */
export interface KeptFile {
  /** An empty database of this process alone, which is gone with it. */
  create(): DatabaseSync;
  /** The same with all that was kept, and what was said of it then; `undefined` where nothing is there, or not all of it. */
  open(): Promise<{ db: DatabaseSync; mark: string } | undefined>;
  /** Keeps what is in such a database for the next start. What was kept before stays until all of it is on disk. */
  keep(db: DatabaseSync, mark: string): Promise<void>;
}

/** The file's end: what is said of it, how long that is in eight digits, and what shows that nothing is missing. */
const MAGIC = 'jintuo-kept-1';
const TAIL_BYTES = 8 + MAGIC.length;
const MOST_SAID = 100_000;

interface Said {
  mark: string;
  /** Of everything before, and of the mark. */
  sha256: string;
}

/**
 * @param path none other of a process's files may begin with its name
 */
export function createKeptFile(path: string): KeptFile {
  const own = () => `${path}-${process.pid}-${randomUUID().slice(0, 8)}`;
  const openAlone = (file: string): DatabaseSync => {
    const db = new DatabaseSync(file);
    // Nobody reads it after this process: it need not outlive a crash, only take back what failed.
    db.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;',
    );
    db.exec(`PRAGMA cache_size = -${CACHE_KB}`);
    // Locked and still open, it has no name any more: whatever ends the process, nothing is left.
    db.exec('BEGIN EXCLUSIVE; COMMIT');
    removeLater(file);
    return db;
  };
  return {
    create: () => openAlone(own()),
    open: async () => {
      removeLeftBehind(path);
      const copy = own();
      const mark = await copyWhole(path, copy).catch(() => undefined);
      if (mark === undefined) rmSync(copy, { force: true });
      return mark === undefined ? undefined : { db: openAlone(copy), mark };
    },
    keep: async (db, mark) => {
      const next = own();
      try {
        await backup(db, next);
        await sayOf(next, mark);
        await rename(next, path);
        await syncFolder(dirname(path));
      } finally {
        rmSync(next, { force: true });
      }
    },
  };
}

const CACHE_KB = 16_000;

/** Copies what was kept, and gives its mark; throws where it is not there, or is not all that was written. */
async function copyWhole(from: string, to: string): Promise<string> {
  const { said, bytes } = await readSaid(from);
  const hash = createHash('sha256');
  const read = createReadStream(from, { end: bytes - 1, highWaterMark: 1 << 20 });
  const hashed = Readable.from(
    (async function* () {
      for await (const chunk of read) {
        hash.update(chunk as Buffer);
        yield chunk;
      }
    })(),
  );
  await pipeline(hashed, createWriteStream(to, { mode: 0o600 }));
  if (hash.update(said.mark).digest('hex') !== said.sha256) throw new Error(`${from} is damaged`);
  return said.mark;
}

async function readSaid(path: string): Promise<{ said: Said; bytes: number }> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const tail = (await file.read(Buffer.alloc(TAIL_BYTES), 0, TAIL_BYTES, size - TAIL_BYTES)).buffer.toString('latin1');
    const length = Number.parseInt(tail.slice(0, 8), 10);
    if (tail.slice(8) !== MAGIC || !(length > 0 && length < MOST_SAID)) throw new Error(`${path} has no end`);
    const bytes = size - TAIL_BYTES - length;
    const words = (await file.read(Buffer.alloc(length), 0, length, bytes)).buffer.toString('utf8');
    return { said: JSON.parse(words) as Said, bytes };
  } finally {
    await file.close();
  }
}

/** Writes at the end of a file what is said of it, and waits until the disk has it. */
async function sayOf(path: string, mark: string): Promise<void> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  const said = JSON.stringify({ mark, sha256: hash.update(mark).digest('hex') } satisfies Said);
  const file = await open(path, 'a');
  try {
    await file.write(`${said}${String(Buffer.byteLength(said)).padStart(8, '0')}${MAGIC}`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Where folders cannot be synced, a power cut may bring back what was kept before, which says so of itself. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path).catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

/** A system that keeps an open file's name gives it up when the process ends. */
function removeLater(file: string): void {
  const remove = () => rmSync(file, { force: true });
  try {
    remove();
  } catch {
    process.once('exit', remove);
  }
}

/** What processes that are no more have begun to write. In a container each of them has the same number. */
function removeLeftBehind(path: string): void {
  for (const name of readdirSync(dirname(path))) {
    const pid = name.startsWith(`${basename(path)}-`) && /-(\d+)-[0-9a-f]{8}(-journal)?$/.exec(name)?.[1];
    if (!pid) continue;
    const file = join(dirname(path), name);
    const isLeft = Number(pid) === process.pid ? isFromBefore(file) : !isRunning(Number(pid));
    if (isLeft) rmSync(file, { force: true });
  }
}

/** Whether it was written last before this process began. */
const isFromBefore = (file: string) =>
  (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY) < performance.timeOrigin;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
