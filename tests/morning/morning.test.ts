import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createRandom } from '#cms/seed/random.ts';
import { foreignSettings } from '../support/start-server.ts';
import { arrivals } from './arrivals.ts';
import { createAsk } from './ask.ts';
import { findPortal } from './find-portal.ts';
import { type Deed, PROPORTIONS } from './proportions.ts';
import { createTally, rows } from './tally.ts';
import { growth } from './watch.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(answer: (path: string) => [status: number, body: string] | undefined): Promise<string> {
  const server = createServer(({ url = '/', socket }, response) => {
    const said = answer(url);
    if (said) response.writeHead(said[0], { 'content-type': 'application/json' }).end(said[1]);
    else socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('a morning is played to a demonstration, and to nothing else', async () => {
  const demo = await serve((path) => (path === '/api/v1/outbox' ? [200, '{"messages":[]}'] : [404, '{}']));
  expect(await findPortal(`${demo}/en/`)).toBe(demo);
  const live = await serve(() => [404, '{"error":{"code":"not_found"}}']);
  await expect(findPortal(live)).rejects.toThrow(/is a live portal/);
  await expect(findPortal(await serve(() => [200, '{"hello":1}']))).rejects.toThrow(/is no portal/);
  await expect(findPortal(await serve(() => [503, '{}']))).rejects.toThrow(/answered 503/);
  await expect(findPortal('ftp://localhost')).rejects.toThrow(/takes the address of a portal/);
});

it('a demonstration of its own takes no setting of a city that the machine serves', () => {
  const city = ['DATABASE_URI', 'PORTAL_MODE', 'SMTP_URL', 'STRIPE_SECRET_KEY', 'MEILI_HOST', 'S3_BUCKET', 'FILES_DIR', 'CITY'];
  const machine = ['PATH', 'HOME', 'TMPDIR', 'NODE_OPTIONS', 'npm_config_cache', 'LC_ALL', 'TEST_CITIES'];
  const env = Object.fromEntries([...city, ...machine].map((name) => [name, 'x']));
  expect(foreignSettings(env)).toEqual(city);
});

it('tells an answer from a refusal, and a refusal from an error', async () => {
  const status: Record<string, [number, string] | undefined> = {
    '/ok': [200, '{}'],
    '/gone': [409, '{"error":{"code":"no_place"}}'],
    '/many': [429, '{"error":{"code":"too_many_requests"}}'],
    '/down': [503, ''],
    '/cut': undefined,
  };
  const tally = createTally();
  const { ask, close } = createAsk(await serve((path) => status[path]), tally);
  closing.push(close);
  for (const path of Object.keys(status)) await ask('call', path, { from: '100.64.0.1', mayRefuse: [409] });
  const { times, errors, refused } = tally.kinds.get('call') ?? { times: [], errors: new Map(), refused: new Map() };
  expect(times).toHaveLength(4);
  expect([...refused]).toEqual([['no_place', 1]]);
  expect([...errors.keys()]).toEqual(['429 too_many_requests', '503 /down', 'ECONNRESET']);
  expect(tally.errors()).toBe(3);
  expect(rows(tally, [1, 2, 3]).join('\n')).toMatch(
    /call .*errors: 429 too_many_requests ×1, 503 \/down ×1, ECONNRESET ×1; refused: no_place ×1/,
  );
});

it('people come as often as the proportions say, however long each is kept waiting', async () => {
  const come = Object.fromEntries(Object.keys(PROPORTIONS).map((deed) => [deed, 0])) as Record<Deed, number>;
  const deeds = Object.fromEntries(
    (Object.keys(come) as Deed[]).map((deed) => [
      deed,
      async () => {
        come[deed]++;
        await new Promise((resolve) => setTimeout(resolve, 1500));
      },
    ]),
  ) as Record<Deed, () => Promise<void>>;
  const most = await arrivals(deeds, { rate: 4, seconds: 2, random: createRandom(7) });
  const expected = (PROPORTIONS.door.perMinute * 4 * 2) / 60;
  expect(come.door).toBeGreaterThan(expected * 0.6);
  expect(come.door).toBeLessThan(expected * 1.4);
  expect(most, 'those who still waited').toBeGreaterThan(come.door / 2);
});

it('memory at the end is held against what it was after warming up', () => {
  const every = (megabytesAt: (at: number) => number) =>
    Array.from({ length: 1801 }, (_, at) => ({ at, megabytes: megabytesAt(at) }));
  expect(growth(every((at) => Math.min(at, 300)))).toBe(1);
  expect(growth(every((at) => 300 + at / 10))).toBeGreaterThan(1.3);
  expect(growth([])).toBeUndefined();
});
