import type { IncomingHttpHeaders } from 'node:http';

/** How an answer may be packed, best first. */
const PACKINGS = ['br', 'gzip'] as const;
export type Packing = (typeof PACKINGS)[number];

/** Any cookie but the one that asks for large text. */
const COOKIE = /(?:^|;\s*)(?!jt_text=)[^\s;=]+=/;

/**
 * Leaves in a request what its answer may be packed with: one name, or none. So pages are kept in few
 * kinds, and whoever answers need not think about it.
 *
 * The length of a packed page tells how much a word in its address resembles one on the page: who can
 * make a family's browser ask again and again could find out, letter by letter, what only the family
 * sees. So an answer to somebody known by a cookie is packed only if the browser says that no other
 * site asked for it.
 */
export function settlePacking(headers: IncomingHttpHeaders, { staff, dev }: { staff: boolean; dev: boolean }): void {
  const packing = dev || mayBeGuessedAt(headers) ? undefined : accepted(headers['accept-encoding']);
  if (!packing) delete headers['accept-encoding'];
  // The staff surface packs by itself.
  else if (!staff) headers['accept-encoding'] = packing;
}

function mayBeGuessedAt({ cookie = '', 'sec-fetch-site': asked = '' }: IncomingHttpHeaders): boolean {
  return COOKIE.test(cookie) && asked !== 'same-origin' && asked !== 'none';
}

/** @example accepted('gzip, deflate, br;q=0') // 'gzip' */
function accepted(header: string | string[] = ''): Packing | undefined {
  const names = String(header)
    .toLowerCase()
    .split(',')
    .filter((name) => !/;\s*q=0(?:\.0*)?\s*$/.test(name))
    .map((name) => name.split(';', 1)[0]?.trim());
  return PACKINGS.find((packing) => names.includes(packing));
}
