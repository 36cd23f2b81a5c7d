import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';

const TYPES: Record<string, string> = { '.webp': 'image/webp', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.png': 'image/png' };

/** Pictures of articles, from the data folder: the public site shows them without the staff surface. */
export async function readMedia(
  dataDir: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = decodeURIComponentSafe(path.slice('/media/'.length));
  const type = TYPES[extname(name).toLowerCase()];
  const file = join(dataDir, 'media', name);
  const found = type && /^[^/\\]+$/.test(name) && (await stat(file).catch(() => undefined));
  if (!found || !found.isFile() || (request.method !== 'GET' && request.method !== 'HEAD')) {
    response.writeHead(404, { 'content-type': 'text/plain' });
    response.end('Not found\n');
    return;
  }
  response.writeHead(200, { 'content-type': type, 'content-length': found.size, 'cache-control': 'public, max-age=86400' });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).pipe(response);
}

function decodeURIComponentSafe(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
