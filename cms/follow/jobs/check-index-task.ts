import type { Portal } from '#cms/portal/portal.ts';
import { findLatestJob, SHARED_QUEUE } from '#cms/records/jobs.ts';
import { checkIndex, nightOf } from '../nightly-check.ts';
import type { Task } from './lane.ts';

/**
 * Once a night, but not in the night of the start, which has just done the same. An index in memory is each process's
 * own and checked by it; one on a server is shared and checked by one of them.
 */
export function checkIndexTask(portal: Portal, me: string): Task {
  const started = nightOf(portal);
  return {
    findDue: async () => {
      const night = nightOf(portal);
      if (night === started) return [];
      const own = portal.search.status().engine === 'embedded';
      const latest = await findLatestJob(portal.payload, 'check-index', own ? me : SHARED_QUEUE);
      return latest?.input.id === night ? [] : [{ id: night, own }];
    },
    run: () => checkIndex(portal),
  };
}
