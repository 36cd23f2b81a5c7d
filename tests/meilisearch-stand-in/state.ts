import { indexNotFound, MeiliError } from './meili-error.ts';
import type { Json, Values } from './values.ts';
import type { WordIndex } from './word-index.ts';

export interface StoredIndex {
  uid: string;
  primaryKey: string | null;
  createdAt: string;
  updatedAt: string;
  /** What was set; `settingsOf` adds what was not. */
  settings: Json;
  /** By primary key; a place in the order of insertion stands for the internal id. */
  documents: Map<string, Json>;
  /** What filters read, forgotten at every change. */
  values?: Values;
  /** What words are looked up in, forgotten at every change. */
  words?: WordIndex;
}

export interface Task {
  uid: number;
  batchUid: number | null;
  indexUid: string | null;
  status: 'enqueued' | 'processing' | 'succeeded' | 'failed' | 'canceled';
  type: string;
  canceledBy: number | null;
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
  /** Requests with more clauses than an engine should be asked, as they were put. */
  tooLong: string[];
  find(uid: string): StoredIndex;
  create(uid: string, primaryKey?: string | null): StoredIndex;
  enqueue(type: string, indexUid: string | null, details: Json, work: () => Json | undefined): object;
  /** Stops tasks that have not begun. */
  cancel(uids: number[]): object;
}

export function createState(): State {
  const indexes = new Map<string, StoredIndex>();
  const tasks: Task[] = [];
  let last: Promise<void> = Promise.resolve();

  const run = async (task: Task, work: () => Json | undefined) => {
    await new Promise((later) => setTimeout(later, state.delay));
    if (task.status === 'canceled') return;
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
      if ('indexedDocuments' in task.details) task.details.indexedDocuments = 0;
    }
    Object.assign(task, { finishedAt: now(), duration: 'PT0.001S', batchUid: task.uid });
  };

  const state: State = {
    indexes,
    tasks,
    failing: 0,
    delay: 0,
    tooLong: [],
    find: (uid) => {
      const index = indexes.get(uid);
      if (!index) throw indexNotFound(uid);
      return index;
    },
    create: (uid, primaryKey = null) => {
      const known = indexes.get(uid);
      if (known) return known;
      const index = { uid, primaryKey, createdAt: now(), updatedAt: now(), settings: {}, documents: new Map() };
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
    cancel: (uids) => {
      const waiting = tasks.filter(({ uid, status }) => uids.includes(uid) && status === 'enqueued');
      for (const task of waiting) Object.assign(task, { status: 'canceled', canceledBy: tasks.length, finishedAt: now() });
      const details = { matchedTasks: uids.length, canceledTasks: waiting.length, originalFilter: `?uids=${uids.join(',')}` };
      return state.enqueue('taskCancelation', null, details, () => undefined);
    },
  };
  return state;
}

let ticks = 0;

/** As fine as the server's own clock: no two of them are the same. */
function now(): string {
  ticks = (ticks + 1) % 1_000_000;
  return new Date().toISOString().replace('Z', `${String(ticks).padStart(6, '0')}Z`);
}
