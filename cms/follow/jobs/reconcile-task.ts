import { issueMissing } from '#cms/contracts/issue-missing.ts';
import { noteReconciled } from '#cms/contracts/note-reconciled.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { findLatestJob, SHARED_QUEUE } from '#cms/records/jobs.ts';
import { nightOf } from '../nightly-check.ts';
import type { Task } from './lane.ts';

/** Once a night, by one of the processes: what does not agree about the money is logged, each with its code and booking. */
export function reconcileTask(portal: Portal): Task {
  return {
    findDue: async () => {
      const night = nightOf(portal);
      const latest = await findLatestJob(portal.payload, 'reconcile', SHARED_QUEUE);
      return latest?.input.id === night ? [] : [{ id: night }];
    },
    run: async () => {
      const reconciled = await issueMissing(portal, await reconcileMoney(portal));
      const { bookings, away, found } = reconciled;
      await noteReconciled(portal, reconciled);
      for (const { code, about, number, here, there } of found)
        portal.log.error(
          { code, about, booking: number, here, there },
          'the money of a booking does not agree: npm run reconcile',
        );
      portal.log.info({ bookings, away, found: found.length }, 'ledger, provider, bookings and contracts were compared');
      return found.length === 0 ? 'agreed' : 'differs';
    },
  };
}
