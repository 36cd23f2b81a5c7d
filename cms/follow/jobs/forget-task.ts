import { machineTime } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { hasExpired } from '#cms/records/expired.ts';
import { findLatestJob, SHARED_QUEUE } from '#cms/records/jobs.ts';
import { forgetExpired } from '../forget-expired.ts';
import type { Task } from './task.ts';

const SELDOM_MS = 10 * 60_000;
const AT_LEAST_MS = 24 * 3_600_000;

/** Every ten minutes where something is to be forgotten, and once a day for what nothing tells of. */
export function forgetTask(portal: Portal): Task {
  return {
    findDue: async () => {
      const latest = await findLatestJob(portal.payload, 'forget-expired', SHARED_QUEUE);
      const ago = latest ? machineTime() - Date.parse(latest.createdAt) : Number.POSITIVE_INFINITY;
      const due = ago > AT_LEAST_MS || (ago > SELDOM_MS && (await hasExpired(portal.payload, portal.now())));
      return due ? [{ id: 'all' }] : [];
    },
    run: async () => {
      await forgetExpired(portal);
      return 'forgotten';
    },
  };
}
