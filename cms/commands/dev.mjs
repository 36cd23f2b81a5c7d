// `npm run dev`: both halves from their sources on one port, reloaded as they change.
// Plain JavaScript, because it must run on the machine's own Node before anything is installed.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { productNode } from './runtime.mjs';

/*
 * Pages, components, words and staff views reload in the browser by themselves: Astro and Next watch
 * them. A change to what the server has loaded (rules, use cases, collections) starts it again.
 */
const RESTARTING = ['cms', 'search', 'site/server'];
const LEFT_OUT = /^cms\/([a-z]+\/admin|staff|app|\.next|next-env|records\/payload-types)|~$|\.(md|sw[px])$/;
const ENV = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1' };
const SERVER = {
  NODE_ENV: 'development',
  PORTAL_DEV: '1',
  BANNER: '1',
  DISABLE_PAYLOAD_HMR: 'true',
  LOG_LEVEL: ENV.LOG_LEVEL || 'warn',
};

let server;
let again = false;
let stopping = false;

process.chdir(join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..'));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(signal));
try {
  await ensureInstalled({ say: console.log });
  // Migrations run only when the database is opened as in production.
  const code = await ended(run('cms/commands/seed.ts', { NODE_ENV: 'production' }));
  if (code !== 0) process.exit(code ?? 1);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
start();
for (const folder of RESTARTING) watch(folder, { recursive: true }, (_event, file) => changed(join(folder, file ?? '')));

function run(file, more) {
  return spawn(productNode(), ['--disable-warning=ExperimentalWarning', file], { stdio: 'inherit', env: { ...ENV, ...more } });
}

function ended(child) {
  return new Promise((resolve) => child.on('exit', resolve));
}

async function start() {
  again = false;
  server = run('site/server/main.ts', SERVER);
  const code = await ended(server);
  server = undefined;
  if (stopping) process.exit(code ?? 0);
  if (again) return start();
  console.error('The server has stopped. It starts again when a file changes.');
}

let waiting;
function changed(path) {
  if (LEFT_OUT.test(path.replaceAll('\\', '/'))) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    console.log(`${path} has changed: starting again …`);
    again = true;
    if (server) server.kill('SIGTERM');
    else start();
  }, 200);
}

function stop(signal) {
  stopping = true;
  if (server) server.kill(signal);
  else process.exit(0);
}
