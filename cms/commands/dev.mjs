// `npm run dev`: both halves from their sources on one port, reloaded as they change.
// Plain JavaScript, because it must run on the machine's own Node before anything is installed.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';

process.chdir(join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..'));

/** Runs the product's own Node; resolves with its exit code. Ctrl-C reaches it by itself. */
async function run(args, env) {
  const { productNode } = await import('./runtime.mjs');
  const child = spawn(productNode(), ['--disable-warning=ExperimentalWarning', ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 0)));
}

try {
  await ensureInstalled({ say: console.log });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
// Migrations run only in production's way of opening the database.
const code = await run(['cms/commands/seed.ts'], { NODE_ENV: 'production' });
if (code !== 0) process.exit(code);

/*
 * Pages, components and staff views reload in the browser by themselves: Astro and Next watch them.
 * What Node has loaded (rules, use cases, collections, the server) restarts the process.
 */
const server = { NODE_ENV: 'development', DEV: '1', BANNER: '1', DISABLE_PAYLOAD_HMR: 'true', LOG_LEVEL: process.env.LOG_LEVEL || 'warn' };
process.exit(await run(['--watch', '--watch-preserve-output', 'site/server/main.ts'], server));
