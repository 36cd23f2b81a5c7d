import type { JobsConfig, TaskConfig } from 'payload';
import { machineTime } from '#cms/core/clock.ts';
import { jobsCollection } from './collection.ts';
import { runTask } from './run-task.ts';
import { pauseMs, TASK_LIST, TASK_NAMES, type TaskName } from './task-list.ts';

/** Payload keeps the jobs, their tries and their log. Claims, leases and pauses are ours: see `start-jobs.ts`. */
export const jobsConfig: JobsConfig = {
  tasks: TASK_NAMES.map(taskConfig),
  jobsCollectionOverrides: ({ defaultJobsCollection }) => jobsCollection(defaultJobsCollection),
  // Administrators see what was done: `records/old-jobs.ts` throws it away later.
  deleteJobOnComplete: false,
  // Nobody runs, queues or cancels over the web.
  access: { run: () => false, queue: () => false, cancel: () => false },
};

function taskConfig(task: TaskName): TaskConfig {
  const retries = TASK_LIST[task];
  return {
    slug: task,
    retries: { attempts: retries.tries - 1 },
    handler: async ({ input, job, req }) => {
      try {
        const { id: about, request } = input as { id: string; request?: string };
        return { output: { outcome: await runTask(req.payload, { id: String(job.id), task, about, request }) } };
      } catch (error) {
        // Payload lets pauses double without end; it keeps a later moment that a task has set.
        job.waitUntil = new Date(machineTime() + pauseMs(retries, job.totalTried ?? 0)).toISOString();
        throw error;
      }
    },
  };
}
