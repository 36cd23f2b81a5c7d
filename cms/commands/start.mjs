// `npm start`: installs, builds, migrates, seeds and serves, whatever of that is still to do.
// Plain JavaScript, because it must run on the machine's own Node before anything is installed.
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const fail = (sentence) => {
  console.error(sentence);
  process.exit(1);
};

if (Number(process.versions.node.split('.')[0]) < 20)
  fail(`Node ${process.versions.node} is too old: install Node 20 or newer from nodejs.org, then run npm start again.`);
process.chdir(join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..'));

try {
  accessSync('.', constants.W_OK);
} catch {
  fail(`This folder cannot be written to: give yourself the right to write in ${process.cwd()}, or clone it elsewhere.`);
}
const port = Number(process.env.PORT || 4321);
if (!Number.isInteger(port) || port < 1 || port > 65535)
  fail(`PORT=${process.env.PORT} is not a port: choose a number from 1 to 65535.`);
const host = process.env.HOST || '127.0.0.1';
const busy = await new Promise((resolve) => {
  const probe = createServer();
  probe.once('error', ({ code }) => resolve(code));
  probe.listen(port, host, () => probe.close(() => resolve(undefined)));
});
if (busy === 'EADDRINUSE')
  fail(`Port ${port} is in use: stop what is using it, or choose another, such as PORT=${port + 1} npm start.`);
if (busy === 'EACCES') fail(`Port ${port} is not allowed for this user: choose one above 1023, such as PORT=4321 npm start.`);
if (busy) fail(`Cannot listen on ${host}:${port} (${busy}): set HOST and PORT to an address of this machine.`);

try {
  const { ensureInstalled } = await import('./install.mjs');
  await ensureInstalled({ say: console.log });
  const { build } = await import('./build.mjs');
  await build({ say: console.log });
} catch (error) {
  fail(error.message);
}

const { COMPILED, productNode } = await import('./runtime.mjs');
const server = spawn(productNode(), ['--disable-warning=ExperimentalWarning', 'site/server/main.ts'], {
  stdio: 'inherit',
  env: { ...process.env, ...COMPILED, NODE_ENV: 'production', BANNER: '1' },
});
// Ctrl-C reaches the server itself; waiting here lets it close cleanly.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => server.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
server.on('exit', (code) => process.exit(code ?? 0));
