import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * What pages of the staff surface may load: their own files, and scripts that carry this answer's
 * nonce, which Next reads from the request. Style attributes are Payload's way of placing things.
 */
export function guardStaff(request: IncomingMessage, response: ServerResponse, { dev = false } = {}): void {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    "worker-src 'self' blob:",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ');
  request.headers['content-security-policy'] = policy;
  response.setHeader('content-security-policy', policy);
  // A centre scans the codes of who collects a child.
  response.setHeader('permissions-policy', 'geolocation=(self), camera=(self), microphone=(), payment=()');
  // Next says otherwise for its own files with a hash in their name.
  response.setHeader('cache-control', 'no-store');
  sayNavigation(request);
}

/**
 * Browsers say where a request comes from only on https and on this machine. On a plain address in
 * a local network they say nothing, and a page could not be opened: what only reads counts as opened by hand.
 */
function sayNavigation({ method, headers }: IncomingMessage): void {
  const reads = method === 'GET' || method === 'HEAD';
  if (reads && headers.origin === undefined) headers['sec-fetch-site'] ??= 'none';
}
