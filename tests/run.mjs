// `npm test`: installs what is missing, then lint, types, the rules of the house, unit, integration and browser tests.
// Plain JavaScript, because it must run on the machine's own Node before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ensureInstalled } from '../cms/commands/install.mjs';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
process.chdir(root);
const started = Date.now();
let passed = 0;
let failed = 0;

const { MONGODB_TEST_URI, MONGOD_BIN, ...own } = process.env;
const env = {
  ...own,
  PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
  ASTRO_TELEMETRY_DISABLED: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
};

function step(name, command, args, more = {}) {
  const from = Date.now();
  console.log(`\n— ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...env, ...more } });
  console.log(`  ${name}: ${status === 0 ? 'ok' : 'failed'} in ${Math.round((Date.now() - from) / 1000)} s`);
  return status === 0;
}

function check(name, command, args) {
  if (step(name, command, args)) passed += 1;
  else failed += 1;
}

/** Counts come from the runner's own report, so that a suite that never ran cannot pass. */
function suite(name, config, files = [], more = {}) {
  const report = join('var/test', `${name.replaceAll(' ', '-')}.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const ok = step(name, 'vitest', ['run', '--config', config, ...reporters, ...files], more);
  if (!existsSync(report)) {
    failed += 1;
    return;
  }
  const { numPassedTests, numFailedTests, numFailedTestSuites = 0 } = JSON.parse(readFileSync(report, 'utf8'));
  passed += numPassedTests;
  failed += numFailedTests;
  if (!ok && numFailedTests === 0) failed += Math.max(1, numFailedTestSuites);
}

/** The integration tests once more, on a MongoDB that is given or can be started. */
async function onMongoDB() {
  const name = 'integration on MongoDB';
  if (!MONGODB_TEST_URI && !MONGOD_BIN) {
    console.log(
      `\n— ${name}: skipped. To run it, name a replica set, MONGODB_TEST_URI=mongodb://…, or a program, MONGOD_BIN=/…/mongod.`,
    );
    return;
  }
  let server = { uri: MONGODB_TEST_URI, stop: async () => {} };
  try {
    if (!MONGODB_TEST_URI) server = await (await import('./support/mongod.mjs')).startMongod(MONGOD_BIN);
    suite(name, 'vitest.config.ts', filesWithDatabase(), { MONGODB_TEST_URI: server.uri });
  } catch (error) {
    console.error(error.message);
    failed += 1;
  } finally {
    await server.stop();
  }
}

/** The test files that put a portal together, and so a database. */
function filesWithDatabase() {
  const files = readdirSync('tests', { recursive: true }).map((file) => join('tests', file));
  return files.filter((file) => file.endsWith('.test.ts') && readFileSync(file, 'utf8').includes('support/demo-portal'));
}

await ensureInstalled({ say: console.log });
mkdirSync('var/test', { recursive: true });
check('lint', 'biome', ['check', '--diagnostic-level=error', '.']);
check('types', 'tsc', ['--noEmit', '-p', '.']);
check('rules of the house', 'node', ['tests/house/check.ts']);
suite('unit and integration', 'vitest.config.ts');
await onMongoDB();
console.log(
  process.env.MEILI_TEST_HOST
    ? `\n— search suite: also ran on the Meilisearch server at ${process.env.MEILI_TEST_HOST}`
    : '\n— search suite on a Meilisearch server: skipped; it ran on the embedded engine and on a stand-in that answers in recorded shapes. To run it, name a server, MEILI_TEST_HOST=http://….',
);
if (step('build', 'node', ['cms/commands/build.mjs'])) suite('browser', 'tests/e2e/vitest.config.ts');
else failed += 1;

console.log(`\nin ${Math.round((Date.now() - started) / 1000)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
