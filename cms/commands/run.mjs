// `node cms/commands/run.mjs <file> …`: installs what is missing, then runs one of the product's commands on its own Node.
// Plain JavaScript, because it must run on the machine's own Node before anything is installed.
import { spawn } from 'node:child_process';
import { ensureInstalled } from './install.mjs';
import { COMMAND, productNode } from './runtime.mjs';

const [file, ...args] = process.argv.slice(2);
try {
  await ensureInstalled({ say: console.error });
  const child = spawn(productNode(), [...COMMAND, file, ...args], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
