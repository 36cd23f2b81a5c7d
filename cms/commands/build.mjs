// Builds what has changed: the public site (Astro) and the staff surface (Next), side by side.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { productNode } from './runtime.mjs';

const PARTS = [
  {
    name: 'public site',
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
const LEFT_OUT = /(^|\/)(\.next|node_modules|commands|seed|guidance|policy|migrations)$|\.(md|csv|geojson)$/;

/** Builds the parts whose sources differ from what was built last. Says what it does, and for how long. */
export async function build({ say }) {
  const env = { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1' };
  await Promise.all(
    PARTS.map(async ({ name, from, stamp, command }) => {
      const print = fingerprint(from);
      if (existsSync(stamp) && readFileSync(stamp, 'utf8') === print) return;
      const started = Date.now();
      const seconds = () => Math.round((Date.now() - started) / 1000);
      say(`Building the ${name} …`);
      const ticking = setInterval(() => say(`  still building the ${name}, ${seconds()} s`), 15_000);
      const { code, output } = await run(command, env);
      clearInterval(ticking);
      if (code !== 0) throw new Error(`The ${name} could not be built:\n${output}`);
      mkdirSync(join(stamp, '..'), { recursive: true });
      writeFileSync(stamp, print);
      say(`Built the ${name} in ${seconds()} s.`);
    }),
  );
}

function run([program, ...args], env) {
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

function fingerprint(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    if (LEFT_OUT.test(path) || !existsSync(path)) return;
    const entries = readEntries(path);
    if (entries) for (const entry of entries.sort()) add(`${path}/${entry}`);
    else hash.update(path).update(readFileSync(path));
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}

function readEntries(path) {
  try {
    return readdirSync(path);
  } catch {
    return undefined;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await build({ say: console.log }).catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}
