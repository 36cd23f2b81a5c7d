import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import type { BaseDatabaseAdapter } from 'payload';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heedSilence, silenceOf } from '#cms/ports/database/heed-silence.ts';
import { requestScope } from '#cms/ports/request-scope.ts';
import { freePort } from '../support/start-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'jintuo-away-'));
const told: string[] = [];
let port: number;
let server: ChildProcess | undefined;
let client: MongoClient;
/** As Payload's adapter is made, with the driver's own patience. */
let database: BaseDatabaseAdapter;
let looking: NodeJS.Timeout;

const start = () => {
  const fake = [join(process.cwd(), 'tests/support/fake-mongod.mjs'), '--port', String(port), '--bind_ip', '127.0.0.1'];
  server = spawn(process.execPath, [...fake, '--dbpath', folder, '--replSet', 'tests'], { stdio: 'inherit' });
};
const find = () => database.findOne({ collection: 'any' } as never);
const asked = () => requestScope.run({}, find);

beforeAll(async () => {
  port = await freePort();
  start();
  client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, { serverSelectionTimeoutMS: 8000 });
  await client.connect();
  const logger = { error: (...words: unknown[]) => told.push(String(words.at(-1))) };
  database = { findOne: () => client.db('any').collection('any').findOne(), payload: { logger } } as never;
  heedSilence(database);
  // As the change log is read.
  looking = setInterval(() => find().catch(() => undefined), 250);
  await find();
});
afterAll(async () => {
  clearInterval(looking);
  silenceOf(database)?.close();
  await client.close(true);
  server?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Milliseconds until a request hears that the server is away. */
async function hearsAfter(): Promise<number> {
  const from = performance.now();
  await expect(asked()).rejects.toMatchObject({ code: 'unavailable' });
  return performance.now() - from;
}

describe.each(['SIGKILL', 'SIGSTOP'] as const)('a database server that is gone by %s', (signal) => {
  it('is known long before its driver gives up, and then at once', async () => {
    expect(await asked()).toBeNull();
    const ended = once(server as ChildProcess, 'exit');
    server?.kill(signal);
    if (signal === 'SIGKILL') await ended;
    expect(await hearsAfter()).toBeLessThan(5000);
    expect(await hearsAfter()).toBeLessThan(5000);
    expect(silenceOf(database)?.awaySince()).toBeTypeOf('number');
  });

  it('serves again as soon as it is back', async () => {
    if (signal === 'SIGKILL') start();
    else server?.kill('SIGCONT');
    await expect.poll(() => silenceOf(database)?.awaySince(), { timeout: 60_000 }).toBeUndefined();
    expect(await asked()).toBeNull();
    expect(told.at(-1)).toContain('answers again');
  });
});
