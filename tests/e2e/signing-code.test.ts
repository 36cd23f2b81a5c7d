import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { operations } from '#site/api/operations.ts';
import { startServer, type TestServer } from '../support/start-server.ts';
import { apiClient } from './api/client.ts';
import { holdOf, hourly } from './api/family.ts';
import { readCode } from './kit/sign-in.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'jintuo-code-'));
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ DATA_DIR: dataDir, DATABASE_URI: '' });
});
afterAll(async () => {
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const CONTACT = '13911114711';

/** The session's code was entered an hour ago. */
function anHourLater(): void {
  const database = new DatabaseSync(join(dataDir, 'jintuo.db'));
  database.exec(`PRAGMA busy_timeout = 10000; UPDATE guardian_sessions SET proven_at = '2020-01-01T00:00:00.000Z'`);
  database.close();
}

it('who signed in an hour ago is sent a code before the contract counts, on a page without script and over JSON', async () => {
  const api = apiClient(server.origin);
  const token = await api.signIn(CONTACT);
  const day = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
  const body = holdOf(hourly(day, '09:00', '10:00'));
  const held = (await api.call(operations.hold, { token, body })).body;
  anHourLater();
  const params = { id: held.id };
  const sign = { name: body.guardian.name, readTerms: true };
  const refused = await api.refused(operations.sign, { token, params, body: sign });
  expect(refused).toMatchObject({ status: 422, code: 'signing_code_needed', field: 'code' });

  const form = (fields: Record<string, string>) =>
    fetch(`${server.origin}/bookings/${held.id}`, {
      method: 'POST',
      headers: { origin: server.origin, cookie: `jt_session=${token}` },
      body: new URLSearchParams({ action: 'sign', readTerms: 'on', name: sign.name, ...fields }),
      redirect: 'manual',
    });
  const before = await readCode(server.origin, CONTACT);
  const asked = await form({});
  expect(asked.status).toBe(200);
  expect(await asked.text()).toMatch(/<input[^>]*id="code"/);
  const code = await readCode(server.origin, CONTACT);
  expect(code).not.toBe(before);
  const wrong = await form({ code: code === '000000' ? '000001' : '000000' });
  expect([wrong.status, (await wrong.text()).includes('id="code-error"')]).toEqual([422, true]);
  const signed = await form({ code });
  expect(signed.status).toBe(303);
  expect((await api.call(operations.getBooking, { token, params })).body.status).toBe('signed');
});
