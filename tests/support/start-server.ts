import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { givenServers } from './given-servers.ts';
import { bringCity, keepCity } from './kept-cities.ts';

/** How long one question waits for its answer: a portal that starts may be busy for some seconds. */
const PATIENCE_MS = 10_000;

export interface TestServer {
  origin: string;
  /** Of the process, to see what memory it takes. */
  pid: number;
  /** What it has said and logged. */
  said(): string;
  stop(): Promise<void>;
}

/** What a machine says of itself, and where tests keep their cities. All else may be a portal's settings. */
const OF_THE_MACHINE =
  /^(PATH|HOME|USER|LOGNAME|SHELL|TMPDIR|TEMP|TMP|LANG|TZ|CI|TEST_CITIES|SYSTEMROOT|LC_\w+|(NODE|npm)_\w+)$/i;

/** Names of settings by which a demonstration of one's own would be the portal of a city: its database, files, mail, money. */
export const foreignSettings = (env: Partial<Record<string, string>>): string[] =>
  Object.keys(env).filter((name) => !OF_THE_MACHINE.test(name));

/**
 * Starts the built portal on a free loopback port with a database of its own, which the first server of its kind
 * seeds, on the servers that were given, if any. One that does not get ready fails well before whoever waits for it is
 * given up, says what it was at, and is ended.
 */
export async function startServer(env: Record<string, string> = {}, { seconds = 300 } = {}): Promise<TestServer> {
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), 'jintuo-e2e-'));
  const origin = `http://localhost:${port}`;
  const given = givenServers(env.DATA_DIR ?? dataDir);
  const ownFolder = !env.DATA_DIR && !env.DATABASE_URI && !given.env.DATABASE_URI;
  const city = { ...env, LOG_LEVEL: undefined, RATE_LIMITS: undefined };
  if (ownFolder) await bringCity(city, dataDir);
  const reports = ['--report-on-signal', '--report-exclude-env', `--report-directory=${dataDir}`];
  const child = spawn(join(process.cwd(), 'node_modules/.bin/node'), [...reports, 'site/server/main.ts'], {
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
  const said = () => output;
  await answer(`http://127.0.0.1:${port}/readyz`, { child, seconds, said }).catch(async (error: Error) => {
    const at = child.exitCode === null ? await whereItStands(child, dataDir) : '';
    child.kill('SIGKILL');
    throw new Error(`${error.message}\n${said()}\n${at}`);
  });
  if (ownFolder)
    await keepCity(city, dataDir).catch(async (error: Error) => {
      await end(child);
      throw error;
    });
  return {
    origin,
    pid: child.pid ?? 0,
    said,
    stop: async () => {
      await end(child);
      await rm(dataDir, { recursive: true, force: true });
      if (!env.DATA_DIR) await given.clear();
    },
  };
}

/** One that has ended already says so no second time, and one that does not end is ended. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 60_000);
  await ended;
  clearTimeout(late);
}

async function answer(
  url: string,
  { child, seconds, said }: { child: ChildProcess; seconds: number; said: () => string },
): Promise<void> {
  const until = performance.now() + seconds * 1000;
  let last = '';
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error('the server stopped');
    // Somebody else may have taken the port meanwhile, and hear us without an answer.
    const heard = await hear(url);
    if (heard.ok && child.exitCode === null && !said().includes('is in use')) return;
    last = heard.words;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the server did not get ready within ${seconds} s; at last it said: ${last}`);
}

async function hear(url: string): Promise<{ ok: boolean; words: string }> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return { ok: response.ok, words: await response.text() };
  } catch (error) {
    return { ok: false, words: String(error) };
  }
}

/** What a process is at that does not go on: Node writes it down when it is asked to. */
async function whereItStands(child: ChildProcess, folder: string): Promise<string> {
  child.kill('SIGUSR2');
  for (let times = 0; times < 50; times++) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const file = (await readdir(folder)).find((name) => /^report\..*\.json$/.test(name));
    const report =
      file &&
      (await readFile(join(folder, file), 'utf8')
        .then(JSON.parse)
        .catch(() => undefined));
    if (!report) continue;
    const { javascriptStack, libuv, resourceUsage } = report;
    const active = libuv.filter((handle: { is_active: boolean }) => handle.is_active);
    return JSON.stringify({ javascriptStack, resourceUsage, active }, null, 1).slice(0, 8000);
  }
  return 'it answers no signal: its only thread is busy or stands still';
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
