import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Environment } from '#cms/core/environment.ts';

const BODY_LIMIT = 1_000_000;
/** A contract to be checked, a picture for an article, a photograph of who collects a child. */
const FILE_LIMIT = 6_000_000;
const TAKES_FILES = /^(\/en)?\/(verify|account\/children\/[\w-]+\/pickup)\/?$|^\/admin\/|\/contracts\/verify$/;

/** The staff surface, with its assets and its API, under one prefix. */
export function isStaffPath(path: string): boolean {
  return path === '/admin' || path.startsWith('/admin/');
}

/**
 * Only names that the operator has given, and this machine's own: the page cache and links in messages depend on them.
 * In a demonstration, which may be reached through a tunnel, at any port.
 */
export function allowedHost(
  asked: string | undefined,
  { origin, host: bound, port, mode }: Pick<Environment, 'origin' | 'host' | 'port' | 'mode'>,
): boolean {
  const host = asked?.toLowerCase() ?? '';
  if (host === new URL(origin).host) return true;
  const [, name = '', at = '80'] = /^(.+?)(?::(\d+))?$/.exec(host) ?? [];
  return ['localhost', '127.0.0.1', '[::1]', bound].includes(name) && (mode === 'demo' || Number(at) === port);
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Whether the method is one that pages and calls can be made with at all: `TRACE` is not. */
export function isKnownMethod(method: string | undefined): boolean {
  return METHODS.has(method ?? '');
}

/** What a browser sends always says how long it is, and only so can be refused before it is read. The API counts what comes in. */
export function needsLength({ headers }: IncomingMessage, path: string): boolean {
  return headers['transfer-encoding'] !== undefined && !path.startsWith('/api/');
}

export function tooLarge(request: IncomingMessage, path: string): boolean {
  const length = Number(request.headers['content-length'] ?? 0);
  return length > (TAKES_FILES.test(path) ? FILE_LIMIT : BODY_LIMIT);
}

export function secure(response: ServerResponse, { staff, https }: { staff: boolean; https: boolean }): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-frame-options', 'DENY');
  response.setHeader('referrer-policy', 'strict-origin-when-cross-origin');
  response.setHeader('permissions-policy', 'geolocation=(self), camera=(), microphone=(), payment=()');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  if (https) response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains');
  if (staff) response.setHeader('x-robots-tag', 'noindex');
}
