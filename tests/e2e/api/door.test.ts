import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../support/start-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.stop());

/** What a request is answered, its path sent as it is written: `fetch` would settle it first. */
function raw(
  path: string,
  { method = 'GET', headers = {}, body = '' } = {},
): Promise<{ status: number; text: string; cache?: string }> {
  const { port } = new URL(server.origin);
  return new Promise((resolve, reject) => {
    const call = request(
      { host: '127.0.0.1', port, method, path, headers: { host: `localhost:${port}`, ...headers } },
      (response) => {
        let text = '';
        response.on('data', (data) => (text += data));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, text, cache: String(response.headers['cache-status'] ?? '') });
        });
      },
    );
    call.once('error', reject);
    call.end(body);
  });
}

describe('an address', () => {
  it.each(['/%61ccount', '/./account', '//account', '/x/../account', '/x/%2e%2e/account', '/\\account'])(
    'is one, however it is spelt: %s',
    async (path) => {
      const plain = await raw('/account');
      const spelt = await raw(path);
      expect(spelt.status).toBe(plain.status);
      expect(spelt.text.includes('name="to"')).toBe(true);
    },
  );

  it.each(['/%', '/en/%', '/en/%zz', '/en/facilities/%ff', '/facilities/%E6%B3'])(
    'that is none is not found: %s',
    async (path) => {
      const answer = await raw(path);
      expect(answer.status).toBe(404);
      expect(answer.text).toContain('<h1');
    },
  );

  it('of another server is no address of this one', async () => {
    expect((await raw('http://elsewhere.example/')).status).toBe(400);
  });
});

describe('pages that are kept', () => {
  it('are sent as they lie there: the bytes once, to a browser that has them only word of it', async () => {
    const path = `${server.origin}/calendar?month=10`;
    const first = await fetch(path);
    const [etag, text] = [first.headers.get('etag') ?? '', await first.text()];
    await expect.poll(async () => (await fetch(path)).headers.get('cache-status'), { timeout: 20_000 }).toBe('portal; hit');
    const again = await fetch(path);
    expect([again.headers.get('etag'), await again.text()]).toEqual([etag, text]);
    for (const name of ['content-security-policy', 'content-type', 'x-content-type-options', 'vary', 'content-encoding'])
      expect([name, again.headers.get(name)]).toEqual([name, first.headers.get(name)]);
    const known = await fetch(path, { headers: { 'if-none-match': `W/"x", ${etag}` } });
    expect([known.status, await known.text(), known.headers.get('etag')]).toEqual([304, '', etag]);
    const head = await fetch(path, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag]);
    const other = await fetch(path, { headers: { 'if-none-match': '"x"' } });
    expect([other.status, await other.text()]).toEqual([200, text]);
  });

  it('are the same whatever a browser says of itself, and whoever asks', async () => {
    const path = '/calendar?month=11';
    await expect.poll(async () => (await raw(path)).cache, { timeout: 20_000 }).toBe('portal; hit');
    for (const headers of [
      { cookie: 'jt_session=somebody' },
      { 'accept-language': 'tlh', 'user-agent': 'made up', 'x-forwarded-host': 'elsewhere.example', 'x-text-size': 'huge' },
      { 'accept-encoding': 'x-made-up;q=1, identity' },
    ])
      expect((await raw(path, { headers })).cache).toBe('portal; hit');
  });

  it('are not crowded out by addresses that somebody makes up', async () => {
    await expect.poll(async () => (await raw('/calendar?month=9')).cache, { timeout: 20_000 }).toBe('portal; hit');
    for (const path of ['/calendar?x=1', '/calendar?month=9&x=1', '/?x=1', '/facilities/hailing-sample?place=x']) {
      await raw(path);
      const again = await raw(path);
      expect([path, again.status, again.cache === 'portal; hit']).toEqual([path, 200, false]);
    }
  });
});

it('connections full of requests leave the portal to everybody else', async () => {
  const { port, host } = new URL(server.origin);
  const crowd = Array.from({ length: 15 }, () => {
    const socket = connect(Number(port), '127.0.0.1').on('error', () => {});
    socket.write(`GET /facilities HTTP/1.1\r\nhost: ${host}\r\n\r\n`.repeat(200));
    return socket;
  });
  for (const path of ['/healthz', '/readyz', '/readyz/serving', '/']) {
    const answer = await fetch(server.origin + path, { signal: AbortSignal.timeout(20_000) });
    expect([path, answer.status]).toEqual([path, 200]);
  }
  await expect.poll(() => crowd.every(({ destroyed }) => destroyed), { timeout: 20_000 }).toBe(true);
});

describe('the calls of staff pages', () => {
  /** The number by which the framework knows the one call that leads to all the others. */
  const action = () => {
    const { node } = JSON.parse(readFileSync('cms/.next/server/server-reference-manifest.json', 'utf8')) as {
      node: Record<string, { exportedName?: string }>;
    };
    return Object.keys(node)[0] ?? '';
  };
  const ask = (name: string, headers: Record<string, string> = {}) =>
    raw('/admin/login', {
      method: 'POST',
      headers: { 'next-action': action(), 'content-type': 'text/plain;charset=UTF-8', origin: server.origin, ...headers },
      body: JSON.stringify([{ name, args: { secret: 'echoed' } }]),
    });

  it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__', 'no-such-call'])('know no %s', async (name) => {
    const answer = await ask(name, { cookie: 'payload-token=echoed' });
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('echoed');
  });

  it.each<Record<string, string>>([{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])(
    'are not made by another site: %j',
    async (headers) => {
      expect((await ask('form-state', headers)).status).toBe(403);
    },
  );
});

it('a body for staff says how long it is before it is read', async () => {
  const answer = await raw('/admin/api/users/login', {
    method: 'POST',
    headers: { 'transfer-encoding': 'chunked', 'content-type': 'application/json' },
    body: '{}',
  });
  expect(answer.status).toBe(411);
  const long = await raw('/admin/api/users/login', { method: 'POST', headers: { 'content-length': '150000000' } }).catch(String);
  expect(typeof long === 'string' || long.status === 413).toBe(true);
});

describe('what is sent to a page that takes a form', () => {
  it.each([
    ['nothing', {}, undefined],
    ['JSON', { 'content-type': 'application/json' }, '{}'],
    ['a form without its parts', { 'content-type': 'multipart/form-data' }, 'to=1'],
    ['a form that breaks off', { 'content-type': 'multipart/form-data; boundary=x' }, '--x\r\ncontent-disposition: form-'],
    ['a form in a part', { 'content-type': 'multipart/form-data; boundary=x' }, 'to=1'],
  ])('is refused when it is %s', async (_, type: Record<string, string>, body) => {
    const headers = { ...type, origin: server.origin };
    for (const path of ['/account', '/en/account', '/book/hailing-sample', '/favourites'])
      expect([path, (await fetch(server.origin + path, { method: 'POST', headers, body })).status]).toEqual([path, 400]);
  });
});
