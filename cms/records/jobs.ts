import type { Payload, Where } from 'payload';
import { isDuplicate } from '#cms/ports/database/is-conflict.ts';
import type { PayloadJob } from './payload-types.ts';

/** The name of Payload's own collection of background jobs. */
export const JOBS = 'payload-jobs';
/** Jobs that any process may do. What only one process can do is in a queue of that process's name. */
export const SHARED_QUEUE = 'default';
/** A piece of work that failed for good is taken up anew after so long, should it still be due. */
const ANEW_AFTER_MS = 24 * 3_600_000;

export type JobRecord = Pick<PayloadJob, 'id' | 'taskSlug' | 'queue' | 'totalTried' | 'createdAt' | 'updatedAt'> & {
  input: { id: string; request?: string };
  /** When whoever has taken the job must have finished it or said that it still lives. */
  leaseUntil?: string | null;
};

export const OPEN: Where = { completedAt: { exists: false } };
const NOT_FAILED: Where = { hasError: { not_equals: true } };

export const iso = (at: number) => new Date(at).toISOString();

/** The keys of a task's work that waits, runs, or has failed for good within the last day. `at` is the real time. */
export async function findBusyKeys({ db }: Payload, task: string, at: number): Promise<Set<string>> {
  const recent: Where = { or: [NOT_FAILED, { updatedAt: { greater_than: iso(at - ANEW_AFTER_MS) } }] };
  const { docs } = await db.find<{ id: string; key?: string | null }>({
    collection: JOBS,
    where: { and: [{ taskSlug: { equals: task } }, OPEN, recent] },
    select: { key: true },
    pagination: false,
    limit: 0,
  });
  return new Set(docs.map(({ key }) => key ?? ''));
}

/**
 * Puts a piece of work into the queue, once: its key is unique among the jobs that have not ended, on either database,
 * whichever processes do this at the same moment. What another has done since `lookedAt` is not due any more.
 */
export async function addJob(
  payload: Payload,
  job: { task: string; key: string; id: string; request?: string; queue: string },
  lookedAt: number,
): Promise<void> {
  if (await insertJob(payload, job, lookedAt)) return;
  const ended: Where = {
    or: [
      { completedAt: { less_than: iso(lookedAt) } },
      { hasError: { equals: true }, updatedAt: { less_than: iso(lookedAt - ANEW_AFTER_MS) } },
    ],
  };
  const key = { equals: job.key };
  const holder = await payload.db.findOne<{ id: string }>({
    collection: JOBS,
    where: { and: [{ key }, ended] },
  });
  if (!holder) return;
  // A job that has ended gives its key to the next.
  const where = { id: { equals: holder.id }, key };
  await payload.db.updateOne({ collection: JOBS, where, data: { key: `${job.key}#${holder.id}`, updatedAt: null } });
  await insertJob(payload, job, lookedAt);
}

async function insertJob(
  { db }: Payload,
  { task, key, id, request, queue }: Parameters<typeof addJob>[1],
  at: number,
): Promise<boolean> {
  const data = {
    taskSlug: task,
    key,
    input: { id, ...(request ? { request } : {}) },
    queue,
    processing: false,
    hasError: false,
    totalTried: 0,
  };
  try {
    await db.create({ collection: JOBS, data: { ...data, updatedAt: iso(at) } });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** What makes a job one that may be taken now. */
export function runnable(at: number): Where[] {
  const due: Where = { or: [{ waitUntil: { exists: false } }, { waitUntil: { less_than_equal: iso(at) } }] };
  return [OPEN, NOT_FAILED, { processing: { equals: false } }, due];
}

/** Jobs of a task that may be taken now: those never tried first, so that what fails does not stand before the others. */
export async function findRunnableJobs(
  { db }: Payload,
  { task, queues, limit, at }: { task: string; queues: string[]; limit: number; at: number },
): Promise<JobRecord[]> {
  const { docs } = await db.find<JobRecord>({
    collection: JOBS,
    where: { and: [{ taskSlug: { equals: task } }, { queue: { in: queues } }, ...runnable(at)] },
    sort: ['totalTried', 'createdAt'],
    pagination: false,
    limit,
  });
  return docs;
}

/** The newest job of a task, in one of its queues. */
export async function findLatestJob({ db }: Payload, task: string, queue: string): Promise<JobRecord | undefined> {
  const { docs } = await db.find<JobRecord>({
    collection: JOBS,
    where: { and: [{ taskSlug: { equals: task } }, { queue: { equals: queue } }] },
    sort: '-createdAt',
    pagination: false,
    limit: 1,
  });
  return docs[0];
}
