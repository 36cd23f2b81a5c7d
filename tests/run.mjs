// `npm test`: installs what is missing, then lint, types, unit, integration and browser tests.
// Plain JavaScript, because it must run on the machine's own Node before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ensureInstalled } from '../cms/commands/install.mjs';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
process.chdir(root);
const started = Date.now();
let passed = 0;
let failed = 0;

const env = {
  ...process.env,
  PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
  ASTRO_TELEMETRY_DISABLED: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
};

function step(name, command, args) {
  const from = Date.now();
  console.log(`\n— ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env });
  console.log(`  ${name}: ${status === 0 ? 'ok' : 'failed'} in ${Math.round((Date.now() - from) / 1000)} s`);
  return status === 0;
}

function check(name, command, args) {
  if (step(name, command, args)) passed += 1;
  else failed += 1;
}

/** Counts come from the runner's own report, so that a suite that never ran cannot pass. */
function suite(name, config) {
  const report = join('var/test', `${name.replaceAll(' ', '-')}.json`);
  rmSync(report, { force: true });
  const ok = step(name, 'vitest', [
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) {
    failed += 1;
    return;
  }
  const { numPassedTests, numFailedTests, numFailedTestSuites = 0 } = JSON.parse(readFileSync(report, 'utf8'));
  passed += numPassedTests;
  failed += numFailedTests;
  if (!ok && numFailedTests === 0) failed += Math.max(1, numFailedTestSuites);
}

await ensureInstalled({ say: console.log });
mkdirSync('var/test', { recursive: true });
check('lint', 'biome', ['check', '--diagnostic-level=error', '.']);
check('types', 'tsc', ['--noEmit', '-p', '.']);
suite('unit and integration', 'vitest.config.ts');
if (step('build', 'node', ['cms/commands/build.mjs'])) suite('browser', 'tests/e2e/vitest.config.ts');
else failed += 1;

console.log(`\nin ${Math.round((Date.now() - started) / 1000)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
