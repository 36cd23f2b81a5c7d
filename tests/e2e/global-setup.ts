import type { TestProject } from 'vitest/node';
import { chromiumPath } from './chromium.ts';
import { startServer } from './start-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    origin: string;
  }
}

/** One server for all browser tests; its clock starts on a Monday afternoon. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Unpacked once, before the test files start side by side.
  process.env.CHROMIUM_PATH = await chromiumPath();
  const server = await startServer({ PORTAL_NOW: '2026-11-23T07:02:00.000Z' });
  project.provide('origin', server.origin);
  return server.stop;
}
