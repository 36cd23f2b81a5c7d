import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { operations } from '#site/api/operations.ts';
import { givenServers } from '../support/given-servers.ts';
import { startServer, type TestServer } from '../support/start-server.ts';
import { TEST_NOW } from '../support/test-now.ts';
import { apiClient, jsonPost } from './api/client.ts';
import { EXAMPLE_SLUG, holdOf, hourly, WEDNESDAY } from './api/family.ts';

const FAMILIES = 12;
const READERS = 6;

let folder: string;
let env: Record<string, string>;
let server: TestServer | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jintuo-stopped-'));
  env = { DATA_DIR: folder, PORTAL_NOW: TEST_NOW };
  server = await startServer(env);
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
  await givenServers(folder).clear();
});

/** Places at nine. */
async function left(origin: string): Promise<number> {
  const query = { from: WEDNESDAY, to: WEDNESDAY, ageMonths: 8, form: 'hourly' };
  const { body } = await apiClient(origin).call(operations.getAvailability, { params: { slug: EXAMPLE_SLUG }, query });
  return body.days[0]?.slots.find(({ from }) => from === '09:00')?.left ?? 0;
}

it('a portal that is stopped while families book leaves no half booking, and keeps what it has confirmed', async () => {
  const first = server as TestServer;
  const api = apiClient(first.origin);
  const tokens: string[] = [];
  for (let n = 0; n < FAMILIES; n++) tokens.push(await api.signIn(`138555500${10 + n}`));
  const before = await left(first.origin);
  expect(before).toBeGreaterThan(0);

  const heard: { token: string; id: string }[] = [];
  let isOver = false;
  const reading = Array.from({ length: READERS }, async () => {
    while (!isOver)
      await fetch(`${first.origin}/facilities`).then(
        (answer) => answer.text(),
        () => undefined,
      );
  });
  const body = holdOf(hourly(WEDNESDAY, '09:00', '10:00'));
  const holding = tokens.map(async (token, n) => {
    await new Promise((resolve) => setTimeout(resolve, n * 40));
    const answer = await fetch(`${first.origin}/api/v1/holds`, jsonPost(body, { authorization: `Bearer ${token}` })).catch(
      () => undefined,
    );
    // Whoever was let go of in the middle has heard nothing, and finds in the account what became of it.
    if (answer?.status === 201) heard.push({ token, id: ((await answer.json()) as { id: string }).id });
    else if (answer) expect([409, 503]).toContain(answer.status);
  });
  await expect.poll(() => heard.length, { timeout: 60_000, interval: 5 }).toBeGreaterThan(0);
  await first.stop();
  isOver = true;
  await Promise.all([...reading, ...holding]);

  server = await startServer(env);
  const again = apiClient(server.origin);
  let held = 0;
  for (const token of tokens) {
    const account = await fetch(`${server.origin}/account`, { headers: { authorization: `Bearer ${token}` } });
    const ids = new Set([...(await account.text()).matchAll(/\/bookings\/([0-9a-f-]{36})/g)].map(([, id]) => id));
    held += ids.size;
    for (const { id } of heard.filter((one) => one.token === token)) expect([...ids]).toContain(id);
  }
  expect(before - (await left(server.origin)), 'a place is taken for each booking, and for nothing else').toBe(held);
  expect((await again.send('/facilities')).status).toBe(200);
});
