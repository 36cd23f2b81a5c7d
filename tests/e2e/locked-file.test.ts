import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import { startServer, type TestServer } from '../support/start-server.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'jintuo-locked-'));
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ DATA_DIR: dataDir, DATABASE_URI: '', RATE_LIMITS: 'on' });
});
afterAll(async () => {
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const post = (path: string, body: BodyInit, type?: string) =>
  fetch(server.origin + path, {
    method: 'POST',
    headers: { origin: server.origin, ...(type && { 'content-type': type }) },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(20_000),
  });
const askForCode = () => post('/api/v1/session/code', JSON.stringify({ to: '13800000071' }), 'application/json');
const signIn = () =>
  post('/admin/api/users/login', JSON.stringify({ email: 'head@demo.example', password: DEMO_PASSWORD }), 'application/json');

it('while another program holds the file, whoever writes is asked to come again, at every door; then all goes on', async () => {
  // The staff pages are there before.
  expect((await signIn()).status).toBe(200);
  const other = new DatabaseSync(join(dataDir, 'jintuo.db'));
  other.exec('BEGIN EXCLUSIVE');
  try {
    const doors = { api: askForCode, form: () => post('/account', new URLSearchParams({ to: '13800000072' })), staff: signIn };
    for (const [door, ask] of Object.entries(doors)) {
      const answer = await ask();
      expect([door, answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([door, 503, true]);
    }
    expect((await fetch(`${server.origin}/facilities`)).status).toBe(200);
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
    expect((await fetch(`${server.origin}/readyz`)).status).toBe(503);
  } finally {
    other.exec('ROLLBACK');
    other.close();
  }
  expect((await askForCode()).status).toBe(200);
  expect((await signIn()).status).toBe(200);
  await expect.poll(async () => (await fetch(`${server.origin}/readyz`)).status, { timeout: 20_000 }).toBe(200);
});
