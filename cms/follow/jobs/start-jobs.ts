import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { machineTime } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { forRequest } from '#cms/ports/request-scope.ts';
import { watched } from '#cms/ports/watch.ts';
import { createLane, type Lane, type Task } from './lane.ts';
import { setRunner } from './run-task.ts';
import { TASK_LIST, TASK_NAMES, type TaskName } from './task-list.ts';
import { createTasks } from './tasks.ts';

const EVERY_MS = 15_000;
/** A process that has not been heard of for so long is taken for dead, and its jobs are given to others. */
const LEASE_MS = 60_000;
/** At the end, how long a job that is under way is waited for. */
const PATIENCE_MS = 4000;
/** A task of which nothing was heard for so long stands still: no turn came to its end, and no job. */
const SILENCE_MS = 10 * 60_000;

export interface Jobs {
  /** Looks once at everything, as the clock does. */
  turn(): Promise<void>;
  /** Tasks that stand still. */
  findStuck(): TaskName[];
  /** Waits so long for what is under way, and gives the rest back to the queue. */
  stop(patienceMs?: number): Promise<void>;
}

export interface JobsOptions {
  tasks?: (portal: Portal, me: string) => Partial<Record<TaskName, Task>>;
  everyMs?: number;
  leaseMs?: number;
  silenceMs?: number;
}

/**
 * Work that time asks for: holds that ran out, refunds that could not be sent yet, families that wait for a place. Each
 * piece is a job in Payload's queue, done by one of the processes that share the database, tried again in growing
 * pauses, and on record for administrators. An idle portal only reads.
 */
export function startJobs(
  portal: Portal,
  { tasks: make = createTasks, everyMs = EVERY_MS, leaseMs = LEASE_MS, silenceMs = SILENCE_MS }: JobsOptions = {},
): Jobs {
  const me = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  const tasks = make(portal, me);
  const heard = new Map<TaskName, number>(TASK_NAMES.map((name) => [name, machineTime()]));
  const run = async ({ id, task, about }: { id: string; task: TaskName; about: string }) => {
    try {
      const work = tasks[task];
      if (!work) throw new Error(`no task ${task}`);
      return await watched(
        'job',
        () => task,
        () => work.run(about),
      );
    } catch (error) {
      portal.log.warn({ err: error, task, job: id, about }, 'a job failed');
      throw error;
    } finally {
      heard.set(task, machineTime());
    }
  };
  // What a request has left to be done is done in its name.
  setRunner(portal.payload, (job) => forRequest(job.request, () => run(job)));
  const lanes = TASK_NAMES.flatMap((name) => {
    const task = tasks[name];
    if (!task) return [];
    const lane = createLane({ portal, me, name, task, retries: TASK_LIST[name], leaseMs });
    return [oneAtATime(lane, { log: portal.log, task: name, done: () => heard.set(name, machineTime()) })];
  });
  const turn = async () => void (await Promise.all(lanes.map((lane) => lane.turn())));
  const timer = setInterval(turn, everyMs);
  timer.unref();
  return {
    turn,
    findStuck: () => TASK_NAMES.filter((name) => tasks[name] && machineTime() - (heard.get(name) ?? 0) > silenceMs),
    stop: async (patienceMs = PATIENCE_MS) => {
      clearInterval(timer);
      await Promise.all(lanes.map((lane) => lane.stop(patienceMs)));
    },
  };
}

/** A turn that takes longer than the clock's beat is not begun twice, and one that fails is tried at the next beat. */
function oneAtATime(lane: Lane, { log, task, done }: Pick<Portal, 'log'> & { task: TaskName; done: () => void }): Lane {
  let busy: Promise<void> | undefined;
  const guarded = async () => {
    try {
      await lane.turn();
      done();
    } catch (error) {
      log.error({ err: error, task }, 'background work could not be looked at and will be tried again');
    } finally {
      busy = undefined;
    }
  };
  return { ...lane, turn: () => (busy ??= guarded()) };
}
