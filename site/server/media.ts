import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import send from 'send';
import { isOutside } from '#cms/access/roles.ts';
import { answerPicture } from '#cms/guidance/pictures/in-bucket.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Bucket } from '#cms/ports/files/bucket.ts';

const PICTURE = /^[^/\\]+\.(webp|jpe?g|png)$/i;
const DAY_S = 86_400;

/** Where pictures are kept: in a folder of this machine, or in a bucket. */
export type Pictures = { folder: string } | { bucket: Bucket };

/** Who may see a picture: everybody what something published shows, signed-in staff of the administration and of centres the rest. */
export type SeenBy = (name: string, headers: IncomingMessage['headers']) => Promise<'everybody' | 'staff' | 'nobody'>;

export const seenBy =
  ({
    pictures,
    users,
  }: {
    pictures: Pick<Portal['pictures'], 'isPublished'>;
    users: Pick<Portal['users'], 'findSignedIn'>;
  }): SeenBy =>
  async (name, { cookie = '' }) => {
    if (await pictures.isPublished(name)) return 'everybody';
    const reader = cookie ? await users.findSignedIn(new Headers({ cookie })) : undefined;
    return reader && !isOutside(reader) ? 'staff' : 'nobody';
  };

/** Sends the pictures of articles, whole or in part: the public site shows them without the staff surface. */
export async function sendMedia(
  { pictures, seenBy }: { pictures: Pictures; seenBy: SeenBy },
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = decodeURIComponentSafe(path.slice('/media/'.length));
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  if (!isReading || !PICTURE.test(name)) return refuse(response, 404);
  const who = await seenBy(name, request.headers);
  if (who === 'nobody') return refuse(response, 404);
  response.setHeader('cache-control', who === 'everybody' ? `public, max-age=${DAY_S}` : 'private, no-store');
  if ('folder' in pictures) sendFile(pictures.folder, name, request, response);
  else await sendObject(pictures.bucket, name, request, response);
}

function sendFile(folder: string, name: string, request: IncomingMessage, response: ServerResponse): void {
  send(request, encodeURIComponent(name), { root: folder, index: false, cacheControl: false })
    .on('error', ({ status }: { status: number }) => refuse(response, status))
    .on('directory', () => refuse(response, 404))
    .pipe(response);
}

async function sendObject(bucket: Bucket, name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, headers, body } = await answerPicture(bucket, name, new Headers(headersOf(request)));
  if (status >= 400) return refuse(response, status);
  response.writeHead(status, Object.fromEntries(headers));
  if (!body || request.method === 'HEAD') {
    await body?.cancel();
    response.end();
  } else
    await pipeline(body, response).catch((error) => {
      // Who asked for it has gone.
      if (!response.destroyed) throw error;
    });
}

function headersOf({ headers: { range, 'if-none-match': etag } }: IncomingMessage): Record<string, string> {
  return { ...(range && { range }), ...(etag && { 'if-none-match': etag }) };
}

function refuse(response: ServerResponse, status: number): void {
  response.removeHeader('cache-control');
  response.writeHead(status, { 'content-type': 'text/plain' });
  response.end(status === 404 ? 'Not found\n' : undefined);
}

function decodeURIComponentSafe(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
