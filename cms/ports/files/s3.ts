import { setTimeout as later } from 'node:timers/promises';
import type { Bucket } from './bucket.ts';
import { checkFileKey, isFileKey, isWriteOnce } from './file-key.ts';
import type { FilesPort, StoredFile } from './port.ts';

/** Somebody else's put that is on its way ends within some seconds, well or badly. */
const TRIES = 20;
const PAUSE_MS = 250;
/** Beside files, pictures lie in the bucket. */
const PICTURES = 'media/';

/**
 * Files in a bucket, each under its key. What is written once is put on the condition that nothing is there, which the
 * server has to know (`If-None-Match: *`); `npm run doctor` asks it.
 */
export function createS3Files({ bucket }: { bucket: Bucket }): FilesPort {
  const get = async (key: string): Promise<StoredFile | undefined> => {
    checkFileKey(key);
    const found = await bucket.get(key);
    if (!('body' in found)) return undefined;
    return {
      bytes: await found.body.transformToByteArray(),
      contentType: found.headers['content-type'] ?? 'application/octet-stream',
    };
  };

  return {
    name: 's3',
    get,

    async put(key, bytes, contentType) {
      checkFileKey(key);
      const once = isWriteOnce(key);
      for (let tried = 0; !(await bucket.put(key, bytes, { contentType, once })); tried++) {
        const there = await get(key);
        if (there && Buffer.compare(there.bytes, bytes) === 0) return;
        if (there) throw new Error(`${key} is written once and holds other bytes`);
        if (tried === TRIES) throw new Error(`${key} was neither put nor there`);
        await later(PAUSE_MS);
      }
    },

    async *list() {
      for await (const key of bucket.list()) if (isFileKey(key) && !key.startsWith(PICTURES)) yield key;
    },

    async delete(key) {
      checkFileKey(key);
      await bucket.delete(key);
    },
  };
}
