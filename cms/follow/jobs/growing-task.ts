import { tellGrowing } from '#cms/booking/tell-growing.ts';
import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { findLatestJob, SHARED_QUEUE } from '#cms/records/jobs.ts';
import { isQuiet } from '#domain/offers/waitlist-offer.ts';
import type { Task } from './lane.ts';

/** Once a day, by one of the processes, and not at night: families hear of it. */
export function growingTask(portal: Portal): Task {
  const { city, now, payload } = portal;
  return {
    findDue: async () => {
      if (isQuiet(now(), city.waitlist, city.timeZone)) return [];
      const latest = await findLatestJob(payload, 'tell-growing', SHARED_QUEUE);
      const today = todayOf(portal);
      return latest?.input.id === today ? [] : [{ id: today }];
    },
    run: () => tellGrowing(portal),
  };
}
