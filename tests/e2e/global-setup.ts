import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import keepCities from '../support/kept-cities.ts';
import { startServer } from '../support/start-server.ts';
import { TEST_NOW } from '../support/test-now.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    origin: string;
  }
}

/** One server for all tests over HTTP, or all in the browser; its clock starts on a Monday afternoon. */
export default async function setup(runner: Partial<Pick<TestProject, 'provide'>>): Promise<() => Promise<void>> {
  const forgetCities = keepCities();
  const server = await startServer({ PORTAL_NOW: TEST_NOW });
  runner.provide?.('origin', server.origin);
  const taken = mkdtempSync(join(tmpdir(), 'jintuo-taken-'));
  process.env.E2E_ORIGIN = server.origin;
  process.env.E2E_TAKEN = taken;
  return async () => {
    await server.stop();
    rmSync(taken, { recursive: true });
    await forgetCities();
  };
}
