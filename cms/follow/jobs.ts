import { checkSavedSearches } from '#cms/alerts/check-saved-searches.ts';
import { expireHolds } from '#cms/booking/expire-holds.ts';
import { payRefunds } from '#cms/payments/pay-refunds.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { createImportFollower } from '#cms/registry/import/follow-imports.ts';
import { forgetExpired } from './forget-expired.ts';
import { createNightlyCheck } from './nightly-check.ts';

const EVERY_MS = 15_000;

/**
 * Work that time asks for: holds that ran out, refunds that could not be sent yet, a register that
 * another process has read, families that wait for a place. Safe in every process.
 */
export function startJobs(portal: Portal): () => void {
  const followImports = createImportFollower(portal);
  const checkIndex = createNightlyCheck(portal);
  let busy = false;
  let turn = 0;
  const run = async () => {
    if (busy) return;
    busy = true;
    try {
      await expireHolds(portal);
      await payRefunds(portal);
      await checkSavedSearches(portal, { turn: turn++ });
      await forgetExpired(portal);
      await followImports();
      await checkIndex();
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
