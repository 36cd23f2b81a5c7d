import { machineTime } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { claimJob, findAbandonedJobs, releaseJob, takeBackJob } from '#cms/records/job-lease.ts';
import { addJob, findBusyKeys, findRunnableJobs, type JobRecord, SHARED_QUEUE } from '#cms/records/jobs.ts';
import { pauseMs, type Retries, type TaskName } from './task-list.ts';
import { underLease } from './under-lease.ts';

/** A piece of work that waits to be done. */
export interface Due {
  /** What it is about: the id of a booking, a refund, a search. */
  id: string;
  /** The request that has left it to be done. */
  request?: string;
  /** Only this process can do it, because it is about what this process has in memory. */
  own?: boolean;
}

export interface Task {
  /** What waits now. Every process looks at every turn, so it only reads. */
  findDue(): Promise<Due[]>;
  /** Does one piece, and says in a word what became of it. Doing it twice does no harm. Throws to be tried again. */
  run(id: string): Promise<string>;
}

/** Jobs of one task that a process does side by side: most of them wait for somebody else's server. */
const AT_ONCE = 5;

export interface Lane {
  /** Queues what is due and does what can be done, until nothing is left that may be done now. */
  turn(): Promise<void>;
  /** Takes no more jobs, and gives back those that are not finished within so long. */
  stop(withinMs: number): Promise<void>;
}

interface LaneArgs {
  portal: Portal;
  /** This process. */
  me: string;
  name: TaskName;
  task: Task;
  retries: Retries;
  leaseMs: number;
}

/** One task's work, by itself: what is slow or fails here holds up no other task. */
export function createLane({ portal, me, name, task, retries, leaseMs }: LaneArgs): Lane {
  const { payload, log } = portal;
  const running = new Map<string, Promise<void>>();
  let stopping = false;

  const queueDue = async () => {
    const lookedAt = machineTime();
    const due = await task.findDue();
    if (due.length === 0) return;
    const busy = await findBusyKeys(payload, name, lookedAt);
    for (const { id, own, request } of due) {
      const key = `${name}:${own ? `${me}:` : ''}${id}`;
      if (!busy.has(key) && !stopping)
        await addJob(payload, { task: name, key, id, request, queue: own ? me : SHARED_QUEUE }, lookedAt);
    }
  };

  const takeBack = async () => {
    for (const job of await findAbandonedJobs(payload, name, machineTime())) {
      const tried = job.totalTried ?? 0;
      const failed = tried + 1 >= retries.tries;
      const waitUntil = machineTime() + pauseMs(retries, tried);
      if (await takeBackJob(payload, job, { waitUntil, failed, at: machineTime() }))
        log.warn({ task: name, job: job.id, tried: tried + 1 }, 'a process was lost in the middle of a job: it is done again');
    }
  };

  const run = async ({ id }: JobRecord) => {
    const at = machineTime();
    if (stopping || !(await claimJob(payload, id, { by: me, until: at + leaseMs, at }))) return;
    const lost = (why: unknown) => log.warn({ task: name, job: id, why }, 'a job could not be kept');
    const work = () => payload.jobs.runByID({ id, silent: true });
    const { jobStatus } = await underLease(payload, id, { by: me, leaseMs, lost, work });
    if (jobStatus?.[id]?.status === 'error-reached-max-retries')
      log.error({ task: name, job: id }, 'a job failed for good: it needs a person');
  };

  const drain = async () => {
    while (!stopping) {
      const found = await findRunnableJobs(payload, {
        task: name,
        queues: [SHARED_QUEUE, me],
        limit: AT_ONCE,
        at: machineTime(),
      });
      if (found.length === 0) return;
      await Promise.all(
        found.map((job) => {
          const work = run(job).finally(() => running.delete(job.id));
          running.set(job.id, work);
          return work;
        }),
      );
    }
  };

  return {
    turn: async () => {
      await takeBack();
      await queueDue();
      await drain();
    },
    stop: async (withinMs) => {
      stopping = true;
      const timeout = new Promise((resolve) => setTimeout(resolve, withinMs).unref());
      await Promise.race([Promise.allSettled(running.values()), timeout]);
      for (const id of running.keys()) await releaseJob(payload, id, me);
    },
  };
}
