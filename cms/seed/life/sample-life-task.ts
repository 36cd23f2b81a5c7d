import { todayOf } from '#cms/core/clock.ts';
import type { Task } from '#cms/follow/jobs/lane.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { findLatestJob, SHARED_QUEUE } from '#cms/records/jobs.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { addSampleLife } from './add-sample-life.ts';

const EVERY_MINUTES = 20;
/** Between two families: whoever asks for a page is answered first. */
const PAUSE_MS = 250;

/** In a demonstration, three times an hour: what sample families have done since, and at midnight their new day. */
export function sampleLifeTask(portal: Portal): Task {
  const turn = () => {
    const { minute } = toLocal(portal.now(), portal.city.timeZone);
    return `${todayOf(portal)}:${Math.floor(minute / EVERY_MINUTES)}`;
  };
  return {
    findDue: async () => {
      if (!portal.environment.sampleLife) return [];
      const latest = await findLatestJob(portal.payload, 'sample-life', SHARED_QUEUE);
      return latest?.input.id === turn() ? [] : [{ id: turn() }];
    },
    run: () => addSampleLife(portal, { pause: () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS)) }),
  };
}
