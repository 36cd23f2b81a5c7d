import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type City, standUp } from '../stand-up/city.ts';
import { givenServers } from '../support/given-servers.ts';
import { bringCity } from '../support/kept-cities.ts';
import { TEST_NOW } from '../support/test-now.ts';
import { apiClient, jsonPost } from './api/client.ts';
import { EXAMPLE_SLUG, holdOf, hourly } from './api/family.ts';

const READERS = 4;
/** One day for each try of a family: a place that is taken is no error, and no proof either. */
const DAYS = ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'];
const PATHS = ['/', '/facilities', `/facilities/${EXAMPLE_SLUG}`, '/guidance', '/api/v1/facilities?perPage=5', '/account'];

let folder: string;
let city: City;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jintuo-rolling-'));
  const env = { PORTAL_NOW: TEST_NOW, DRAIN_SECONDS: '5', RATE_LIMITS: 'off', DEMO_LIFE: 'off', LOG_LEVEL: 'warn' };
  // As the portal of all other tests was seeded.
  await bringCity({ PORTAL_NOW: TEST_NOW }, folder);
  city = await standUp({ folder, env: { ...env, ...givenServers(folder).env } });
});
afterAll(async () => {
  await city?.stop();
  await rm(folder, { recursive: true, force: true });
  await givenServers(folder).clear();
});

it('two portals are replaced one after the other, and nobody who reads or books meanwhile notices', async () => {
  const api = apiClient(city.origin);
  await expect.poll(async () => (await fetch(city.origin)).status, { timeout: 60_000 }).toBe(200);
  const token = await api.signIn('13855550100');
  const before = await fetch(`${city.origin}/account`, { headers: { authorization: `Bearer ${token}` } });
  expect(before.status).toBe(200);

  const answers: string[] = [];
  const held: string[] = [];
  let isOver = false;
  const note = (what: string, status: string) => void answers.push(`${what} ${status}`);
  const reading = Array.from({ length: READERS }, async (_, reader) => {
    for (let n = reader; !isOver; n++) {
      const path = PATHS[n % PATHS.length] ?? '/';
      await fetch(city.origin + path, { headers: { authorization: `Bearer ${token}` } }).then(
        async (answer) => {
          const words = await answer.text();
          note(path, answer.ok ? 'ok' : `${answer.status} ${words}`);
        },
        (error: Error) => note(path, error.message),
      );
    }
  });
  const booking = (async () => {
    for (let n = 0; !isOver; n++) {
      const body = holdOf(hourly(DAYS[n % DAYS.length] ?? '', '09:00', '10:00'));
      const answer = await fetch(`${city.origin}/api/v1/holds`, jsonPost(body, { authorization: `Bearer ${token}` })).catch(
        (error: Error) => note('hold', error.message),
      );
      if (!answer) continue;
      const { id, code } = (await answer.json()) as { id?: string; code?: string };
      // A family has its limit of places that are not paid for, and a child is in one place at a time.
      if (answer.status === 201) held.push(id ?? '');
      else if (answer.status !== 409 && answer.status !== 429) note('hold', `${answer.status} ${code}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  })();
  for (const name of city.portals) {
    await city.replace(name);
    // The proxy has to see that it is there again.
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  isOver = true;
  await Promise.all([...reading, booking]);

  expect(answers.filter((one) => !one.endsWith(' ok'))).toEqual([]);
  expect(answers.length).toBeGreaterThan(PATHS.length * READERS);
  expect(held.length).toBeGreaterThan(0);
  const account = await fetch(`${city.origin}/account`, { headers: { authorization: `Bearer ${token}` } });
  const words = await account.text();
  for (const id of held) expect(words).toContain(id);
});
