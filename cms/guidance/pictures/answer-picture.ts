import type { Bucket } from '#cms/ports/files/bucket.ts';

/** Where a picture lies in the bucket. */
export const keyOf = (name: string) => `media/${name}`;

/** A picture from the bucket as an answer over HTTP: whole, in part, or not again to who has it. */
export async function answerPicture(bucket: Bucket, name: string, asked: Headers): Promise<Response> {
  const [range, etag] = ['range', 'if-none-match'].map((header) => asked.get(header) ?? undefined);
  const found = await bucket.get(keyOf(name), { range, etag });
  if (!('body' in found)) return new Response(null, { status: found.status });
  return new Response(found.body.transformToWebStream(), { status: found.status, headers: found.headers });
}
