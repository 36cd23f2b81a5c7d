import { setTimeout as wait } from 'node:timers/promises';
import { type EnqueuedTask, Meilisearch, MeilisearchApiError, type MultiSearchQuery, type SearchResponse } from 'meilisearch';
import type { MeiliDocument } from './document.ts';

/** The server could not be reached, did not answer in time, refused us, or failed at a task. */
export class EngineError extends Error {
  /** Meilisearch's own code, such as `index_not_found`, where it gave one. */
  readonly code?: string;
  constructor(message: string, code?: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'EngineError';
    this.code = code;
  }

  /** Whether the server is well, but does not take this question. */
  get isRefusal(): boolean {
    return this.code?.startsWith('invalid_search') ?? false;
  }
}

export interface EngineOptions {
  host: string;
  apiKey?: string;
  /** Milliseconds for one call. */
  timeout?: number;
}

export type Found = Partial<MeiliDocument>;
export type Query = Omit<MultiSearchQuery, 'indexUid' | 'q'>;
export type Answer = Pick<SearchResponse<Found>, 'hits' | 'facetDistribution'> & { totalHits?: number };

/** The official client, with a time limit on every call, tasks that are waited for, and one kind of error. */
export type Engine = ReturnType<typeof createEngine>;

const CALL_MS = 2000;
const FIRST_LOOK_MS = 4;
const LONGEST_PAUSE_MS = 500;

export function createEngine({ host, apiKey, timeout = CALL_MS }: EngineOptions) {
  const client = new Meilisearch({ host, apiKey, timeout });

  /** Looks more and more seldom: most tasks are done in a few milliseconds, some in minutes. */
  const done = (enqueued: Promise<EnqueuedTask>, withinMs: number) =>
    told(async () => {
      const { taskUid } = await enqueued;
      const until = performance.now() + withinMs;
      for (let pause = FIRST_LOOK_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
        const { status, error } = await client.tasks.getTask(taskUid);
        if (status === 'succeeded') return;
        if (status === 'failed' || status === 'canceled')
          throw new EngineError(error?.message ?? `task ${taskUid} was ${status}`, error?.code);
        if (performance.now() > until) throw new EngineError(`task ${taskUid} was not done within ${withinMs} ms`);
        await wait(pause);
      }
    });

  return {
    client,
    done,
    /** Throws unless the server is there and takes our key. */
    reach: () => told(() => client.getStats().then(() => undefined)),
    ask: (uid: string, queries: Query[]): Promise<Answer[]> =>
      queries.length === 0
        ? Promise.resolve([])
        : told(async () => {
            const { results } = await client.multiSearch<{ queries: MultiSearchQuery[] }, Found>({
              queries: queries.map((query) => ({ indexUid: uid, q: '', ...query })),
            });
            return results as Answer[];
          }),
    fetch: (uid: string, query: { filter?: string[]; fields: (keyof MeiliDocument)[]; offset: number; limit: number }) =>
      told(() => client.index<MeiliDocument>(uid).getDocuments<Found>(query)),
  };
}

/** Errors of the client name the whole request, with its filter and key: only what happened is passed on. */
async function told<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof EngineError) throw error;
    if (error instanceof MeilisearchApiError) throw new EngineError(error.message, error.cause?.code);
    throw new EngineError(`Meilisearch does not answer: ${reasonOf(error)}`);
  }
}

/** What stands at the bottom of an error: the client wraps what Node wraps. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message || error.name;
}

export type AskEngine = (queries: Query[]) => Promise<Answer[]>;
