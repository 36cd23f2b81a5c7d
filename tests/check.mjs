// `npm run check`: lint, types, the rules of the house and the quick tests, each with the time it took.
// Plain JavaScript, because it must run on the machine's own Node before anything is installed.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ensureInstalled } from '../cms/commands/install.mjs';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
process.chdir(root);
const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}` };

/** What `npm test` alone runs: what starts processes, and what asks everything of a whole city. */
const THOROUGH = /^tests\/(e2e|ports\/contracts)\/|\/(build|start-command|recall|meilisearch|same-answers)\.test\.ts$/;

/** Tests that need neither a database nor long. */
function quickTests() {
  const files = readdirSync('tests', { recursive: true }).map((file) => join('tests', file).replaceAll('\\', '/'));
  const tests = files.filter((file) => file.endsWith('.test.ts') && !THOROUGH.test(file));
  return tests.filter((file) => !readFileSync(file, 'utf8').includes('support/demo-portal'));
}

await ensureInstalled({ say: console.log });
const failed = [];
for (const [name, command, ...args] of [
  ['lint', 'biome', 'check', '.'],
  ['types', 'tsc', '--noEmit'],
  ['types of pages', 'node', 'tests/house/page-types.ts'],
  ['house', 'node', 'tests/house/check.ts'],
  ['unit', 'vitest', 'run', ...quickTests()],
]) {
  const from = Date.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' });
  if (status !== 0) failed.push(name);
  console.log(`— ${name}: ${status === 0 ? 'ok' : 'failed'} in ${((Date.now() - from) / 1000).toFixed(1)} s\n`);
}
if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
