import type { RemoteSearch } from './meilisearch/create-meilisearch.ts';
import { EngineError } from './meilisearch/engine.ts';
import type { ReadDocuments, SearchPort, SearchStatus } from './port.ts';

export interface FallbackOptions {
  main: RemoteSearch;
  /** Makes an empty index in this process's memory. */
  createSpare: () => SearchPort;
  read: ReadDocuments;
  log: { info: (fields: object, message: string) => void; warn: (fields: object, message: string) => void };
  /** Milliseconds between two looks whether the main engine is back. */
  lookEvery?: number;
}

interface Away {
  since: string;
  why: string;
}

const LOOK_EVERY_MS = 5000;

/**
 * Answers from the main engine while it can be relied on, and from an index in memory, built when it is first asked,
 * while it cannot. A write is never refused: the database has it already, and before the main engine answers again
 * it is compared with the database and mended. So nothing needs to be queued, and nothing can be lost from a queue.
 */
export function createSearchWithFallback({
  main,
  createSpare,
  read,
  log,
  lookEvery = LOOK_EVERY_MS,
}: FallbackOptions): SearchPort {
  let away: Away | undefined;
  let spare: Promise<SearchPort> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let failedWrites = 0;
  let closed = false;

  const leave = (error: unknown) => {
    if (away || closed) return;
    away = { since: new Date().toISOString(), why: error instanceof Error ? error.message : String(error) };
    log.warn({ why: away.why }, 'the search engine is away: the index in memory answers until it is back');
    lookLater();
  };

  const lookLater = () => {
    if (closed) return;
    timer = setTimeout(() => void look(), lookEvery);
    timer.unref();
  };

  const look = async () => {
    try {
      await main.reach();
      const before = failedWrites;
      const differences = await main.mend(read);
      if (closed) return;
      if (failedWrites !== before) return lookLater();
      log.info(count(differences), 'the search engine is back and mended');
      away = undefined;
      dropSpare();
    } catch (error) {
      if (away && error instanceof Error) away = { ...away, why: error.message };
      lookLater();
    }
  };

  const spareSearch = () => {
    spare ??= build(createSpare(), read).catch((error) => {
      spare = undefined;
      throw error;
    });
    return spare;
  };

  const dropSpare = () => {
    // Whoever is still asking it has its answer before the next turn but one.
    const old = spare;
    spare = undefined;
    if (old) setTimeout(() => void old.then((search) => search.close()).catch(() => undefined), lookEvery).unref();
  };

  const answered = async <Result>(ask: (search: SearchPort) => Promise<Result>): Promise<Result> => {
    if (!away) {
      try {
        return await ask(main);
      } catch (error) {
        // A question that the engine will not take is no reason to doubt it for all others.
        if (error instanceof EngineError && error.isRefusal)
          log.warn({ why: error.message }, 'the search engine refused a question');
        else leave(error);
      }
    }
    return ask(await spareSearch());
  };

  /** The main engine is told even while it is away: it may be back already, and about to be compared. */
  const written = async (write: (search: SearchPort) => Promise<void>): Promise<void> => {
    const told = write(main).catch((error) => {
      failedWrites += 1;
      leave(error);
    });
    if (spare) await write(await spare).catch(() => undefined);
    if (!away) await told;
  };

  return {
    index: (documents) => written((search) => search.index(documents)),
    remove: (ids) => written((search) => search.remove(ids)),
    searchFacilities: (query) => answered((search) => search.searchFacilities(query)),
    allFacilities: (query) => answered((search) => search.allFacilities(query)),
    searchTexts: (query) => answered((search) => search.searchTexts(query)),
    suggestPlaces: (query) => answered((search) => search.suggestPlaces(query)),
    counts: () => answered((search) => search.counts()),
    get: (id) => answered((search) => search.get(id)),
    hashes: () => answered((search) => search.hashes()),
    swap: async (documents, onProgress) => {
      if (!away) {
        try {
          return await main.swap(documents, onProgress);
        } catch (error) {
          leave(error);
        }
      }
      await (await spareSearch()).swap(documents, onProgress);
    },
    mend: (wanted) => answered((search) => search.mend(wanted)),
    status: (): SearchStatus => ({ ...main.status(), ...(away ? { answering: 'embedded', ...away } : {}) }),
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await main.close();
      if (spare) await spare.then((search) => search.close()).catch(() => undefined);
    },
  };
}

async function build(search: SearchPort, read: ReadDocuments): Promise<SearchPort> {
  await search.swap(read);
  return search;
}

function count(differences: { missing: string[]; surplus: string[]; different: string[] }): object {
  const { missing, surplus, different } = differences;
  return { missing: missing.length, surplus: surplus.length, different: different.length };
}
