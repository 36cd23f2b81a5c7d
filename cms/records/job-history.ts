import type { StaffUser } from '#cms/access/roles.ts';
import { countSeenBy } from './count-seen-by.ts';
import { iso, JOBS, SHARED_QUEUE } from './jobs.ts';
import type { Kept } from './kept.ts';

const DAY_MS = 24 * 3_600_000;

/** What background jobs have done, and what they could not do. Instants are of the real time, in milliseconds. */
export interface JobHistory {
  /** How many that this person may see have failed for good since an instant. */
  countFailedSince(at: number, user: StaffUser): Promise<number>;
  /** The record of what was done is kept for a week, of what failed for a month. */
  forgetOld(at: number): Promise<void>;
}

export function createJobHistory({ payload }: Kept): JobHistory {
  return {
    countFailedSince: (at, user) =>
      countSeenBy(payload, user, {
        collection: JOBS,
        where: { hasError: { equals: true }, updatedAt: { greater_than: iso(at) } },
      }),
    forgetOld: async (at) => {
      const before = (days: number) => ({ less_than: iso(at - days * DAY_MS) });
      await payload.db.deleteMany({
        collection: JOBS,
        where: {
          or: [
            { completedAt: before(7) },
            { hasError: { equals: true }, updatedAt: before(30) },
            // What a process that is gone had kept for itself.
            { queue: { not_equals: SHARED_QUEUE }, updatedAt: before(2) },
          ],
        },
      });
    },
  };
}
