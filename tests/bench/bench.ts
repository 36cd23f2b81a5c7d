// `npm run bench`: prints the yardsticks S1, S4 and S7 as ratios measured in one run. It judges nothing.
// `--facilities 100000` sets how many centres are searched; `--only S7` measures one alone.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '#cms/commands/build.mjs';
import { startServer, type TestServer } from '../e2e/start-server.ts';
import { line, type Measured } from './pairs.ts';

const args = process.argv.slice(2);
const flag = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const facilities = Number(flag('--facilities') ?? 2_000);
const only = flag('--only');
const wanted = (name: string) => only === undefined || only === name;
const started = performance.now();
const seconds = () => `${Math.round((performance.now() - started) / 1000)} s`;
const say = (words: string) => console.error(`[${seconds()}] ${words}`);

const folder = await mkdtemp(join(tmpdir(), 'jintuo-bench-'));
// Before anything of the portal is read, because its settings are read once.
const quiet = { NODE_ENV: 'production', LOG_LEVEL: 'silent', PAYLOAD_LOG_LEVEL: 'error', PORTAL_NOW: '' };
Object.assign(process.env, quiet, { DATA_DIR: join(folder, 'bookings') });

async function withServer<T>(dataDir: string, work: (server: TestServer) => Promise<T>): Promise<T> {
  const server = await startServer({ ...quiet, DATA_DIR: dataDir }, { seconds: 60 + facilities / 100 });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

function seed(dataDir: string): void {
  say(`seeding ${facilities.toLocaleString('en')} centres …`);
  const command = ['--disable-warning=ExperimentalWarning', 'cms/commands/seed.ts', '--facilities', String(facilities)];
  execFileSync(process.execPath, command, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DATA_DIR: dataDir },
  });
}

const results: Measured[] = [];
try {
  if (wanted('S7')) {
    say('bookings …');
    const { bookings } = await import('./bookings.ts');
    results.push(...(await bookings(join(folder, 'bookings'))));
  }
  if (wanted('S1') || wanted('S4')) await build({ say });
  if (wanted('S1')) {
    say('the centre page …');
    const { centrePage } = await import('./centre-page.ts');
    results.push(await withServer(join(folder, 'page'), centrePage));
  }
  if (wanted('S4')) {
    seed(join(folder, 'search'));
    say('nearby search …');
    const { nearbySearch } = await import('./nearby-search.ts');
    results.push(await withServer(join(folder, 'search'), (server) => nearbySearch(server, facilities)));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

console.log(
  `\nNode ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}; median (range) of pairs measured in turn\n`,
);
for (const one of results.toSorted((a, b) => (a.name < b.name ? -1 : 1))) console.log(`${line(one)}\n`);
console.log(`in ${seconds()}`);
process.exit(0);
