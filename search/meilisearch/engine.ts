import { setTimeout as wait } from 'node:timers/promises';
import { type EnqueuedTask, Meilisearch, MeilisearchApiError, type MultiSearchQuery, type SearchResponse } from 'meilisearch';
import type { MeiliDocument } from './document.ts';
import { inRequests } from './in-requests.ts';

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

  /** Whether the server does not let our key do what has to be done. */
  get isOfKey(): boolean {
    return this.code === 'invalid_api_key' || this.code === 'missing_authorization_header';
  }
}

export interface EngineOptions {
  host: string;
  apiKey?: string;
  /** Milliseconds for one call. */
  timeout?: number;
}

export type Found = Partial<MeiliDocument>;
export type Query = Omit<MultiSearchQuery, 'indexUid' | 'filter'> & { filter?: string[] };
export type Answer = Pick<SearchResponse<Found>, 'hits' | 'facetDistribution'> & { totalHits?: number };

/** The official client, with a time limit on every call, tasks that are waited for, and one kind of error. */
export type Engine = ReturnType<typeof createEngine>;

const CALL_MS = 2000;
const FIRST_LOOK_MS = 4;
const LONGEST_PAUSE_MS = 500;

export function createEngine({ host, apiKey, timeout = CALL_MS }: EngineOptions) {
  // A compressed answer comes in chunks, the last of which waits some 40 ms on a connection that is kept.
  const requestInit = { headers: { 'accept-encoding': 'identity' } };
  const client = new Meilisearch({ host, apiKey, timeout, requestInit });

  /** Looks more and more seldom: most tasks are done in a few milliseconds, some in minutes. One given up is cancelled. */
  const done = (enqueued: Promise<Pick<EnqueuedTask, 'taskUid'>>, withinMs: number) =>
    told(async () => {
      const { taskUid } = await enqueued;
      const until = performance.now() + withinMs;
      for (let pause = FIRST_LOOK_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
        const { status, error } = await client.tasks.getTask(taskUid);
        if (status === 'succeeded') return;
        if (status === 'failed' || status === 'canceled')
          throw new EngineError(error?.message ?? `task ${taskUid} was ${status}`, error?.code);
        if (performance.now() > until) {
          await Promise.resolve(client.tasks.cancelTasks({ uids: [taskUid] })).catch(() => undefined);
          throw new EngineError(`task ${taskUid} was not done within ${withinMs} ms`);
        }
        await wait(pause);
      }
    });

  const search = (uid: string, queries: Query[]) =>
    told(async () => {
      const { results } = await client.multiSearch<{ queries: MultiSearchQuery[] }, Found>({
        queries: queries.map((query) => ({ indexUid: uid, q: '', matchingStrategy: 'all', ...query })),
      });
      return results as Answer[];
    });

  return {
    client,
    done,
    told,
    /** Throws unless the server is there and takes our key. */
    reach: (uid: string) =>
      told(() => client.index(uid).getRawInfo()).then(
        () => undefined,
        (error: unknown) => {
          if (!(error instanceof EngineError && error.code === 'index_not_found')) throw error;
        },
      ),
    /** All questions in one request, or in as many as are needed to keep each of them short. */
    ask: async (uid: string, queries: Query[]): Promise<Answer[]> =>
      (await Promise.all(inRequests(queries).map((some) => search(uid, some)))).flat(),
    fetch: (uid: string, query: { fields: (keyof MeiliDocument)[]; offset: number; limit: number }) =>
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
