import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The Node that runs the product: the one that was installed with it, else the machine's own where that is new enough. */
export function productNode() {
  const pinned = join('node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(pinned)) return pinned;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  throw new Error(
    `On this machine the product needs Node 22.18 or newer (this is ${process.versions.node}): install it from nodejs.org.`,
  );
}

/** Node keeps what it has compiled, so that the next start reads it: a fifth of the work of starting. */
export const COMPILED = {
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? resolve('node_modules/.cache/node'),
  NODE_COMPILE_CACHE_PORTABLE: '1',
};

/** How Node is told to start a command: whether settings can be read at all is looked at before the command is loaded. */
export const COMMAND = ['--disable-warning=ExperimentalWarning', '--import', './cms/commands/settings-first.ts'];
