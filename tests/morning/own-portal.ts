import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '#cms/commands/build.mjs';
import { bringCity } from '../support/kept-cities.ts';
import { foreignSettings, startServer } from '../support/start-server.ts';
import { TEST_NOW } from '../support/test-now.ts';

/** Tuesday at half past seven in Taizhou, the morning after the day on which tests' cities are seeded. */
const MORNING = '2026-11-23T23:30:00.000Z';

/** A demonstration for this morning alone, behind one proxy; and what its database says when it is over. */
export async function ownPortal() {
  for (const name of foreignSettings(process.env)) delete process.env[name];
  await build({ say: console.error });
  const folder = await mkdtemp(join(tmpdir(), 'jintuo-morning-'));
  // Also where it is broken off.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const started = performance.now();
  await bringCity({ PORTAL_NOW: TEST_NOW }, folder);
  const server = await startServer({
    DATA_DIR: folder,
    PORTAL_NOW: MORNING,
    TRUSTED_PROXIES: '1',
    RATE_LIMITS: 'on',
  });
  return {
    ...server,
    /** Ends it, and reads what it has left behind. */
    lookAfter: async (made: ReadonlySet<string>, today: string) => {
      await server.stop();
      const now = new Date(Date.parse(MORNING) + performance.now() - started).toISOString();
      // Settings are read as the portal is imported.
      Object.assign(process.env, { NODE_ENV: 'production', LOG_LEVEL: 'silent', DATA_DIR: folder, PORTAL_NOW: now });
      const { createPortal } = await import('#cms/assemble.ts');
      const { lookAfter } = await import('./look-after.ts');
      const portal = await createPortal();
      const found = await lookAfter(portal, made, today);
      await portal.close();
      return found;
    },
    clear: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
