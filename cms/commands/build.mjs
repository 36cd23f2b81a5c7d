// Builds what has changed: the public site (Astro) and the staff surface (Next), side by side.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fingerprint } from './fingerprint.mjs';
import { productNode } from './runtime.mjs';

const PARTS = [
  {
    name: 'public site',
    // Page scripts are bundled with the rules and drawings they use.
    from: ['site', 'cms', 'search', 'astro.config.mjs', 'package-lock.json'],
    stamp: 'dist/.built',
    command: ['astro', 'build'],
  },
  {
    name: 'staff pages',
    from: ['cms', 'search', 'package-lock.json'],
    stamp: 'cms/.next/.built',
    command: ['next', 'build', 'cms'],
  },
];

/**
 * Builds the parts whose sources differ from what was built last. Says what it does, and for how long.
 * @param root The folder that the parts are in.
 * @param run Runs a part's command and gives its exit code and what it printed.
 */
export async function build({ say, root = '.', parts = PARTS, run = runProgram }) {
  await Promise.all(
    parts.map(async ({ name, from, stamp, command }) => {
      const print = fingerprint(from, root);
      const built = join(root, stamp);
      if (existsSync(built) && readFileSync(built, 'utf8') === print) return;
      const started = Date.now();
      const seconds = () => Math.round((Date.now() - started) / 1000);
      say(`Building the ${name} …`);
      const ticking = setInterval(() => say(`  still building the ${name}, ${seconds()} s`), 15_000);
      const { code, output } = await run(command).finally(() => clearInterval(ticking));
      if (code !== 0) throw new Error(`The ${name} could not be built:\n${output}`);
      mkdirSync(dirname(built), { recursive: true });
      writeFileSync(built, print);
      say(`Built the ${name} in ${seconds()} s.`);
    }),
  );
}

function runProgram([program, ...args]) {
  const env = { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1' };
  return new Promise((resolve) => {
    const child = spawn(productNode(), [join('node_modules', program, binOf(program)), ...args], { env });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('close', (code) => resolve({ code, output }));
  });
}

function binOf(program) {
  const { bin } = JSON.parse(readFileSync(join('node_modules', program, 'package.json'), 'utf8'));
  return typeof bin === 'string' ? bin : bin[program];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await build({ say: console.log }).catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}
