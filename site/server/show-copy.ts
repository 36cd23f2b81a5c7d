import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { formatClock, formatDate } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';
import type { StoredPage } from './page-store.ts';

/** Said anew, or of the page as it was sent. */
const NOT_SAID = ['content-encoding', 'content-length', 'etag', 'cache-control'];

async function unpacked({ body, packing }: StoredPage): Promise<Uint8Array> {
  if (packing === 'br') return promisify(brotliDecompress)(body);
  return packing === 'gzip' ? promisify(gunzip)(body) : body;
}

/** A page as it was made last, with a sentence above it that says from when it is. */
export async function showCopy(
  copy: StoredPage,
  { now, lang, timeZone }: { now: Instant; lang: Lang; timeZone: string },
): Promise<Response> {
  const [made, today] = [toLocal(copy.at, timeZone), toLocal(now, timeZone)];
  const date = made.date === today.date ? '' : `${formatDate(made.date, { lang })} `;
  const words = createTranslator(lang)('trouble.asOf', { when: `${date}${formatClock(made.minute)}` });
  const note = `<p class="as-of" role="status"><span class="wrap">${words}</span></p>`;
  const html = new TextDecoder().decode(await unpacked(copy)).replace('<main ', (main) => `${note}${main}`);
  const headers = new Headers(copy.headers.filter(([name]) => !NOT_SAID.includes(name)));
  headers.set('cache-control', 'no-store');
  headers.set('last-modified', new Date(copy.at).toUTCString());
  return new Response(html, { headers });
}
