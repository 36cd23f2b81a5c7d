import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { givenServers } from './given-servers.ts';
import { bringCity, keepCity } from './kept-cities.ts';

export interface TestServer {
  origin: string;
  /** Of the process, to see what memory it takes. */
  pid: number;
  /** What it has said and logged. */
  said(): string;
  stop(): Promise<void>;
}

/**
 * Starts the built portal on a free loopback port with a database of its own, which the first server of its kind
 * seeds, on the servers that were given, if any.
 */
export async function startServer(env: Record<string, string> = {}, { seconds = 600 } = {}): Promise<TestServer> {
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), 'jintuo-e2e-'));
  const origin = `http://localhost:${port}`;
  const given = givenServers(env.DATA_DIR ?? dataDir);
  const ownFolder = !env.DATA_DIR && !env.DATABASE_URI && !given.env.DATABASE_URI;
  const city = { ...env, LOG_LEVEL: undefined, RATE_LIMITS: undefined };
  if (ownFolder) bringCity(city, dataDir);
  const child = spawn(join(process.cwd(), 'node_modules/.bin/node'), ['site/server/main.ts'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      PORT: String(port),
      DATA_DIR: dataDir,
      RATE_LIMITS: 'off',
      DEMO_LIFE: 'off',
      ...given.env,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  await answer(`${origin}/readyz`, { child, seconds, output: () => output });
  if (ownFolder) await keepCity(city, dataDir);
  return {
    origin,
    pid: child.pid ?? 0,
    said: () => output,
    stop: async () => {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
      await rm(dataDir, { recursive: true, force: true });
      if (!env.DATA_DIR) await given.clear();
    },
  };
}

async function answer(
  url: string,
  { child, seconds, output }: { child: ChildProcess; seconds: number; output: () => string },
): Promise<void> {
  for (let attempt = 0; attempt < seconds * 5; attempt++) {
    if (child.exitCode !== null) throw new Error(`the server stopped:\n${output()}`);
    const ok = await fetch(url)
      .then((response) => response.ok)
      .catch(() => false);
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the server did not get ready:\n${output()}`);
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
