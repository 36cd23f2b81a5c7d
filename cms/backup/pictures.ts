import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyOf } from '#cms/guidance/pictures/in-bucket.ts';
import type { KeptDocument } from '#cms/ports/database/plain-document.ts';
import type { Bucket } from '#cms/ports/files/bucket.ts';

/** Where pictures of articles lie, by the names that their documents give them. */
export interface Pictures {
  /** Nothing, where a document names a picture that is not there. */
  get(name: string): Promise<Uint8Array | undefined>;
  put(name: string, bytes: Uint8Array, contentType: string): Promise<void>;
}

export function picturesOnDisk(folder: string): Pictures {
  return {
    get: (name) =>
      readFile(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      }),
    put: async (name, bytes) => {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, name), bytes, { flush: true });
    },
  };
}

export function picturesInBucket(bucket: Bucket): Pictures {
  return {
    get: async (name) => {
      const found = await bucket.get(keyOf(name));
      return 'body' in found ? found.body.transformToByteArray() : undefined;
    },
    put: async (name, bytes, contentType) => void (await bucket.put(keyOf(name), bytes, { contentType })),
  };
}

export interface PictureName {
  name: string;
  type: string;
}

/** The names of a picture and of its smaller sizes, as a document of `media` has them. */
export function pictureNames(document: KeptDocument): PictureName[] {
  const { sizes, ...whole } = document;
  return [whole, ...Object.values(Object(sizes) as Record<string, unknown>)].flatMap((one) => {
    const { filename, mimeType } = Object(one) as Record<string, unknown>;
    // A name, and not a way to somewhere else.
    if (typeof filename !== 'string' || /[/\\]|^\.+$/.test(filename)) return [];
    return [{ name: filename, type: String(mimeType ?? 'application/octet-stream') }];
  });
}
