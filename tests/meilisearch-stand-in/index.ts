import { type Faults, listen } from './server.ts';
import { createState } from './state.ts';

/**
 * Starts a small Meilisearch on this machine: indexes, settings, documents, tasks, filters, facets, sort and swap, in
 * the shapes of its own documentation and test suite. It does not search for words.
 */
export async function startMeilisearchStandIn({ apiKey, port: wanted = 0 }: { apiKey?: string; port?: number } = {}) {
  const state = createState();
  const faults: Faults = { down: false, slow: 0 };
  const { server, port } = await listen(state, { apiKey, faults, port: wanted });
  return {
    host: `http://127.0.0.1:${port}`,
    state,
    faults,
    close: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

export type MeilisearchStandIn = Awaited<ReturnType<typeof startMeilisearchStandIn>>;
