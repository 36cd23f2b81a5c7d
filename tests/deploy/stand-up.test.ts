import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { healthOf, inMs, keepAsking, untilHealthy } from '../stand-up/health.ts';
import { findProgram, run } from '../stand-up/program.ts';
import { startServers } from '../stand-up/servers.ts';
import { readCompose } from './read-compose.ts';

const folder = mkdtempSync(join(tmpdir(), 'jintuo-stand-up-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const services = readCompose();
const PORTAL = services['portal-1'] ?? { image: '' };

let server: Server | undefined;
afterEach(() => {
  vi.unstubAllEnvs();
  server?.close();
  server?.closeAllConnections();
});
async function answering(status: () => number): Promise<string> {
  const made = createServer((_, response) => response.writeHead(status()).end('words'));
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
}

it('health checks are those of the file', () => {
  const portal = { path: '/readyz', everyMs: 5000, timeoutMs: 5000, retries: 3, startMs: 300_000 };
  for (const name of ['portal-1', 'portal-2']) expect(healthOf(name, services[name] ?? PORTAL)).toEqual(portal);
  expect(healthOf('meilisearch', services.meilisearch ?? PORTAL)).toMatchObject({ path: '/health', retries: 12 });
  expect(() => healthOf('bucket', services.bucket ?? PORTAL)).toThrow('bucket has no health check');
  expect([inMs('1m30s'), inMs('250ms')]).toEqual([90_000, 250]);
  expect(() => inMs('soon')).toThrow('no length of time');
});

it('a service may fail while it starts, and not after it', async () => {
  let asked = 0;
  const origin = await answering(() => (++asked < 4 ? 503 : 200));
  const health = { path: '/', everyMs: 10, timeoutMs: 1000, retries: 1, startMs: 60_000 };
  await untilHealthy(origin, health, () => false);
  expect(asked).toBe(4);
  asked = 0;
  await expect(untilHealthy(origin, { ...health, startMs: -1 }, () => false)).rejects.toThrow('it is unhealthy: words');
  asked = 0;
  await expect(untilHealthy(origin, health, () => true)).rejects.toThrow('it has ended');
});

it('one that becomes unhealthy is told of once, and when it is well again', async () => {
  let status = 200;
  const told: string[] = [];
  const health = { path: '/', everyMs: 10, timeoutMs: 1000, retries: 3, startMs: 0 };
  const end = keepAsking(await answering(() => status), health, (words) => void told.push(words));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(told).toEqual([]);
  status = 503;
  await expect.poll(() => told).toEqual(['unhealthy: words']);
  await new Promise((resolve) => setTimeout(resolve, 100));
  status = 200;
  await expect.poll(() => told).toEqual(['unhealthy: words', 'well again']);
  end();
});

it('what is not to be had is the part within the portals, of which the file’s settings say nothing', async () => {
  const servers = await startServers({ services, folder, env: { PATH: folder } });
  expect(servers.map(({ service }) => service)).toEqual(['mongodb', 'meilisearch', 'storage', 'mail']);
  const without = servers.flatMap((one) => one.without);
  const needs = Object.entries(PORTAL.environment ?? {}).filter(([, value]) =>
    /:\/\/(mongodb|meilisearch|storage|mail):/.test(value),
  );
  expect(needs.length).toBe(4);
  for (const [name] of needs) expect(without).toContain(name);
});

it('a search engine that is found is started by the file’s command and settings, and stopped', async () => {
  const program = join(folder, 'meilisearch');
  const script = `
    const http = require('node:http');
    const [host, port] = process.argv[process.argv.indexOf('--http-addr') + 1].split(':');
    http.createServer((request, response) => {
      response.writeHead(request.url === '/health' ? 200 : 404);
      response.end(JSON.stringify({ args: process.argv.slice(2), key: process.env.MEILI_MASTER_KEY, home: process.env.HOME ?? null }));
    }).listen(port, host);`;
  writeFileSync(program, `#!${process.execPath}\n${script}\n`);
  chmodSync(program, 0o755);
  const [, engine, ...rest] = await startServers({ services, folder, env: { PATH: folder } });
  const heard = await fetch(`${engine?.env.MEILI_HOST}/health`);
  expect(await heard.json()).toEqual({
    args: expect.arrayContaining(['--max-indexing-memory', '512MiB', '--db-path', join(folder, 'meilisearch')]),
    key: services.meilisearch?.environment?.MEILI_MASTER_KEY,
    home: null,
  });
  expect(engine?.without).toEqual([]);
  for (const one of rest) await one.stop();
  await engine?.stop();
  await expect(fetch(`${engine?.env.MEILI_HOST}/health`)).rejects.toThrow();
});

it('a program is where a setting says, else on the PATH; what does not end is ended', async () => {
  expect(findProgram('mongod', { MONGOD: '/opt/mongod', PATH: folder })).toBe('/opt/mongod');
  expect(findProgram('mongod', { PATH: folder })).toBeUndefined();
  const deaf = run(
    [process.execPath, '-e', "process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000)"],
    {},
  );
  await expect.poll(deaf.said).toContain('up');
  await deaf.stop(50);
  expect(deaf.isOver()).toBe(true);
});
