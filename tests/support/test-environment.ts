import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TEST_NOW } from './test-now.ts';

/**
 * Set before anything of the product is imported, because its configuration is read once: a folder
 * of its own for every test file, and a MongoDB database of its own where one is given.
 */
const folder = mkdtempSync(join(tmpdir(), 'jintuo-test-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
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
