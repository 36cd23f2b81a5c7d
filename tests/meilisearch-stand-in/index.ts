import type { Key } from './keys.ts';
import { type Faults, listen, type Sent } from './server.ts';
import { createState } from './state.ts';

interface Options {
  /** The master key. */
  apiKey?: string;
  /** Keys that may do less. */
  keys?: Key[];
  port?: number;
  /** Whether questions may have any number of clauses; otherwise closing fails for one that had too many. */
  anyLength?: boolean;
}

/**
 * Starts a small Meilisearch on this machine: indexes, settings, documents, tasks, keys, word search, filters, facets,
 * sort and swap, as `recorded-answers.json` shows that a server answers. It counts clauses: see `tooLong`.
 */
export async function startMeilisearchStandIn({ apiKey, keys = [], port: wanted = 0, anyLength = false }: Options = {}) {
  const state = createState();
  const faults: Faults = { down: false, slow: 0 };
  const sent: Sent[] = [];
  const all = apiKey ? [{ key: apiKey, actions: ['*'], indexes: ['*'] }, ...keys] : keys;
  const { server, port } = await listen(state, { keys: all, faults, sent, port: wanted });
  return {
    host: `http://127.0.0.1:${port}`,
    state,
    faults,
    sent,
    close: () =>
      new Promise<void>((closed, failed) => {
        server.closeAllConnections();
        server.close(() => {
          const [first] = anyLength ? [] : state.tooLong;
          if (first) failed(new Error(`a request to the engine had more than 60 clauses: ${first}`));
          else closed();
        });
      }),
  };
}

export type MeilisearchStandIn = Awaited<ReturnType<typeof startMeilisearchStandIn>>;
