import type { Portal } from './portal.ts';
import { expireHolds } from './use-cases/expire-holds.ts';
import { payRefunds } from './use-cases/pay-refunds.ts';

const EVERY_MS = 15_000;

/** Work that time asks for: holds that ran out, refunds that could not be sent yet. Safe in every process. */
export function startJobs(portal: Portal): () => void {
  let busy = false;
  const run = async () => {
    if (busy) return;
    busy = true;
    try {
      await expireHolds(portal);
      await payRefunds(portal);
    } catch (error) {
      portal.log.error({ err: error }, 'background work failed and will be tried again');
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(run, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
