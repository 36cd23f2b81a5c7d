// Plain JavaScript: runs on the machine's own Node, before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Runs `npm ci` when what is installed is not what the lockfile asks for. */
export async function ensureInstalled({ say }) {
  if (isInstalled()) return;
  say('Installing packages (npm ci); about a minute the first time …');
  const from = Date.now();
  const { status, stdout, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'development' },
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    throw new Error(
      `npm ci failed. Is the package registry reachable, and is this folder writable?\n${stdout ?? ''}${stderr ?? ''}`,
    );
  }
  say(`Installed in ${Math.round((Date.now() - from) / 1000)} s.`);
}

/** npm writes what it installed into node_modules; every package that any machine needs must be there in the locked version. */
function isInstalled() {
  const record = 'node_modules/.package-lock.json';
  if (!existsSync(record)) return false;
  const have = JSON.parse(readFileSync(record, 'utf8')).packages;
  const want = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  return Object.entries(want).every(
    ([path, { version, optional, devOptional, peer }]) =>
      path === '' || optional || devOptional || peer || have[path]?.version === version,
  );
}
