import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { TEST_NOW } from './test-now.ts';

/** What outlives a test file in its process. */
interface Process {
  _payload?: Map<string, unknown>;
  jintuoTests?: { env: NodeJS.ProcessEnv; folder?: string };
}
const shared = globalThis as typeof globalThis & Process;
const own = (shared.jintuoTests ??= startProcess());

function startProcess(): NonNullable<Process['jintuoTests']> {
  process.on('exit', forgetFolder);
  return { env: { ...process.env } };
}
function forgetFolder(): void {
  const { folder } = shared.jintuoTests ?? {};
  if (folder) rmSync(folder, { recursive: true, force: true });
}

/**
 * A process runs one test file after the other: packages are loaded once, and the product anew, with the settings that the
 * process had at first and nothing of what it has shared.
 */
forgetFolder();
for (const name of Object.keys(process.env)) if (!(name in own.env)) delete process.env[name];
Object.assign(process.env, own.env);
shared._payload?.clear();
for (const symbol of Object.getOwnPropertySymbols(globalThis))
  if (Symbol.keyFor(symbol)?.startsWith('jintuo.')) Reflect.deleteProperty(globalThis, symbol);
vi.resetModules();

/**
 * Set before anything of the product is imported, because its configuration is read once: a folder
 * of its own for every test file, and a MongoDB database of its own where one is given.
 */
const folder = mkdtempSync(join(tmpdir(), 'jintuo-test-'));
own.folder = folder;
Object.assign(process.env, {
  NODE_ENV: 'production',
  LOG_LEVEL: 'silent',
  PAYLOAD_LOG_LEVEL: 'error',
  PORTAL_NOW: TEST_NOW,
  DEMO_LIFE: 'off',
  DATA_DIR: folder,
});
if (process.env.MONGODB_TEST_URI) {
  const url = new URL(process.env.MONGODB_TEST_URI);
  url.pathname = `/jintuo-test-${process.pid}-${Math.floor(performance.now())}`;
  process.env.DATABASE_URI = url.toString();
}
