import type { TestProject } from 'vitest/node';
import { startServer } from '../support/start-server.ts';
import { TEST_NOW } from '../support/test-now.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    origin: string;
  }
}

/** One server for all tests over HTTP; its clock starts on a Monday afternoon. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer({ PORTAL_NOW: TEST_NOW });
  project.provide('origin', server.origin);
  return server.stop;
}
