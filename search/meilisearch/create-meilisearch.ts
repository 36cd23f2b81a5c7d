import { setTimeout as wait } from 'node:timers/promises';
import type { Change } from '../meanwhile.ts';
import type { SearchPort } from '../port.ts';
import { atTheDoor } from '../rules/at-the-door.ts';
import { toHits } from '../rules/facility-hits.ts';
import { plainCode } from '../rules/plain-code.ts';
import { createHighlighter } from '../text/highlight.ts';
import { createSpell } from '../text/pinyin.ts';
import { COUNT } from './ask.ts';
import { askTogether } from './ask-together.ts';
import type { Means } from './decide.ts';
import { createEngine } from './engine.ts';
import { findAllFacilities, findFacilities } from './find-facilities.ts';
import { findPlaces } from './find-places.ts';
import { findTexts } from './find-texts.ts';
import { keepIndex } from './keep-index.ts';
import { createUnsettled } from './unsettled.ts';

export interface MeilisearchOptions {
  host: string;
  apiKey?: string;
  /** The index: one a city, so that several cities can share a server. Letters, digits and hyphens. */
  index: string;
  /** A city's place names in pinyin: `{ 溱潼: 'qin tong' }`. */
  readings?: Parameters<typeof createSpell>[0];
  /** Milliseconds for one call. */
  timeout?: number;
  /** Milliseconds between two looks whether another process has told the engine of what it has changed. */
  looks?: readonly number[];
}

/** A search port whose engine may be away. */
export interface RemoteSearch extends SearchPort {
  /** Throws unless the engine answers and takes our key. */
  reach(): Promise<void>;
  /** Remembers a change that the engine is not told of, for a mending that is under way. Says whether one is. */
  note(change: Change): boolean;
  /** Calls for a change that was accepted and then failed. */
  onFailure(listener: (error: unknown) => void): void;
}

/** Search on a Meilisearch server (1.15 or later). Throws an `EngineError` when the server cannot be relied on. */
export function createMeilisearch({ host, apiKey, index: uid, readings, timeout, looks }: MeilisearchOptions): RemoteSearch {
  const engine = createEngine({ host, apiKey, timeout });
  const spell = createSpell(readings);
  const highlight = createHighlighter(spell);
  const unsettled = createUnsettled(spell);
  const keeper = keepIndex(engine, { uid, spell, unsettled, looks });
  const means = (): Means => ({ ask: askTogether((queries) => engine.ask(uid, queries)), spell, unsettled });

  return atTheDoor({
    index: (documents, told) => keeper.change({ put: documents }, told),
    remove: (ids, told) => keeper.change({ gone: ids }, told),
    searchFacilities: async (query) => {
      const { total, hits, facets, conditions } = await findFacilities(means(), query);
      const mark = query.highlight
        ? (document: (typeof hits)[0]['document']) => highlight.facility(document, conditions)
        : undefined;
      return { total, facets, hits: toHits(hits, mark) };
    },
    allFacilities: async (query) => toHits(await findAllFacilities(means(), query)),
    searchTexts: async (query) => {
      const found = await findTexts(means(), query);
      return found.map(({ document, conditions }) => ({
        ...document,
        highlight: { title: highlight.title(document.title, conditions) },
      }));
    },
    suggestPlaces: (query) => findPlaces(means(), query),
    counts: async () => {
      const { without, store } = unsettled.now();
      const changed = store.all();
      const [answer] = await engine.ask(uid, [{ ...COUNT, filter: without, facets: ['kind'] }]);
      const of = (kind: string) =>
        (answer?.facetDistribution?.kind?.[kind] ?? 0) + changed.filter((document) => document.kind === kind).length;
      return {
        facilities: of('facility'),
        articles: of('article'),
        places: of('place'),
        policies: of('policy'),
        activities: of('activity'),
      };
    },
    get: async (id) => {
      const changed = unsettled.get(id);
      if (changed !== undefined) return changed ?? undefined;
      const [answer] = await engine.ask(uid, [
        { filter: [`key = '${plainCode(id)}'`], limit: 1, attributesToRetrieve: ['document'] },
      ]);
      return answer?.hits[0]?.document;
    },
    swap: keeper.swap,
    mend: keeper.mend,
    hashes: keeper.hashes,
    status: () => ({ engine: 'meilisearch', answering: 'meilisearch', address: new URL(host).origin }),
    reach: () => engine.reach(uid),
    note: keeper.note,
    onFailure: keeper.onFailure,
    close: async () => {
      // What was accepted is done by the server in any case.
      await Promise.race([unsettled.settled(), wait(CLOSE_MS, undefined, { ref: false })]);
      unsettled.close();
    },
  });
}

const CLOSE_MS = 1000;
