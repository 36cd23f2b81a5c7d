import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Portal } from '#cms/portal.ts';

/** Monday 23 November 2026, 15:02 in Taizhou: the "now" of every test and picture. */
export const TEST_NOW = '2026-11-23T07:02:00.000Z';
export const TODAY = '2026-11-23';
export const WEDNESDAY = '2026-11-25';

export interface DemoPortal {
  portal: Portal;
  /** Moves the portal's clock. */
  setNow(instant: string): void;
  close(): Promise<void>;
}

/**
 * A whole portal with a small demonstration city, in a temporary folder. One per test file: Payload
 * keeps one instance per process. `MONGODB_TEST_URI` runs it on MongoDB instead.
 */
export async function demoPortal({ facilities = 12, seeded = true }: { facilities?: number; seeded?: boolean } = {}): Promise<DemoPortal> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jintuo-test-'));
  Object.assign(process.env, { NODE_ENV: 'production', LOG_LEVEL: 'silent', DATA_DIR: dataDir, PORTAL_NOW: TEST_NOW, CITY: process.env.CITY ?? 'taizhou', PAYLOAD_LOG_LEVEL: 'error' });
  if (process.env.MONGODB_TEST_URI) process.env.DATABASE_URI = databaseOfItsOwn(process.env.MONGODB_TEST_URI);
  const { createPortal } = await import('#cms/portal.ts');
  const { seedCity } = await import('#cms/seed/seed-city.ts');
  const portal = await createPortal();
  let fixed = TEST_NOW;
  portal.now = () => fixed;
  if (seeded) await seedCity(portal, { facilities });
  return {
    portal,
    setNow: (instant) => {
      fixed = instant;
    },
    close: async () => {
      await portal.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function databaseOfItsOwn(uri: string): string {
  const url = new URL(uri);
  url.pathname = `/jintuo-test-${process.pid}-${Math.floor(performance.now())}`;
  return url.toString();
}
