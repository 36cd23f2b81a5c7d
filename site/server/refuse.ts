import type { ServerResponse } from 'node:http';

/** A refusal at the door, before any page or call is chosen: in the API's shape where the API was meant. `seconds` until a 503 may be asked again. */
export function refuse(
  response: ServerResponse,
  path: string,
  status: number,
  [code, message]: [code: string, message: string],
  seconds = 2,
): void {
  const api = path.startsWith('/api/');
  response.writeHead(status, {
    'content-type': api ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...(status === 503 ? { 'retry-after': String(seconds) } : {}),
  });
  response.end(api ? JSON.stringify({ error: { code, message } }) : `${message}\n`);
}
