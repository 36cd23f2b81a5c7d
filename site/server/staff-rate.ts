import type { IncomingMessage, ServerResponse } from 'node:http';
import { sayInEvery } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { secondsToWait } from './rate-limit.ts';

/** Where a password could be guessed, or a letter be asked for in somebody's name. */
const GUARDED = /^\/admin\/api\/users\/(login|forgot-password|reset-password|unlock|first-register)\/?$/i;

/** Answers 429 when one address tries too often; an account is locked besides after some wrong passwords. */
export async function tooManyTries(
  request: IncomingMessage,
  response: ServerResponse,
  { path }: { path: string },
): Promise<boolean> {
  if (request.method !== 'POST' || !GUARDED.test(decodeURIComponent(path))) return false;
  const address = [request.headers['x-forwarded-for']].flat()[0] ?? request.socket.remoteAddress ?? '';
  const seconds = await secondsToWait(await getPortal(), 'code', address);
  if (seconds === undefined) return false;
  const message = sayInEvery('refused.tooManyTries', { seconds });
  response.writeHead(429, { 'content-type': 'application/json; charset=utf-8', 'retry-after': String(seconds) });
  response.end(JSON.stringify({ errors: [{ message }] }));
  return true;
}
