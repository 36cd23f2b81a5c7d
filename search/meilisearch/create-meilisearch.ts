import type { PlaceDocument, SearchPort } from '../port.ts';
import { toHits } from '../rules/facility-hits.ts';
import { bestPlaces, placeNames } from '../rules/place-order.ts';
import { plainCode } from '../rules/plain-code.ts';
import { createHighlighter } from '../text/highlight.ts';
import { createSpell } from '../text/pinyin.ts';
import { parseQuery } from '../text/query.ts';
import { COUNT, conditionsFor, kindFilter, type ReadEngine, textFilters } from './ask-text.ts';
import { type AskEngine, createEngine } from './engine.ts';
import { findAllFacilities, findFacilities } from './find-facilities.ts';
import { findTexts } from './find-texts.ts';
import { keepIndex } from './keep-index.ts';
import { readAll } from './read-all.ts';

export interface MeilisearchOptions {
  host: string;
  apiKey?: string;
  /** The index: one a city, so that several cities can share a server. Letters, digits and hyphens. */
  index: string;
  /** A city's place names in pinyin: `{ 溱潼: 'qin tong' }`. */
  readings?: Parameters<typeof createSpell>[0];
  /** Milliseconds for one call. */
  timeout?: number;
}

/** A search port whose engine may be away. */
export interface RemoteSearch extends SearchPort {
  /** Throws unless the engine answers. */
  reach(): Promise<void>;
}

/** Search on a Meilisearch server (1.15 or later). Throws an `EngineError` when the server cannot be relied on. */
export function createMeilisearch({ host, apiKey, index: uid, readings, timeout }: MeilisearchOptions): RemoteSearch {
  const engine = createEngine({ host, apiKey, timeout });
  const spell = createSpell(readings);
  const highlight = createHighlighter(spell);
  const keeper = keepIndex(engine, { uid, spell });

  const ask: AskEngine = (queries) => keeper.use(() => engine.ask(uid, queries));
  const read: ReadEngine = (filter, fields) => keeper.use(() => readAll(engine, uid, { filter, fields }));

  return {
    index: (documents) => keeper.change({ put: documents }),
    remove: (ids) => keeper.change({ gone: ids }),
    searchFacilities: async (query) => {
      const { total, hits, facets, conditions } = await findFacilities({ ask, read }, query);
      return {
        total,
        facets,
        hits: toHits(hits, query.highlight ? (document) => highlight.facility(document, conditions) : undefined),
      };
    },
    allFacilities: async (query) => {
      return toHits(await findAllFacilities({ ask, read }, { query, spell }));
    },
    searchTexts: async (query) => {
      const found = await findTexts(ask, query);
      return found.map(({ document, conditions }) => ({
        ...document,
        highlight: { title: highlight.title(document.title, conditions) },
      }));
    },
    suggestPlaces: async (query) => {
      const terms = parseQuery(query.q);
      if (!terms) return [];
      const conditions = await conditionsFor(ask, terms, [kindFilter(['place'])]);
      const found = await read([kindFilter(['place']), textFilters(conditions)], ['document']);
      const places = found.map(({ document }) => document as PlaceDocument);
      return bestPlaces(
        places.map((document) => ({ document, names: placeNames(document, spell) })),
        query,
      );
    },
    counts: async () => {
      const [answer] = await ask([{ ...COUNT, facets: ['kind'] }]);
      const { facility = 0, article = 0, place = 0, policy = 0, activity = 0 } = answer?.facetDistribution?.kind ?? {};
      return { facilities: facility, articles: article, places: place, policies: policy, activities: activity };
    },
    get: async (id) => (await read([`key = '${plainCode(id)}'`], ['document']))[0]?.document,
    swap: keeper.swap,
    mend: keeper.mend,
    hashes: keeper.hashes,
    status: () => ({ engine: 'meilisearch', answering: 'meilisearch', address: new URL(host).origin }),
    reach: engine.reach,
    close: async () => undefined,
  };
}
