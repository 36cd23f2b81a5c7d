import { setTimeout as wait } from 'node:timers/promises';
import type { Change } from './meanwhile.ts';
import type { RemoteSearch } from './meilisearch/create-meilisearch.ts';
import { EngineError } from './meilisearch/engine.ts';
import type { Differences, ReadDocuments, SearchPort, SearchStatus, Told } from './port.ts';

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
  /** Whether the engine will not take our key. */
  ofKey: boolean;
}

const LOOK_EVERY_MS = 5000;
const LATE = Symbol('late');

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
  /** Changes that the engine has not been told of, and no mending has taken note of. */
  let missed = 0;
  /** Whether the main engine has ever been found to be whole. */
  let wasWhole = false;
  let closed = false;

  const reasonFor = (error: unknown) => ({
    why: error instanceof Error ? error.message : String(error),
    ofKey: error instanceof EngineError && error.isOfKey,
  });
  const leave = (error: unknown) => {
    if (away || closed) return;
    away = { since: new Date().toISOString(), ...reasonFor(error) };
    log.warn({ why: away.why }, 'the search engine is away: the index in memory answers until it is back');
  };
  const leaveAndLook = (error: unknown) => {
    if (away || closed) return;
    leave(error);
    lookLater();
  };
  main.onFailure((error) => {
    missed += 1;
    leaveAndLook(error);
  });

  const lookLater = () => {
    if (closed) return;
    timer = setTimeout(() => void look(), lookEvery);
    timer.unref();
  };

  const look = () => settle(main.reach().then(() => main.mend(read))).catch(() => undefined);

  /** Takes the engine into use once it is mended, unless a change has failed meanwhile; looks again otherwise. */
  const settle = async (mending: Promise<Differences>) => {
    const before = missed;
    try {
      const differences = await mending;
      if (closed) return differences;
      if (missed !== before) lookLater();
      else back(differences);
      return differences;
    } catch (error) {
      if (away) away = { ...away, ...reasonFor(error) };
      else leave(error);
      lookLater();
      throw error;
    }
  };

  const back = (differences: Differences) => {
    wasWhole = true;
    if (!away) return;
    log.info(count(differences), 'the search engine is back and mended');
    away = undefined;
    dropSpare();
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
        else leaveAndLook(error);
      }
    }
    return ask(await spareSearch());
  };

  /** An engine that is away is sent nothing: before it answers again it is compared with the database. */
  const written = async (change: Change, told?: Told): Promise<void> => {
    const write = (search: SearchPort) => ('put' in change ? search.index(change.put, told) : search.remove(change.gone, told));
    if (away) missed += main.note(change) ? 0 : 1;
    else
      await write(main).catch((error) => {
        missed += 1;
        leaveAndLook(error);
      });
    if (spare) await write(await spare).catch(() => undefined);
  };

  /** Lets go after `patience` milliseconds: the mending goes on, and the index in memory answers until it is done. */
  const mend: SearchPort['mend'] = async (wanted, patience) => {
    if (away) return (await spareSearch()).mend(wanted);
    try {
      const mending = settle(main.mend(wanted));
      if (patience === undefined) return await mending;
      mending.catch(() => undefined);
      const first = await Promise.race([mending, wait(patience, LATE, { ref: false })]);
      if (first !== LATE) return first;
      leave(new Error('it is still being brought up to date'));
    } catch {
      // It has been said why.
    }
    return (await spareSearch()).mend(wanted);
  };

  return {
    index: (documents, told) => written({ put: documents }, told),
    remove: (ids, told) => written({ gone: ids }, told),
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
          leaveAndLook(error);
        }
      }
      await (await spareSearch()).swap(documents, onProgress);
    },
    mend,
    status: (): SearchStatus => {
      if (!away) return main.status();
      const { since, why, ofKey } = away;
      return { ...main.status(), answering: 'embedded', since, why, ...(ofKey && !wasWhole ? { misconfigured: true } : {}) };
    },
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
