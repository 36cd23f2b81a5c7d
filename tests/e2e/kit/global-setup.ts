import { startServer } from '../../support/start-server.ts';
import { TEST_NOW } from '../../support/test-now.ts';

/** One server for all browser tests; its clock starts on a Monday afternoon. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startServer({ PORTAL_NOW: TEST_NOW });
  process.env.E2E_ORIGIN = server.origin;
  return server.stop;
}
