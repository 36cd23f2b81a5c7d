import { machineTime } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { findLatestJob, SHARED_QUEUE } from '#cms/records/jobs.ts';
import { forgetExpired } from '../forget-expired.ts';
import type { Task } from './lane.ts';

const EVERY_MS = 3_600_000;

/** Once an hour, whatever there is to forget. */
export function forgetTask(portal: Portal): Task {
  return {
    findDue: async () => {
      const latest = await findLatestJob(portal.payload, 'forget-expired', SHARED_QUEUE);
      const due = !latest || machineTime() - Date.parse(latest.createdAt) > EVERY_MS;
      return due ? [{ id: 'all' }] : [];
    },
    run: async () => {
      await forgetExpired(portal);
      return 'forgotten';
    },
  };
}
