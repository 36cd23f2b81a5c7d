import { machineTime } from '#cms/core/clock.ts';
import { forgetUnusedPlaces } from '#cms/finding/forget-unused-places.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { deleteExpired } from '#cms/records/expired.ts';
import { forgetOldJobs } from '#cms/records/old-jobs.ts';

/**
 * Throws away what has had its time (promise 8), the places of families that do not come any more, and the record of
 * old background jobs.
 */
export async function forgetExpired({ payload, now }: Pick<Portal, 'payload' | 'now'>): Promise<void> {
  await deleteExpired(payload, now());
  await forgetUnusedPlaces({ payload, now });
  await forgetOldJobs(payload, machineTime());
}
