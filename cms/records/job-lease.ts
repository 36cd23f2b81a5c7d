import type { Payload, Where } from 'payload';
import { iso, JOBS, type JobRecord, OPEN, runnable } from './jobs.ts';

/**
 * Takes a job, if it is still to be had: one conditional write, so that of any number of processes one gets it. (Payload
 * itself first reads and then writes what it has read; on MongoDB two processes then both have the job.)
 */
export async function claimJob(
  { db }: Payload,
  id: string,
  { by, until, at }: { by: string; until: number; at: number },
): Promise<boolean> {
  const claimed = await db.updateOne({
    collection: JOBS,
    where: { and: [{ id: { equals: id } }, ...runnable(at)] },
    data: { processing: true, leaseBy: by, leaseUntil: iso(until), updatedAt: iso(at) },
  });
  return Boolean(claimed);
}

const held = (id: string, by: string): Where => ({
  and: [{ id: { equals: id } }, { leaseBy: { equals: by } }, { processing: { equals: true } }],
});

/** Says that the process still lives. `false` when another has taken the job over. */
export async function renewLease({ db }: Payload, id: string, { by, until }: { by: string; until: number }): Promise<boolean> {
  return Boolean(
    await db.updateOne({ collection: JOBS, where: held(id, by), data: { leaseUntil: iso(until), updatedAt: null } }),
  );
}

/** Gives a job back that was taken and not finished: any process may take it at once. */
export async function releaseJob({ db }: Payload, id: string, by: string): Promise<void> {
  await db.updateOne({ collection: JOBS, where: held(id, by), data: { processing: false, leaseUntil: null } });
}

/** Jobs of a task whose process has not been heard of in time: it was killed, or stands still. */
export async function findAbandonedJobs({ db }: Payload, task: string, at: number): Promise<JobRecord[]> {
  const silent: Where = { or: [{ leaseUntil: { exists: false } }, { leaseUntil: { less_than: iso(at) } }] };
  const { docs } = await db.find<JobRecord>({
    collection: JOBS,
    where: { and: [{ taskSlug: { equals: task } }, OPEN, { processing: { equals: true } }, silent] },
    pagination: false,
    limit: 0,
  });
  return docs;
}

/** Puts an abandoned job back, once, with one more try on its record: waiting, or failed for good. */
export async function takeBackJob(
  { db }: Payload,
  job: JobRecord,
  { waitUntil, failed, at }: { waitUntil: number; failed: boolean; at: number },
): Promise<boolean> {
  const message = 'the process that did this was lost';
  const lease: Where = job.leaseUntil ? { leaseUntil: { equals: job.leaseUntil } } : { leaseUntil: { exists: false } };
  const data = {
    processing: false,
    leaseUntil: null,
    totalTried: (job.totalTried ?? 0) + 1,
    hasError: failed,
    waitUntil: iso(waitUntil),
    updatedAt: iso(at),
    ...(failed ? { error: { message } } : {}),
  };
  const where: Where = { and: [{ id: { equals: job.id } }, { processing: { equals: true } }, lease] };
  if (!(await db.updateOne({ collection: JOBS, where, data }))) return false;
  const entry = {
    id: crypto.randomUUID(),
    executedAt: job.updatedAt,
    completedAt: iso(at),
    taskSlug: job.taskSlug,
    taskID: '1',
    input: job.input,
    state: 'failed',
    error: { message },
  };
  await db.updateJobs({ id: job.id, data: { log: { $push: entry } }, req: {}, returning: false });
  return true;
}
