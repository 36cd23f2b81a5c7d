import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, CollectionBeforeChangeHook, CollectionConfig } from 'payload';
import type { Bucket } from '#cms/ports/files/bucket.ts';
import type { Media } from '#cms/records/payload-types.ts';

/** An upload collection whose pictures lie in a bucket, and not on this machine's disk. */
export function inBucket(collection: CollectionConfig, { bucket, origin }: { bucket: Bucket; origin: string }): CollectionConfig {
  const { hooks, upload } = collection;
  const remove = (names: string[]) => Promise.all(names.map((name) => bucket.delete(keyOf(name))));

  /** Before the database is written, so that it never names a picture that is not there. */
  const keep: CollectionBeforeChangeHook<Media> = async ({ data, req: { file, payloadUploadSizes = {} } }) => {
    const sizes = Object.entries(data.sizes ?? {}).map(([size, made]) => ({ ...made, bytes: payloadUploadSizes[size] }));
    const pictures = [{ filename: data.filename, mimeType: data.mimeType, bytes: file?.data }, ...sizes];
    await Promise.all(
      pictures.map(async ({ filename, mimeType, bytes }) => {
        if (file && bytes && filename && mimeType) await bucket.put(keyOf(filename), bytes, { contentType: mimeType });
      }),
    );
    return data;
  };

  const removeReplaced: CollectionAfterChangeHook<Media> = async ({ doc, previousDoc, operation }) => {
    if (operation === 'update') await remove(namesOf(previousDoc).filter((name) => !namesOf(doc).includes(name)));
    return doc;
  };

  const removeAll: CollectionAfterDeleteHook<Media> = async ({ doc }) => {
    await remove(namesOf(doc));
    return doc;
  };

  return {
    ...collection,
    upload: {
      ...Object(upload),
      disableLocalStorage: true,
      // To crop a picture, Payload asks this portal for it, wherever its name leads from here.
      skipSafeFetch: [{ hostname: new URL(origin).hostname }],
      handlers: [(req, { params }) => answerPicture(bucket, params.filename, req.headers)],
    },
    hooks: {
      ...hooks,
      beforeChange: [...(hooks?.beforeChange ?? []), keep],
      afterChange: [...(hooks?.afterChange ?? []), removeReplaced],
      afterDelete: [...(hooks?.afterDelete ?? []), removeAll],
    },
  };
}

function namesOf({ filename, sizes }: Media): string[] {
  return [filename, ...Object.values(sizes ?? {}).map((size) => size.filename)].filter((name) => typeof name === 'string');
}

/** Where a picture lies in the bucket. */
export const keyOf = (name: string) => `media/${name}`;

/** A picture from the bucket as an answer over HTTP: whole, in part, or not again to who has it. */
export async function answerPicture(bucket: Bucket, name: string, asked: Headers): Promise<Response> {
  const [range, etag] = ['range', 'if-none-match'].map((header) => asked.get(header) ?? undefined);
  const found = await bucket.get(keyOf(name), { range, etag });
  if (!('body' in found)) return new Response(null, { status: found.status });
  return new Response(found.body.transformToWebStream(), { status: found.status, headers: found.headers });
}
