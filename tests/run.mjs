// `npm test`: installs what is missing, then lint, types, the rules of the house, unit, integration and browser tests.
// Plain JavaScript, because it must run on the machine's own Node before anything is installed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ensureInstalled } from '../cms/commands/install.mjs';
import { afterSecondRun, readReport } from './run/read-report.mjs';
import { createTally } from './run/tally.mjs';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
process.chdir(root);
const started = Date.now();
const tally = createTally();

const { MONGODB_TEST_URI, MONGOD_BIN, ...own } = process.env;
const env = {
  ...own,
  PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
  ASTRO_TELEMETRY_DISABLED: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
  // Some three hundred processes import the same packages: compiled once.
  NODE_COMPILE_CACHE: join(root, 'var/test/compiled'),
};

function step(name, command, args, more = {}) {
  const from = Date.now();
  console.log(`\n— ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...env, ...more } });
  console.log(`  ${name}: ${status === 0 ? 'ok' : 'failed'} in ${Math.round((Date.now() - from) / 1000)} s`);
  return status === 0;
}

const check = (name, command, args) => tally.check(name, step(name, command, args));

/** Files under `tests`, in the form in which reports name them. */
const testFiles = (suffix) =>
  readdirSync('tests', { recursive: true })
    .map((file) => join('tests', file).replaceAll('\\', '/'))
    .filter((file) => file.endsWith(suffix));
const isE2e = (file) => file.startsWith('tests/e2e/');

function vitest(name, config, expected, { files = [], more = {} } = {}) {
  suite(name, expected, (runName, some) => {
    const report = reportOf(runName);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const ok = step(runName, 'vitest', ['run', '--config', config, ...reporters, ...(some ?? files)], more);
    return { ok, report: readReport(report) };
  });
}

function playwright(name) {
  suite(name, testFiles('.spec.ts'), (runName, some) => {
    const report = reportOf(runName);
    // To keep what each step saw costs a good part of a run: it is kept of what is run again.
    const args = ['test', '--config', 'tests/e2e/playwright.config.ts', '--reporter=list,json', ...(some ?? ['--trace=off'])];
    const ok = step(runName, 'playwright', args, { PLAYWRIGHT_JSON_OUTPUT_FILE: join(root, report) });
    return { ok, report: readReport(report) };
  });
}

/** So many files may be run again: where more of them failed, it is no accident. */
const SOME_FILES = 4;

/** So many files at a time: a process that has run many of them has grown, and the next part has new ones. */
const A_PART = 120;

function unitAndIntegration(files) {
  const parts = Math.ceil(files.length / A_PART);
  // What a part has seeded is there for the next.
  const cities = join(root, 'var/test/cities');
  rmSync(cities, { recursive: true, force: true });
  mkdirSync(cities);
  for (let part = 1; part <= parts; part++) {
    const own = files.filter((_, at) => at % parts === part - 1);
    const more = { TEST_CITIES: cities };
    vitest(`unit and integration, part ${part} of ${parts}`, 'vitest.config.ts', own, { files: own, more });
  }
  rmSync(cities, { recursive: true });
}

/**
 * Counts come from the runner's own report, so that a suite that never ran cannot pass. The few files in which a test
 * failed are run once more by themselves; a test that passes then is named at the end of the run.
 */
function suite(name, expected, run) {
  const first = run(name);
  const failed = [...new Set(first.report.failures.map(({ file }) => file))];
  if (failed.length === 0 || failed.length > SOME_FILES) return tally.suite(name, first.report, { ok: first.ok, expected });
  const second = run(`${name} again`, failed);
  tally.suite(name, afterSecondRun(first.report, second.report), { ok: second.ok, expected });
}

function reportOf(name) {
  const report = join('var/test', `${name.replaceAll(/\W+/g, '-')}.json`);
  rmSync(report, { force: true });
  return report;
}

/** The integration tests once more, on a MongoDB that is given or can be started. */
async function onMongoDB() {
  const name = 'integration on MongoDB';
  if (!MONGODB_TEST_URI && !MONGOD_BIN) return tally.skip(name);
  let server = { uri: MONGODB_TEST_URI, stop: async () => {} };
  try {
    if (!MONGODB_TEST_URI) server = await (await import('./support/mongod.mjs')).startMongod(MONGOD_BIN);
    const files = testFiles('.test.ts').filter((file) => readFileSync(file, 'utf8').includes('support/demo-portal'));
    vitest(name, 'vitest.config.ts', files, { files, more: { MONGODB_TEST_URI: server.uri } });
  } catch (error) {
    console.error(error.message);
    tally.check(name, false);
  } finally {
    await server.stop();
  }
}

await ensureInstalled({ say: console.log });
mkdirSync('var/test', { recursive: true });
check('lint', 'biome', ['check', '--diagnostic-level=error', '.']);
check('types', 'tsc', ['--noEmit', '-p', '.']);
check('types of pages', 'node', ['tests/house/page-types.ts']);
check('rules of the house', 'node', ['tests/house/check.ts']);
unitAndIntegration(
  testFiles('.test.ts')
    .filter((file) => !isE2e(file))
    .sort(),
);
await onMongoDB();
const built = step('build', 'node', ['cms/commands/build.mjs']);
tally.check('build', built);
if (built) {
  vitest('whole portal over HTTP', 'tests/e2e/vitest.config.ts', testFiles('.test.ts').filter(isE2e));
  playwright('browser');
}

console.log(`\nin ${Math.round((Date.now() - started) / 1000)} s`);
for (const line of tally.lines()) console.log(line);
process.exit(tally.ok() ? 0 : 1);
