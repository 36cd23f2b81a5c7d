import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { formatClock, formatDate } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';

/** A page as it was made last. */
export interface Copy {
  body: Uint8Array;
  /** How the body is packed. */
  packing: string | null;
  headers: [name: string, value: string][];
  tags: string[];
  at: Instant;
}

/** Last copies of pages that are the same for everybody: shown while no new one can be made. */
export interface LastCopies {
  keep(request: Request, response: Response, at: Instant): Promise<void>;
  find(request: Request): Copy | undefined;
  /** What a page shows has changed: its copy is not true any more, and may show what was withdrawn. */
  forget(tags: readonly string[]): void;
}

const MOST_BYTES = 48_000_000;
/** Said anew, or of the one answer alone. */
const NOT_KEPT = ['content-encoding', 'content-length', 'cdn-cache-control', 'cache-tag', 'set-cookie', 'cache-control'];

export function createLastCopies(): LastCopies {
  const copies = new LRUCache<string, Copy>({ max: 2000, maxSize: MOST_BYTES, sizeCalculation: ({ body }) => body.length + 1 });
  return {
    keep: async (request, response, at) => {
      const body = new Uint8Array(await response.arrayBuffer());
      const packing = response.headers.get('content-encoding');
      const headers = [...response.headers].filter(([name]) => !NOT_KEPT.includes(name));
      const tags = (response.headers.get('cache-tag') ?? '').split(',').map((tag) => tag.trim());
      copies.set(keyOf(request), { body, packing, headers, tags, at });
    },
    find: (request) => copies.get(keyOf(request)),
    forget: (tags) => {
      for (const [key, copy] of copies.entries()) if (copy.tags.some((tag) => tags.includes(tag))) copies.delete(key);
    },
  };
}

function keyOf({ url, headers }: Request): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.sort();
  return `${pathname}?${searchParams}\n${headers.get('x-text-size') ?? ''}`;
}

async function unpacked({ body, packing }: Copy): Promise<Uint8Array> {
  if (packing === 'br') return promisify(brotliDecompress)(body);
  return packing === 'gzip' ? promisify(gunzip)(body) : body;
}

/** The copy with a sentence above it that says from when it is. */
export async function showCopy(
  copy: Copy,
  { now, lang, timeZone }: { now: Instant; lang: Lang; timeZone: string },
): Promise<Response> {
  const [made, today] = [toLocal(copy.at, timeZone), toLocal(now, timeZone)];
  const date = made.date === today.date ? '' : `${formatDate(made.date, { lang })} `;
  const words = createTranslator(lang)('trouble.asOf', { when: `${date}${formatClock(made.minute)}` });
  const note = `<p class="as-of" role="status"><span class="wrap">${words}</span></p>`;
  const html = new TextDecoder().decode(await unpacked(copy)).replace('<main ', (main) => `${note}${main}`);
  const headers = new Headers(copy.headers);
  headers.set('cache-control', 'no-store');
  headers.set('last-modified', new Date(copy.at).toUTCString());
  return new Response(html, { headers });
}
