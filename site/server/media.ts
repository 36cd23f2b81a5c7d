import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import send from 'send';

const PICTURE = /^[^/\\]+\.(webp|jpe?g|png)$/i;
const DAY_MS = 86_400_000;

/** Pictures of articles, whole or in part, from the data folder: the public site shows them without the staff surface. */
export function sendMedia(dataDir: string, path: string, request: IncomingMessage, response: ServerResponse): void {
  const name = decodeURIComponentSafe(path.slice('/media/'.length));
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  if (!isReading || !PICTURE.test(name)) refuse(response, 404);
  else
    send(request, encodeURIComponent(name), { root: join(dataDir, 'media'), index: false, maxAge: DAY_MS })
      .on('error', ({ status }: { status: number }) => refuse(response, status))
      .on('directory', () => refuse(response, 404))
      .pipe(response);
}

function refuse(response: ServerResponse, status: number): void {
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
