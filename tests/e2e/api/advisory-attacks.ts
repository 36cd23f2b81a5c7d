import { existsSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect } from 'vitest';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import { startServer, type TestServer } from '../../support/start-server.ts';

let server: TestServer;
/** What another host is asked: nothing ever. */
let asked = 0;
const elsewhere = createServer((_, response) => {
  asked += 1;
  response.end('<svg/>');
});
let other = '';
/** Starts what is attacked, and the host that is to be asked nothing. */
export async function begin(): Promise<void> {
  await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done));
  other = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/a.svg`;
  server = await startServer();
}

export async function end(): Promise<void> {
  elsewhere.close();
  await server?.stop();
}

interface Heard {
  status: number;
  text: string;
  location: string;
  cookie: string;
  cache: string;
}

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** The address goes out as it is written. */
export function raw(path: string, { method = 'GET', headers = {}, body = '' }: Sent = {}) {
  const { port } = new URL(server.origin);
  const all = { host: `localhost:${port}`, 'content-length': String(Buffer.byteLength(body)), ...headers };
  return new Promise<Heard>((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, method, path, headers: all }, (response) => {
      let text = '';
      response.on('data', (data) => (text += data));
      response.on('end', () => {
        const { location = '', 'set-cookie': cookies = [], 'cache-control': cache = '' } = response.headers;
        resolve({ status: response.statusCode ?? 0, text, location, cache, cookie: (cookies[0] ?? '').split(';', 1)[0] ?? '' });
      });
    });
    call.once('error', reject);
    call.end(body);
  });
}

/** Who is hung up on while it still sends has been refused too. */
const gone = (): Heard => ({ status: 413, text: '', location: '', cookie: '', cache: '' });

/** Everything that comes back to words that are sent as they are. */
const whole = (words: string) =>
  new Promise<string>((resolve) => {
    let heard = '';
    const socket = connect(Number(new URL(server.origin).port), '127.0.0.1');
    socket.on('data', (data) => (heard += data));
    socket.on('error', () => {});
    socket.on('close', () => resolve(heard));
    socket.write(words);
    setTimeout(() => socket.destroy(), 3000);
  });

/** As long as a browser's. */
const BOUNDARY = '----WebKitFormBoundary0123456789abcdef';

export const json = (body: object, headers: Record<string, string> = {}): Sent => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', origin: server.origin, ...headers },
  body: JSON.stringify(body),
});
export const signIn = async (who: string) =>
  (await raw('/admin/api/users/login', json({ email: `${who}@demo.example`, password: DEMO_PASSWORD }))).cookie;

/** What somebody would try who has read of a published hole. */
export const ATTACKS: Record<string, () => Promise<void>> = {
  'server call with prototype': async () => {
    const boundary = 'x';
    const part = (name: string, value: string) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const chunk = [
      '{"then":"$1:__proto__:then","status":"resolved_model","reason":-1,"value":"{\\"then\\":\\"$B1337\\"}","_response":',
      `{"_prefix":"process.mainModule.require('fs').writeFileSync('var/owned','x');",`,
      '"_formData":{"get":"$1:constructor:constructor"}}}',
    ].join('');
    const body = `${part('0', chunk)}${part('1', '"$@0"')}--x--\r\n`;
    const headers = { 'next-action': 'x', origin: server.origin, 'content-type': `multipart/form-data; boundary=${boundary}` };
    const answer = await raw('/admin/login', { method: 'POST', headers, body });
    expect(answer.status).toBeLessThan(500);
    expect(existsSync('var/owned')).toBe(false);
  },
  'large island': async () => {
    const answer = await raw(
      '/_server-islands/Any',
      json({ componentExport: 'default', encryptedProps: 'x'.repeat(20_000_000) }),
    );
    expect(answer.status).toBe(413);
  },
  'island with HTML': async () => {
    for (const path of [
      '/_server-islands/Any',
      '/_server-islands/Page?e=default&p=&s=<img src=x onerror=alert(1)>'.replaceAll(' ', '%20'),
    ]) {
      const answer = await raw(path, path.includes('?') ? {} : json({ slots: { default: '<img src=x onerror=alert(1)>' } }));
      expect([400, 404]).toContain(answer.status);
      expect(answer.text).not.toContain('<img src=x');
    }
  },
  'escaped address': async () => {
    for (const path of ['/%61dmin/api/guardians', '/admin/api/%67uardians', '/%61%64min/api/guardians'])
      expect([path, (await raw(path)).status]).toEqual([path, 403]);
  },
  'address escaped many times': async () => {
    let letter = '%61';
    for (let n = 0; n < 14; n++) {
      letter = letter.replaceAll('%', '%25');
      const answer = await raw(`/${letter}dmin/api/guardians`);
      expect([n, [400, 404].includes(answer.status)]).toEqual([n, true]);
    }
  },
  'picture of another host': async () => {
    for (const path of ['/_image', '/en/_image', '/admin/_next/image', '/_next/image'])
      for (const href of [other, other.replace('http:', ''), encodeURIComponent(other), '/drawn.svg', '/media/x.avif']) {
        const answer = await raw(`${path}?href=${href}&url=${href}&w=64&q=75&f=svg`);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
      }
    expect(asked).toBe(0);
  },
  'forwarded host': async () => {
    const headers = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-port': '1',
      forwarded: 'host=evil.example',
    };
    for (const path of ['/', '/account', '/en/', '/sitemap.xml', '/admin/login', '/api/v1/openapi.json'])
      expect([path, (await raw(path, { headers })).text.includes('evil.example')]).toEqual([path, false]);
  },
  'doubled slash': async () => {
    for (const path of [
      '//evil.example/',
      '//evil.example',
      '/\\evil.example/',
      '/en//evil.example/',
      '/%2f%2fevil.example/',
      '///evil.example/',
    ]) {
      const { location } = await raw(path);
      expect(new URL(location || '/', server.origin).host).toBe(new URL(server.origin).host);
    }
  },
  'token after signing out': async () => {
    const cookie = await signIn('counter');
    const me = async () =>
      (JSON.parse((await raw('/admin/api/users/me', { headers: { cookie } })).text) as { user: unknown }).user;
    expect(await me()).toBeTruthy();
    expect((await raw('/admin/api/users/logout', json({}, { cookie }))).status).toBe(200);
    expect(await me()).toBeNull();
  },
  'preferences of others': async () => {
    const [mine, others] = [await signIn('head'), await signIn('author')];
    const path = '/admin/api/payload-preferences/articles-list';
    expect((await raw(path, json({ value: { limit: 25 } }, { cookie: others }))).status).toBe(200);
    expect((await raw(path, { headers: { cookie: mine } })).text).not.toContain('25');
    await raw(path, { method: 'DELETE', headers: { cookie: mine, origin: server.origin } });
    expect((await raw(path, { headers: { cookie: others } })).text).toContain('25');
    expect((await raw('/admin/api/payload-preferences', { headers: { cookie: mine } })).text).not.toContain('articles-list');
  },
  'server call without end': async () => {
    const part = (name: string, value: string) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const many = Array.from({ length: 2000 }, (_, n) => part(String(n + 1), `"$@${n + 2}"`)).join('');
    const bodies = [
      part('0', '"$@0"'),
      part('0', '"$0"'),
      part('0', '["$@1","$@1"]') + part('1', '["$@0","$@0"]'),
      part('0', `"$n${'9'.repeat(900_000)}"`),
      part('0', `"$Q1"`) + part('1', `[${'["$Q1","$W1"],'.repeat(10_000)}1]`),
      part('0', '"$F1"') + part('1', '{"id":"x","bound":"$@1"}'),
      part('0', '"$K1"') + many,
      part('0', `${'['.repeat(100_000)}`),
    ];
    for (const body of bodies) {
      const type = 'multipart/form-data; boundary=x';
      const headers = { 'next-action': 'x', origin: server.origin, 'content-type': type };
      const from = performance.now();
      const answer = await raw('/admin/login', { method: 'POST', headers, body: `${body}--x--\r\n` });
      expect(performance.now() - from).toBeLessThan(20_000);
      expect(answer.text).not.toMatch(/use server|async function|=>\s*\{/);
    }
  },
  'large body for the staff': async () => {
    for (const headers of [{ 'next-action': 'x' }, { 'next-resume': '1' }] as Record<string, string>[]) {
      const sent = { origin: server.origin, 'content-type': 'text/plain', ...headers };
      const answer = await raw('/admin/login', { method: 'POST', headers: sent, body: 'x'.repeat(20_000_000) }).catch(gone);
      expect(answer.status).toBe(413);
    }
  },
  'inner header': async () => {
    for (const name of ['middleware', 'src/middleware', 'proxy', 'pages/_middleware'])
      for (const value of [name, Array(5).fill(name).join(':')])
        for (const path of ['/admin/api/guardians', '/admin/collections/guardians']) {
          const answer = await raw(path, { headers: { 'x-middleware-subrequest': value, 'x-middleware-subrequest-id': 'x' } });
          expect([path, answer.status === 200 && answer.text.includes('"docs"')]).toEqual([path, false]);
          expect(answer.text).not.toContain('13800000001');
        }
  },
  'page without its guard': async () => {
    const hidden = '/admin/collections/guardians';
    const rsc = { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' };
    for (const path of [
      `${hidden}.rsc`,
      `${hidden}.segments/_tree.segment.rsc`,
      `${hidden}?_rsc=x`,
      '/admin?nxtPsegments=collections&nxtPsegments=guardians',
      '/admin/login?nxtPsegments=collections/guardians',
      '/_next/data/x/admin/collections/guardians.json',
      '/admin/_next/data/x/zh/collections/guardians.json',
      '/guardians',
    ])
      for (const headers of [{}, rsc]) expect((await raw(path, { headers })).text).not.toContain('13800000001');
  },
  'upgrade to another host': async () => {
    for (const path of [other, `//${new URL(other).host}/`, '/admin', '/'])
      await raw(path, { headers: { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' } }).catch(gone);
    expect(asked).toBe(0);
  },
  'host of another': async () => {
    const { host } = new URL(other);
    for (const path of ['/nothing', '/admin/nothing', '/admin/login', '/500', '/404'])
      for (const headers of [
        { host },
        { 'x-forwarded-host': host, 'x-forwarded-proto': 'http' },
        { location: other, 'x-middleware-rewrite': other, 'x-middleware-next': '1' },
      ] as Record<string, string>[]) {
        await raw(path, { headers });
        await raw(path, { ...json([], { 'next-action': 'x' }), headers: { 'next-action': 'x', ...headers } });
      }
    expect(asked).toBe(0);
  },
  'request within a request': async () => {
    const { port } = new URL(server.origin);
    for (const coding of ['chunked', 'ChuNked', 'chunked, identity', ' chunked', 'xchunked']) {
      const heard = await whole(
        `POST /api/v1/quotes HTTP/1.1\r\nhost: localhost:${port}\r\ncontent-length: 6\r\ntransfer-encoding: ${coding}\r\n\r\n` +
          `0\r\n\r\nGET /healthz HTTP/1.1\r\nhost: localhost:${port}\r\n\r\n`,
      );
      expect([coding, heard.split('HTTP/1.1 ').length - 1, heard.slice(9, 12)]).toEqual([coding, 1, '400']);
    }
  },
  'kept answer of another': async () => {
    const odd = { rsc: '1', 'x-now-route-matches': '1', 'x-matched-path': '/admin', 'x-nextjs-data': '1', purpose: 'prefetch' };
    for (const path of ['/admin/login', '/', '/guidance']) {
      await raw(path, { headers: odd });
      await raw(`${path}?__nextDataReq=1`, { headers: odd });
      const plain = await raw(path);
      expect([path, plain.status, /<!doctype html>/i.test(plain.text)]).toEqual([path, 200, true]);
    }
    expect((await raw('/admin/login')).cache).toContain('no-store');
  },
  'nonce of the caller': async () => {
    const policy = "script-src 'nonce-\"><script>alert(1)</script>'";
    for (const name of ['content-security-policy', 'content-security-policy-report-only', 'x-nonce'])
      expect((await raw('/admin/login', { headers: { [name]: policy } })).text).not.toContain('<script>alert(1)');
  },
  'form of another site': async () => {
    for (const type of [
      'application/x-www-form-urlencoded ',
      'application/x-www-form-urlencoded; x',
      'multipart/form-data;',
      'text/plain;',
      'TEXT/PLAIN',
      '',
    ])
      for (const path of ['/account', '/favourites', '/book/hailing-sample', '/admin/login', '/api/v1/session/code']) {
        const headers = { origin: 'https://evil.example', ...(type && { 'content-type': type }) };
        const answer = await raw(path, { method: 'POST', headers, body: 'to=13800000001' });
        expect([path, answer.status]).toEqual([path, 403]);
      }
  },
  'sources of the server': async () => {
    const page = (await raw('/facilities')).text;
    const files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path ?? '');
    expect(files.length).toBeGreaterThan(0);
    for (const path of [
      ...files.map((file) => `${file}.map`),
      '/server/entry.mjs',
      '/entry.mjs.map',
      '/assets/../server/entry.mjs',
    ])
      expect([path, (await raw(path)).status]).toEqual([path, 404]);
  },
  'upload by address': async () => {
    const cookie = await signIn('author');
    for (const body of [{ url: other, filename: 'a.svg', alt: 'x' }, { file: { url: other } }, { filename: 'a.png', url: other }])
      expect((await raw('/admin/api/media', json(body, { cookie }))).status).toBeGreaterThanOrEqual(400);
    const file = JSON.stringify({ filename: 'a.png', mimeType: 'image/png', size: 1, clientUploadContext: { url: other } });
    const form = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"\r\n\r\n${file}\r\n--${BOUNDARY}--\r\n`;
    const headers = { cookie, origin: server.origin, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
    expect((await raw('/admin/api/media', { method: 'POST', headers, body: form })).status).toBeGreaterThanOrEqual(400);
    await raw(`/admin/api/media/paste-url/x?src=${encodeURIComponent(other)}`, { headers: { cookie } });
    expect(asked).toBe(0);
  },
  'session of a deleted account': async () => {
    const cookie = await signIn('admin');
    const account = (name: string) => ({ name, email: `${name}@demo.example`, password: 'kettle-Harbour-93', roles: ['author'] });
    const add = async (name: string) =>
      JSON.parse((await raw('/admin/api/users', json(account(name), { cookie }))).text) as { doc: { id: string } };
    const first = await add('shortlived');
    const login = json({ email: 'shortlived@demo.example', password: 'kettle-Harbour-93' });
    const theirs = (await raw('/admin/api/users/login', login)).cookie;
    expect(theirs).toContain('payload-token=');
    const read = { 'if-unmodified-since': new Date().toUTCString() };
    const headers = { cookie, origin: server.origin, ...read };
    const gone = await raw(`/admin/api/users/${first.doc.id}`, { method: 'DELETE', headers });
    expect(gone.status).toBe(200);
    const second = await add('newcomer');
    expect(second.doc.id).not.toBe(first.doc.id);
    expect(JSON.parse((await raw('/admin/api/users/me', { headers: { cookie: theirs } })).text)).toMatchObject({ user: null });
  },
  'filter that is SQL': async () => {
    const cookie = await signIn('head');
    for (const name of [
      'x" OR 1=1 --',
      "x') OR ('1'='1",
      'x`',
      'x" UNION SELECT email FROM users --',
      "a'||(SELECT hash FROM users)||'",
    ])
      for (const [collection, field] of [
        ['articles', 'body'],
        ['policies', 'body'],
        ['facilities', 'proposed'],
      ])
        for (const query of [
          `where[${field}.${name}][equals]=1`,
          `where[${field}][${name}]=1`,
          `where[${field}][like]=${name}`,
          `where[${name}][equals]=1`,
          `sort=${name}`,
          `select[${name}]=true`,
          `populate[users][${name}]=true`,
        ]) {
          const address = `/admin/api/${collection}?${encodeURI(query).replaceAll('#', '%23')}`;
          const answer = await raw(address, { headers: { cookie } });
          expect([query, answer.status < 500]).toEqual([query, true]);
          expect(answer.text).not.toMatch(/SQLITE|syntax error|@demo\.example.*hash/i);
        }
  },
  'address within an address': async () => {
    const wrong = [
      '"a@evil.example x"@demo.example',
      'a@demo.example, b@evil.example',
      'a@demo.example\r\nBcc: b@evil.example',
      '<a@evil.example>a@demo.example',
      `${'x:'.repeat(20_000)}a@demo.example;`,
      `${'('.repeat(20_000)}a@demo.example`,
      `${'"a" <'.repeat(10_000)}a@demo.example`,
      `${'!'.repeat(50_000)}@`,
      'a@demo.example(b@evil.example)',
      '<a(x)@evil.example(>)>',
      '"b@evil.example"(c)@demo.example',
      `${'a(x)'.repeat(10_000)}@demo.example`,
      `${'['.repeat(20_000)}a@demo.example`,
    ];
    for (const to of wrong) {
      const from = performance.now();
      expect([to.slice(0, 60), (await raw('/api/v1/session/code', json({ to }))).status]).toEqual([to.slice(0, 60), 400]);
      expect((await raw('/admin/api/users/forgot-password', json({ email: to }))).status).toBeLessThan(500);
      expect(performance.now() - from).toBeLessThan(10_000);
    }
    expect((await raw('/api/v1/outbox?to=b@evil.example')).text).not.toMatch(/[0-9]{6}/);
  },
  'folder with markup': async () => {
    for (const path of [
      '/assets/%3Cscript%3Ealert(1)%3C/script%3E',
      '/media/%3Cscript%3E/..',
      '/assets//%22%3E%3Cscript%3E',
      '/fonts',
    ])
      expect((await raw(path)).text).not.toMatch(/<script>(alert|\/)/);
  },
  'file that is no picture': async () => {
    const cookie = await signIn('author');
    // The head of a film in ASF, with a part of no length; and of an archive of office papers.
    const asf = Buffer.from(`3026b2758e66cf11a6d900aa0062ce6c${'00'.repeat(8)}01000000${'00'.repeat(64)}`, 'hex').toString(
      'latin1',
    );
    const zip = `PK\x03\x04\x14\0\0\0\x08\0${'\0'.repeat(8)}\x10\0\0\0\xff\xff\xff\x7f\x13\0\0\0[Content_Types].xml${'\0'.repeat(64)}`;
    for (const content of [asf, zip, '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'GIF89a'])
      for (const name of ['a.png', 'a.jpg', 'a.webp']) {
        const disposition = `content-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/png`;
        const body = `--${BOUNDARY}\r\n${disposition}\r\n\r\n${content}\r\n--${BOUNDARY}--\r\n`;
        const headers = { cookie, origin: server.origin, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
        const from = performance.now();
        const answer = await raw('/admin/api/media', { method: 'POST', headers, body: Buffer.from(body, 'latin1') });
        expect([name, answer.status >= 400 && answer.status < 500]).toEqual([name, true]);
        expect(performance.now() - from).toBeLessThan(20_000);
      }
  },
};
