import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import { operations } from '#site/api/operations.ts';
import { type SmallDisk, smallDisk } from '../support/small-disk.ts';
import { type StaffClient, staffClient } from '../support/staff-client.ts';
import { startServer, type TestServer } from '../support/start-server.ts';
import { TEST_NOW } from '../support/test-now.ts';
import { type ApiClient, apiClient, jsonPost } from './api/client.ts';
import { EXAMPLE_SLUG, holdOf, hourly, WEDNESDAY } from './api/family.ts';

const disk = smallDisk(96);

describe.skipIf(!disk)('a disk that is full', () => {
  const { folder, fill, empty, remove } = disk ?? ({} as SmallDisk);
  let server: TestServer;
  let api: ApiClient;
  let staff: StaffClient;
  let token: string;
  let facility: { id: string };
  beforeAll(async () => {
    const env = { DATA_DIR: folder, DATABASE_URI: '', PORTAL_NOW: TEST_NOW, LOG_LEVEL: 'info' };
    await (await startServer(env)).stop();
    // Started anew, so that its journal has no room left over.
    server = await startServer(env);
    api = apiClient(server.origin);
    token = await api.signIn('13822220011');
    staff = await staffClient(server.origin, 'head');
    facility = await staff.get('facilities', { slug: EXAMPLE_SLUG });
    fill();
  });
  afterAll(async () => {
    empty();
    await server?.stop();
    remove();
  });

  const get = (path: string) => fetch(server.origin + path);
  const ready = async () => {
    const answer = await get('/readyz');
    return [answer.status, await answer.text()];
  };
  const left = async () => {
    const query = { from: WEDNESDAY, to: WEDNESDAY, ageMonths: 8, form: 'hourly' };
    const { body } = await api.call(operations.getAvailability, { params: { slug: EXAMPLE_SLUG }, query });
    return body.days.map(({ slots }) => slots.map((slot) => slot.left));
  };
  const hold = () =>
    fetch(
      `${server.origin}/api/v1/holds`,
      jsonPost(holdOf(hourly(WEDNESDAY, '09:00', '10:00')), { authorization: `Bearer ${token}` }),
    );

  it('is told by /readyz, while the process lives and everything can be read', async () => {
    // It tries anew once a second at most: what it said before the disk was full may still stand.
    await expect.poll(ready, { timeout: 20_000 }).toEqual([503, 'database: the disk is full\n']);
    for (const path of ['/healthz', '/', '/en/', `/facilities/${EXAMPLE_SLUG}`, '/facilities', '/api/v1/facilities'])
      expect([path, (await get(path)).status]).toEqual([path, 200]);
  });

  it('is no mistake of whoever writes, by whichever door: 503, when to come again, and the cause in the log', async () => {
    const before = await left();
    const held = await hold();
    expect([held.status, held.headers.get('retry-after'), await held.json()]).toMatchObject([
      503,
      '5',
      { error: { code: 'unavailable' } },
    ]);
    expect(await left(), 'nothing is half held').toEqual(before);
    const form = new URLSearchParams({ action: 'code', to: '13822220012' });
    const page = await fetch(`${server.origin}/account`, { method: 'POST', body: form, headers: { origin: server.origin } });
    expect([page.status, page.headers.get('retry-after'), await page.text()]).toEqual([
      503,
      '5',
      expect.stringContaining('现在暂时办不了'),
    ]);
    await expect(staff.change('facilities', facility.id, { phone: '0523-8600 3137' })).rejects.toThrow(/answered 503: .*连不上/);
    const login = jsonPost({ email: 'admin@demo.example', password: DEMO_PASSWORD });
    expect((await fetch(`${server.origin}/admin/api/users/login`, login)).status).toBe(503);
    for (const told of [
      'an API call could not be served',
      'a page could not be served',
      'a request of staff could not be served',
    ])
      expect(server.said()).toContain(told);
    expect(server.said()).toContain('database or disk is full');
  });

  it('no line of the log has the token of a link that was opened', async () => {
    const token = randomBytes(20).toString('hex');
    for (const path of [
      `/admin/reset/${token}`,
      `/admin/RESET/${token}`,
      `/searches/open?token=${token}`,
      `/admin/api/users/verify/${token}`,
    ])
      await (await get(path)).text();
    await expect.poll(server.said).toMatch(/"path":"\/admin\/reset\/…"/);
    expect(server.said()).not.toContain(token);
  });

  it('is forgotten as soon as there is room again', async () => {
    empty();
    await expect.poll(ready, { timeout: 60_000 }).toEqual([200, 'ready\n']);
    const before = await left();
    expect((await hold()).status).toBe(201);
    expect(await left()).not.toEqual(before);
    await staff.change('facilities', facility.id, { phone: '0523-8600 3137' });
    expect((await get(`/facilities/${EXAMPLE_SLUG}`)).status).toBe(200);
  });
});
