import type { Payload } from 'payload';
import { iso, JOBS, SHARED_QUEUE } from './jobs.ts';

const DAY_MS = 24 * 3_600_000;

/** The record of what was done is kept for a week, of what failed for a month; `at` is the real time. */
export async function forgetOldJobs({ db }: Payload, at: number): Promise<void> {
  const before = (days: number) => ({ less_than: iso(at - days * DAY_MS) });
  await db.deleteMany({
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
}
