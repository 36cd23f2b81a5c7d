import type { Payload } from 'payload';
import type { TaskName } from './task-list.ts';

type RunTask = (job: { id: string; task: TaskName; about: string; request?: string }) => Promise<string>;

/** Payload's configuration is made before there is a portal: whoever runs the jobs says here how. */
const runners = new WeakMap<Payload, RunTask>();

export function setRunner(payload: Payload, run: RunTask): void {
  runners.set(payload, run);
}

export function runTask(payload: Payload, job: Parameters<RunTask>[0]): Promise<string> {
  const run = runners.get(payload);
  if (!run) throw new Error(`no jobs are run in this process: ${job.task} was not done`);
  return run(job);
}
