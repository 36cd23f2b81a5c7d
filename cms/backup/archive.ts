import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Decrypter, Encrypter } from 'age-encryption';
import { extract, pack } from 'tar-stream';
import { syncFolder } from '#cms/ports/files/durable.ts';
import { refuse } from './backup-error.ts';
import type { ContentsEntry } from './manifest.ts';
import { piecesFrom, webStream } from './web-streams.ts';

/** Adds an entry to an archive that is being written. */
export type AddEntry = (name: string, bytes: Uint8Array, type?: string) => Promise<void>;

/**
 * Writes an archive: entries in a tar, packed by gzip, locked by age, so that `age -d FILE | tar xz` opens it without
 * this portal. The file has its name only when it is whole.
 */
export async function writeArchive(
  file: string,
  lock: Encrypter,
  fill: (add: AddEntry, written: readonly ContentsEntry[]) => Promise<void>,
): Promise<{ bytes: number; sha256: string }> {
  const tar = pack();
  const written: ContentsEntry[] = [];
  const add: AddEntry = (name, bytes, type) => {
    written.push({ name, bytes: bytes.length, sha256: hashOf(bytes), ...(type ? { type } : {}) });
    return new Promise((resolve, reject) => {
      tar.entry({ name, size: bytes.length, mode: 0o600 }, Buffer.from(bytes), (error) => (error ? reject(error) : resolve()));
    });
  };
  const packed = tar.pipe(createGzip());
  tar.on('error', (error) => packed.destroy(error));
  const whole = createHash('sha256');
  let bytes = 0;
  const part = `${file}.part`;
  const locked = await lock.encrypt(webStream(packed));
  try {
    const writing = pipeline(
      piecesFrom(locked),
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          whole.update(chunk);
          bytes += chunk.length;
          yield chunk;
        }
      },
      createWriteStream(part, { flags: 'w', mode: 0o600, flush: true }),
    );
    const filling = fill(add, written).then(
      () => tar.finalize(),
      (error: unknown) => {
        tar.destroy(error as Error);
        throw error;
      },
    );
    await Promise.all([filling, writing]);
    await rename(part, file);
    await syncFolder(dirname(file));
  } finally {
    await rm(part, { force: true });
  }
  return { bytes, sha256: whole.digest('hex') };
}

/**
 * The entries of an archive, one by one.
 * @throws BackupError when it cannot be opened, or is not whole
 */
export async function* readArchive(file: string, opener: Decrypter): AsyncGenerator<{ name: string; bytes: Buffer }> {
  const source = createReadStream(file);
  const opened = await opener.decrypt(webStream(source)).catch((error: NodeJS.ErrnoException) => {
    source.destroy();
    if (error.code === 'ENOENT') throw error;
    return refuse('locked', whyNotOpened(error), error);
  });
  const tar = extract();
  const reading = pipeline(piecesFrom(opened), createGunzip(), tar);
  // Told below, where the entries are read.
  reading.catch((error: Error) => tar.destroy(error));
  try {
    for await (const entry of tar) {
      const chunks: Buffer[] = [];
      for await (const chunk of entry) chunks.push(chunk as Buffer);
      yield { name: entry.header.name, bytes: Buffer.concat(chunks) };
    }
    await reading;
  } catch (error) {
    refuse('damaged', 'it is damaged or cut off', error);
  } finally {
    source.destroy();
  }
}

function whyNotOpened({ message }: Error): string {
  return /identit|passphrase/i.test(message)
    ? 'this key or passphrase does not open it'
    : 'it is no file that was locked with age, or its beginning is damaged';
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
