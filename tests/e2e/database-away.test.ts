import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MongodStandIn, startMongodStandIn } from '../mongod-stand-in/index.ts';
import { startServer, type TestServer } from '../support/start-server.ts';
import { TEST_NOW } from '../support/test-now.ts';
import { jsonPost } from './api/client.ts';
import { EXAMPLE_SLUG } from './api/family.ts';

/** Longer than a page takes on a busy machine, shorter than the driver waits. */
const SOON_MS = 6000;
const SEEN = ['/', '/en/', `/facilities/${EXAMPLE_SLUG}`, '/guidance'];
const PAGE = { headers: { accept: 'text/html' } };

let database: MongodStandIn;
let server: TestServer;
beforeAll(async () => {
  database = await startMongodStandIn();
  server = await startServer({ DATABASE_URI: database.uri, PORTAL_NOW: TEST_NOW });
});
afterAll(async () => {
  await server?.stop();
  await database?.stop();
});

async function get(path: string, init?: RequestInit) {
  const from = performance.now();
  const answer = await fetch(server.origin + path, init);
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, ms: performance.now() - from };
}
const ready = async () => {
  const { status, text } = await get('/readyz');
  return [status, text];
};

describe.each(['gone', 'still'] as const)('a database server that is %s', (how) => {
  beforeAll(async () => {
    for (const path of SEEN) expect([path, (await get(path)).status]).toEqual([path, 200]);
    database.toggle[how]();
  });

  it('is told to whoever waits, and by /readyz', async () => {
    // Nobody has noticed yet.
    expect((await get('/account')).status).toBe(200);
    const { status, ms } = await get('/api/v1/session/code', jsonPost({ to: '13822220020' }));
    expect([status, ms < SOON_MS]).toEqual([503, true]);
    await expect.poll(ready, { timeout: 60_000 }).toEqual([503, expect.stringContaining('database: ')]);
  });

  it('is no reason for a proxy to send nobody here', async () => {
    expect(await get('/readyz/serving')).toMatchObject({ status: 200, text: 'serving\n' });
  });

  it('is told to people, without why', async () => {
    for (const [path, words] of [
      ['/status', /现在有的地方不正常.*预约、签合同、付款/s],
      ['/en/status', /Some things are not working.*Booking, signing, paying/s],
    ] as const) {
      const { status, headers, text } = await get(path, PAGE);
      expect([path, status, headers.get('cache-control')]).toEqual([path, 200, 'no-store']);
      expect(text).toMatch(words);
      expect(text).toMatch(/data-part="database".*?tag-no.*?data-part="search".*?tag-ok/s);
      expect(text).not.toMatch(/mongodb|server does not answer/i);
    }
  });

  it('leaves the pages that were there, with the time', async () => {
    for (const path of SEEN) {
      const { status, headers, text } = await get(path, PAGE);
      expect([path, status, headers.get('cache-control')]).toEqual([path, 200, 'no-store']);
      expect(Date.parse(headers.get('last-modified') ?? '')).toBeGreaterThanOrEqual(Date.parse(TEST_NOW) - 1000);
      expect(text).toMatch(path.startsWith('/en') ? /class="as-of".*as it was at/ : /class="as-of".*的样子/);
    }
    for (const path of ['/healthz', '/robots.txt', '/favicon.svg']) expect([path, (await get(path)).status]).toEqual([path, 200]);
  });

  it('is a calm 503 everywhere else, that says when to come again', async () => {
    const form = {
      method: 'POST',
      body: new URLSearchParams({ action: 'code', to: '13822220021' }),
      headers: { origin: server.origin },
    };
    const answers = {
      'a page nobody has seen': await get('/facilities/no-such-centre', PAGE),
      'a form': await get('/account', form),
      'a call': await get('/api/v1/session/code', jsonPost({ to: '13822220021' })),
      'a page of staff': await get('/admin', PAGE),
      'a call of staff': await get('/admin/api/users/login', jsonPost({ email: 'admin@demo.example', password: 'x' })),
    };
    for (const [what, { status, headers, text, ms }] of Object.entries(answers))
      expect([what, ms < SOON_MS, status, headers.get('retry-after'), text]).toEqual([
        what,
        true,
        503,
        '5',
        expect.stringMatching(/连不上|暂时办不了|cannot be reached/),
      ]);
  });

  it('serves at once when it is back', async () => {
    database.toggle[how]();
    await expect.poll(ready, { timeout: 60_000 }).toEqual([200, 'ready\n']);
    for (const path of SEEN) expect((await get(path)).text).not.toContain('class="as-of"');
    expect((await get('/status')).text).toContain('现在一切正常');
    expect((await get('/api/v1/session/code', jsonPost({ to: '13822220022' }))).status).toBe(200);
    expect((await get('/facilities/no-such-centre')).status).toBe(404);
  });
});
