import type { IncomingMessage } from 'node:http';
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
 * Only names that the operator has given, and this machine's own: links in messages depend on them. In a demonstration,
 * which may be reached through a tunnel, at any port.
 */
export function createHostCheck({ origin, host: bound, port, mode }: Pick<Environment, 'origin' | 'host' | 'port' | 'mode'>) {
  const own = new URL(origin).host;
  return (asked: string | undefined): boolean => {
    const host = asked?.toLowerCase() ?? '';
    if (host === own) return true;
    const [, name = '', at = '80'] = /^(.+?)(?::(\d+))?$/.exec(host) ?? [];
    return ['localhost', '127.0.0.1', '[::1]', bound].includes(name) && (mode === 'demo' || Number(at) === port);
  };
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

/** The page that other sites may show in a frame; every other page is shown in none. */
const FRAMED = /^(\/[a-z]{2,3})?\/widget\/?$/;
export const isFramed = (path: string): boolean => FRAMED.test(path);

/** It loads its own style and nothing else: no script, no form, no cookie. */
export const WIDGET_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors *',
].join('; ');

/** What every answer says to keep a browser from harm. */
export function safetyHeaders({ origin }: Pick<Environment, 'origin'>, { framed = false } = {}): [name: string, value: string][] {
  return [
    ['x-content-type-options', 'nosniff'],
    ...(framed ? [] : [['x-frame-options', 'DENY'] as [string, string]]),
    ['referrer-policy', 'strict-origin-when-cross-origin'],
    ['permissions-policy', 'geolocation=(self), camera=(), microphone=(), payment=()'],
    ['cross-origin-opener-policy', 'same-origin'],
    ...(origin.startsWith('https:')
      ? [['strict-transport-security', 'max-age=31536000; includeSubDomains'] as [string, string]]
      : []),
  ];
}
