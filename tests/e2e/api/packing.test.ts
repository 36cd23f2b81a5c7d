import { type IncomingHttpHeaders, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, inject, it } from 'vitest';

const origin = inject('origin');
const CENTRE = '/facilities/hailing-sample?ageMonths=8';

/** An answer as it came over the wire, and what it says once unpacked. */
function get(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; bytes: number; text: string }> {
  return new Promise((resolve, reject) => {
    request(origin + path, { headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => {
        const raw = Buffer.concat(chunks);
        const unpack = { br: brotliDecompressSync, gzip: gunzipSync }[answer.headers['content-encoding'] ?? ''];
        const text = String(unpack ? unpack(raw) : raw);
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: raw.length, text });
      });
    })
      .on('error', reject)
      .end();
  });
}

const BR = { 'accept-encoding': 'gzip, deflate, br' };
const GZIP = { 'accept-encoding': 'gzip' };

describe('pages over the wire', () => {
  it.each(['/', '/en/', CENTRE, '/facilities', '/guidance/separation-anxiety', '/account', '/nothing-here', '/sitemap.xml'])(
    '%s is packed, and says the same',
    async (path) => {
      const plain = await get(path);
      expect(plain.headers['content-encoding']).toBeUndefined();
      for (const [accept, name] of [
        [BR, 'br'],
        [GZIP, 'gzip'],
      ] as const) {
        const packed = await get(path, accept);
        expect(packed.status).toBe(plain.status);
        expect(packed.headers['content-encoding']).toBe(name);
        expect(packed.headers.vary?.toLowerCase()).toContain('accept-encoding');
        expect(packed.headers['content-type']).toBe(plain.headers['content-type']);
        expect(Number(packed.headers['content-length'])).toBe(packed.bytes);
        expect(packed.bytes).toBeLessThan(plain.bytes / 2);
        // The search says at what moment it was worked out.
        if (path === '/facilities') expect(packed.text.trimEnd()).toMatch(/<\/html>$/);
        // What other tests publish meanwhile stands in the second of the plain ones.
        else expect([plain.text, (await get(path)).text]).toContain(packed.text);
      }
    },
  );

  it('a kept page is kept packed, each kind by itself', async () => {
    const path = '/facilities/hailing-sample?ageMonths=11';
    // A server that has just been filled still tells its pages of that.
    await expect.poll(async () => (await get(path, BR)).headers['cache-status'], { timeout: 20_000 }).toBe('portal; hit');
    const second = await get(path, BR);
    expect(second.headers['content-encoding']).toBe('br');
    const plain = await get(path);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.text).toBe(second.text);
  });

  it('large text is kept apart from normal text, packed or not', async () => {
    const large = { cookie: 'jt_text=large' };
    const [normal, elder] = [await get(CENTRE, BR), await get(CENTRE, { ...BR, ...large })];
    expect(elder.headers['content-encoding']).toBe('br');
    expect(normal.text).not.toContain('class="elder"');
    expect(elder.text).toContain('class="elder"');
  });

  it('what a family sees is not packed when another site may have asked for it', async () => {
    const cookie = 'jt_session=nobody-at-all-but-somebody';
    for (const path of ['/account', '/facilities?q=x', '/api/v1/openapi.json']) {
      const elsewhere = await get(path, { ...BR, cookie, 'sec-fetch-site': 'cross-site' });
      expect(elsewhere.headers['content-encoding']).toBeUndefined();
      const own = await get(path, { ...BR, cookie, 'sec-fetch-site': 'same-origin' });
      expect(own.headers['content-encoding']).toBe('br');
    }
  });

  it('what is no larger than a packet goes as it is', async () => {
    const answer = await get('/robots.txt', BR);
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.text).toContain('Sitemap');
  });
});

describe('built files', () => {
  it('come packed, under a name that never changes its meaning', async () => {
    const { text } = await get('/');
    const files = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const [plain, packed] = [await get(file), await get(file, BR)];
      expect(packed.headers['content-encoding']).toBe('br');
      expect(packed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(packed.headers['content-type']).toBe(plain.headers['content-type']);
      expect(packed.text).toBe(plain.text);
    }
  });
});
