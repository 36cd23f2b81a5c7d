import { defineMiddleware } from 'astro:middleware';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Packing } from './packing.ts';

const WORDS = /^(?:text\/|image\/svg|application\/(?:[\w.-]+\+)?(?:json|xml|javascript))/;
/** What fits into one packet anyway. */
const SMALL_BYTES = 1000;

const pack: Record<Packing, (bytes: Uint8Array) => Promise<Uint8Array<ArrayBuffer>>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes) => promisify(gzip)(bytes),
};

/**
 * Packs what is made of words. The server has settled by what, or that nothing may be packed. It runs
 * inside the page cache, which keeps the packed bytes: a kept page is packed once, not at every request.
 */
export const packAnswer = defineMiddleware(async ({ request }, next) => {
  const answer = await next();
  const { headers, status, statusText, body } = answer;
  if (!body || headers.has('content-encoding') || !WORDS.test(headers.get('content-type') ?? '')) return answer;
  headers.append('vary', 'accept-encoding');
  const packing = request.headers.get('accept-encoding');
  if (packing !== 'br' && packing !== 'gzip') return answer;
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const packed = bytes.length > SMALL_BYTES ? await pack[packing](bytes) : undefined;
  if (packed) headers.set('content-encoding', packing);
  headers.set('content-length', String((packed ?? bytes).length));
  return new Response(packed ?? bytes, { status, statusText, headers });
});
