import { indexNotFound, MeiliError } from './meili-error.ts';
import type { Values } from './values.ts';

export type Json = Record<string, unknown>;

export interface StoredIndex {
  uid: string;
  primaryKey: string | null;
  createdAt: string;
  updatedAt: string;
  settings: Json;
  /** By primary key; a place in the order of insertion stands for the internal id. */
  documents: Map<string, Json>;
  /** What filters read, forgotten at every change. */
  values?: Values;
}

export interface Task {
  uid: number;
  batchUid: number | null;
  indexUid: string | null;
  status: 'enqueued' | 'processing' | 'succeeded' | 'failed';
  type: string;
  canceledBy: null;
  details: Json;
  error: object | null;
  duration: string | null;
  enqueuedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

/** Indexes and tasks; tasks are done one after the other, in the order they came, a moment after they were accepted. */
export interface State {
  indexes: Map<string, StoredIndex>;
  tasks: Task[];
  /** Tasks still to fail, whatever they are. */
  failing: number;
  /** Milliseconds before a task is begun. */
  delay: number;
  find(uid: string): StoredIndex;
  create(uid: string, primaryKey?: string): StoredIndex;
  enqueue(type: string, indexUid: string | null, details: Json, work: () => Json | undefined): object;
}

export function createState(): State {
  const indexes = new Map<string, StoredIndex>();
  const tasks: Task[] = [];
  let last: Promise<void> = Promise.resolve();

  const run = async (task: Task, work: () => Json | undefined) => {
    await new Promise((later) => setTimeout(later, state.delay));
    task.status = 'processing';
    task.startedAt = now();
    try {
      if (state.failing > 0) {
        state.failing -= 1;
        throw new MeiliError(500, 'internal', 'No space left on device (os error 28)');
      }
      Object.assign(task.details, work());
      task.status = 'succeeded';
    } catch (error) {
      if (!(error instanceof MeiliError)) throw error;
      task.status = 'failed';
      task.error = error.body;
    }
    Object.assign(task, { finishedAt: now(), duration: 'PT0.001S', batchUid: task.uid });
  };

  const state: State = {
    indexes,
    tasks,
    failing: 0,
    delay: 0,
    find: (uid) => {
      const index = indexes.get(uid);
      if (!index) throw indexNotFound(uid);
      return index;
    },
    create: (uid, primaryKey) => {
      const known = indexes.get(uid);
      if (known) return known;
      const index = {
        uid,
        primaryKey: primaryKey ?? null,
        createdAt: now(),
        updatedAt: now(),
        settings: {},
        documents: new Map(),
      };
      indexes.set(uid, index);
      return index;
    },
    enqueue: (type, indexUid, details, work) => {
      const task: Task = {
        uid: tasks.length,
        batchUid: null,
        indexUid,
        status: 'enqueued',
        type,
        canceledBy: null,
        details,
        error: null,
        duration: null,
        enqueuedAt: now(),
        startedAt: null,
        finishedAt: null,
      };
      tasks.push(task);
      last = last.then(() => run(task, work));
      return { taskUid: task.uid, indexUid, status: 'enqueued', type, enqueuedAt: task.enqueuedAt };
    },
  };
  return state;
}

function now(): string {
  return new Date().toISOString();
}
