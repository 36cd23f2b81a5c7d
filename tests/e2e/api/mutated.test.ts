import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isLong, seedOr } from '../../support/seed.ts';
import { startServer, type TestServer } from '../../support/start-server.ts';

/**
 * Addresses, hosts and forwarded headers as somebody would write them who looks for a way round: so many of them. A long run's
 * rounds are few and long, because a server takes longer to start than to answer some hundreds. */
const CASES = isLong ? 5000 : 500;
const AT_ONCE = 8;
const seed = seedOr(20261128);

let server: TestServer;
/** What another host is asked: nothing ever. */
const asked: string[] = [];
const elsewhere = createServer((call, response) => {
  asked.push(call.url ?? '');
  response.end('x');
});
let other = '';
beforeAll(async () => {
  await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done));
  other = `127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  server = await startServer();
});
afterAll(async () => {
  elsewhere.close();
  await server?.stop();
});

interface Mutated {
  method: string;
  path: string;
  host: string;
  headers: Record<string, string>;
}

/** What only those see who have signed in: none of it is ever sent to somebody who has not. */
const CLOSED = ['/admin/api/guardians', '/admin/api/users', '/admin/api/bookings', '/admin/api/audit-log', '/admin/api/messages'];
const OPEN = [
  '/',
  '/en/',
  '/account',
  '/facilities',
  '/api/v1/facilities',
  '/api/v1/favourites',
  '/media/a.png',
  '/admin/login',
  '/_image',
];

const piece = fc.constantFrom(
  ...[
    '%2e%2e',
    '..',
    '.',
    '%2f',
    '%5c',
    '\\',
    '//',
    '%00',
    '%0d%0a',
    '%ff',
    '%',
    '%zz',
    '%25',
    '%2561',
    ';',
    ';x=1',
    '#',
    '@',
    ':80',
    '\u00e9',
  ],
  ...[
    'en',
    'admin',
    'api',
    'ADMIN',
    '_server-islands',
    '_next',
    'constructor',
    '__proto__',
    '.env',
    'en/en',
    '%c0%ae',
    '%e2%80%ae',
  ],
);
const escapedOnce = (path: string, at: number) => {
  const n = at % path.length;
  const code = path.charCodeAt(n).toString(16).padStart(2, '0');
  return `${path.slice(0, n)}%${code}${path.slice(n + 1)}`;
};

const pathOf = fc
  .tuple(
    fc.constantFrom(...CLOSED, ...OPEN),
    fc.array(fc.tuple(piece, fc.nat(60)), { maxLength: 4 }),
    fc.array(fc.nat(60), { maxLength: 3 }),
  )
  .map(([base, pieces, escapes]) => {
    const mixed = pieces.reduce((path, [one, at]) => {
      const n = at % (path.length + 1);
      return `${path.slice(0, n)}${one}${path.slice(n)}`;
    }, base);
    return escapes.reduce(escapedOnce, mixed);
  })
  .map((path) => (path.startsWith('/') || path.startsWith('http') ? path : `/${path}`))
  // A line that is no line of HTTP never leaves the one who sends it.
  .map((path) => path.replace(/[^\x21-\x7e]/g, (char) => encodeURIComponent(char)));

const queryOf = fc.constantFrom(
  '',
  '?x=1',
  '?href=OTHER',
  '?url=OTHER&w=64&q=75',
  '?next=//OTHER',
  '?where[email][like]=a',
  '?place=%00',
  '?%',
  '?a[__proto__][b]=1',
);
const hostOf = fc.constantFrom(
  'OURS',
  'OURS',
  'OURS',
  'evil.example',
  'OTHER',
  'localhost',
  'LOCALHOST:1',
  'OURS.evil.example',
  'evil.example@OURS',
  '[::1]',
  '',
  'a b',
);
const headerNames = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-forwarded-prefix',
  'x-real-ip',
];
const innerNames = [
  'x-original-url',
  'x-rewrite-url',
  'x-middleware-subrequest',
  'x-astro-path',
  'x-matched-path',
  'x-http-method-override',
  'next-action',
  'rsc',
];
const headersOf = fc.dictionary(
  fc.constantFrom(...headerNames, ...innerNames),
  fc.constantFrom(
    'OTHER',
    'evil.example',
    '127.0.0.1',
    '::1',
    '10.0.0.1, 127.0.0.1',
    'https',
    'gopher',
    '/admin/api/guardians',
    'host=OTHER;proto=https',
    'PATCH',
    '1',
    'unknown',
  ),
  { maxKeys: 3 },
);
const mutated: fc.Arbitrary<Mutated> = fc
  .record({
    method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'),
    path: fc.tuple(pathOf, queryOf),
    host: hostOf,
    headers: headersOf,
  })
  .map(({ path, ...rest }) => ({ ...rest, path: path.join('') }));

function send({ method, path, host, headers }: Mutated) {
  const { port } = new URL(server.origin);
  const told = (text: string) => text.replaceAll('OURS', `localhost:${port}`).replaceAll('OTHER', other);
  const all = { host: told(host), ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, told(value)])) };
  return new Promise<{ status: number; text: string; location: string }>((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, method, path: told(path), headers: all }, (response) => {
      let text = '';
      response.on('data', (data) => (text += data));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, location: response.headers.location ?? '' }));
    });
    call.setTimeout(60_000, () => call.destroy(new Error('no answer')));
    call.once('error', reject);
    call.end();
  });
}

/** What is wrong about an answer; nothing where all is well. */
function wrongOf(
  { method, host, path }: Mutated,
  answer: { status: number; text: string; location: string },
): string | undefined {
  const { status, text, location } = answer;
  const ours = new URL(server.origin).host;
  if (status >= 500) return `answered ${status}`;
  if (location && new URL(location, server.origin).host !== ours) return `leads to ${location}`;
  if (/evil\.example/.test(text) && !/evil/.test(`${path}${host}`)) return 'repeats a host that it was told';
  if (
    /"docs":\s*\[/.test(text) &&
    path.includes('/api/v1') === false &&
    !/articles|facilities|policies|activities|media|areas/.test(path)
  )
    return 'lists documents of staff';
  if (method === 'GET' && /at [\w.<>]+ \(|node_modules/.test(text) && !text.includes('<!DOCTYPE html>'))
    return 'shows its insides';
  return undefined;
}

it(`${CASES} mutated requests pass nothing, ask no other host and are no failure of ours (seed ${seed})`, async () => {
  console.log(`mutated requests: seed ${seed}`);
  const cases = fc.sample(mutated, { numRuns: CASES, seed });
  const wrong: { sent: Mutated; what: string }[] = [];
  const statuses = new Set<number>();
  for (let at = 0; at < cases.length; at += AT_ONCE) {
    await Promise.all(
      cases.slice(at, at + AT_ONCE).map(async (sent) => {
        const what = await send(sent).then(
          (answer) => {
            statuses.add(answer.status);
            return wrongOf(sent, answer);
          },
          (error: NodeJS.ErrnoException) => (error.code?.startsWith('HPE_') ? undefined : String(error)),
        );
        if (what) wrong.push({ sent, what });
      }),
    );
  }
  expect(wrong).toEqual([]);
  expect(asked).toEqual([]);
  // Some were let in, and some met a door that is closed: it was not the host alone that stopped them.
  expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 403, 404]));
  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
  expect((await fetch(`${server.origin}/readyz`)).status).toBe(200);
}, 900_000);
