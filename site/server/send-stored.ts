import type { IncomingMessage, ServerResponse } from 'node:http';
import { pageKey, pageStore, type StoredPage } from './page-store.ts';

/** A page for this request that is kept, and still true. What has a body asks for something else. */
export function storedPage({ method, url = '/', headers }: IncomingMessage): StoredPage | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  if (headers['content-length'] || headers['transfer-encoding']) return undefined;
  return pageStore.fresh(pageKey(url, { textSize: headers['x-text-size'], packing: headers['accept-encoding'] }));
}

/**
 * Sends it as a file is sent: the bytes as they lie there, or word that the reader has them already.
 *
 * @param head what the answer says besides, name and value in turn
 */
export function sendStored(
  { headers, body }: StoredPage,
  { request, response, head }: { request: IncomingMessage; response: ServerResponse; head: string[] },
): void {
  const asked = request.headers['if-none-match'];
  const etag = asked && headers.find(([name]) => name === 'etag')?.[1];
  const isThere = etag ? asked.split(',').some((one) => one.trim().replace(/^W\//, '') === etag) : false;
  const said = isThere ? headers.filter(([name]) => name !== 'content-length') : headers;
  response.writeHead(isThere ? 304 : 200, [...head, 'cache-status', 'portal; hit', ...said.flat()]);
  response.end(isThere || request.method === 'HEAD' ? undefined : body);
}
