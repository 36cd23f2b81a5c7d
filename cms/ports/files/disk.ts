import { randomUUID } from 'node:crypto';
import { glob, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { createFolder, syncFolder, writeSynced } from './durable.ts';
import { checkFileKey, isWriteOnce } from './file-key.ts';
import { linkPair, linkType, type Pair, readPair, removePair, replacePair } from './pair.ts';
import type { FilesPort } from './port.ts';

const UNKNOWN_TYPE = 'application/octet-stream';

/**
 * Files under one folder, each under its key with its bytes as they are, so that `sha256sum` and a backup
 * see what was stored. Content types lie in `.types`, files under way in `.new`; no key begins with a dot.
 */
export function createDiskFiles({ folder }: { folder: string }): FilesPort {
  const root = resolve(folder);
  const placeOf = (key: string): Pair => {
    checkFileKey(key);
    return { bytes: join(root, key), type: join(root, '.types', key) };
  };

  return {
    name: 'disk',

    async put(key, bytes, contentType) {
      const place = placeOf(key);
      const fresh = freshPair(root);
      for (const path of [fresh.bytes, place.bytes, place.type]) await createFolder(dirname(path));
      try {
        await Promise.all([writeSynced(fresh.bytes, bytes), writeSynced(fresh.type, contentType)]);
        if (isWriteOnce(key)) await putOnce({ key, fresh, place, bytes });
        else replacePair(fresh, place);
        await Promise.all([syncFolder(dirname(place.bytes)), syncFolder(dirname(place.type))]);
      } finally {
        await Promise.all([rm(fresh.bytes, { force: true }), rm(fresh.type, { force: true })]);
      }
    },

    async get(key) {
      const found = await readPair(placeOf(key));
      return found && { bytes: found.bytes, contentType: found.type ?? UNKNOWN_TYPE };
    },

    async *list() {
      // No key begins with a dot; what does is how they are kept.
      for await (const entry of glob('**/*', { cwd: root, withFileTypes: true, exclude: ({ name }) => name.startsWith('.') }))
        if (entry.isFile())
          yield join(entry.parentPath, entry.name)
            .slice(root.length + 1)
            .replaceAll(sep, '/');
    },

    async delete(key) {
      removePair(placeOf(key));
    },
  };
}

async function putOnce({
  key,
  fresh,
  place,
  bytes,
}: {
  key: string;
  fresh: Pair;
  place: Pair;
  bytes: Uint8Array;
}): Promise<void> {
  if (linkPair(fresh, place)) return;
  if (!(await readFile(place.bytes)).equals(bytes)) throw new Error(`${key} is written once and holds other bytes`);
  linkType(fresh, place);
}

function freshPair(root: string): Pair {
  const bytes = join(root, '.new', randomUUID());
  return { bytes, type: `${bytes}.type` };
}
