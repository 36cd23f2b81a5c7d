import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SearchDocument, SearchPort } from '../port.ts';
import { createSpell } from '../text/pinyin.ts';
import { countFacets } from './facets.ts';
import { findFacilities, toHit } from './find-facilities.ts';
import { findPlaces } from './find-places.ts';
import { findTexts } from './find-texts.ts';
import { createStore, type Store } from './store.ts';

const DOCUMENTS_A_TURN = 200;

type Change = (store: Store) => void;

/** Search in this process's own memory. `readings` are a city's place names in pinyin: `{ 溱潼: 'qin tong' }`. */
export function createEmbeddedSearch({ readings }: { readings?: Readonly<Record<string, string>> } = {}): SearchPort {
  const spell = createSpell(readings);
  let store = createStore(spell);
  let closed = false;
  /** What changed since each coming index was asked for: its documents were read before, so it must be told. */
  const missed = new Set<Change[]>();
  let swapping: Promise<unknown> = Promise.resolve();

  const change = (apply: Change) => {
    apply(store);
    for (const changes of missed) changes.push(apply);
  };

  const build = async (documents: SearchDocument[], changes: Change[]) => {
    const next = createStore(spell);
    try {
      for (let from = 0; from < documents.length; from += DOCUMENTS_A_TURN) {
        next.put(documents.slice(from, from + DOCUMENTS_A_TURN));
        await nextTurn();
      }
      for (const apply of changes) apply(next);
      if (closed) throw new Error('search was closed while a new index was being built');
    } catch (error) {
      next.close();
      throw error;
    } finally {
      missed.delete(changes);
    }
    store.close();
    store = next;
  };

  return {
    index: async (documents) => change((one) => one.put(documents)),
    remove: async (ids) => change((one) => one.remove(ids)),
    searchFacilities: async (query) => {
      const { matching, scope } = findFacilities(store.facilities, query);
      const perPage = Math.max(0, Math.trunc(query.perPage) || 0);
      const from = (Math.max(1, Math.trunc(query.page) || 1) - 1) * perPage;
      return { total: matching.length, hits: matching.slice(from, from + perPage).map(toHit), facets: countFacets(scope, query) };
    },
    allFacilities: async (query) => findFacilities(store.facilities, query).matching.map(toHit),
    searchTexts: async (query) => findTexts(store.texts, query),
    suggestPlaces: async (query) => findPlaces(store.places, query),
    counts: async () => {
      const articles = [...store.texts.entries.values()].filter(({ document }) => document.kind === 'article').length;
      return {
        facilities: store.facilities.entries.size,
        articles,
        places: store.places.entries.size,
        policies: store.texts.entries.size - articles,
      };
    },
    get: async (id) =>
      (store.facilities.entries.get(id) ?? store.texts.entries.get(id) ?? store.places.entries.get(id))?.document,
    swap: (documents) => {
      const changes: Change[] = [];
      missed.add(changes);
      const mine = swapping.then(() => build(documents, changes));
      swapping = mine.catch(() => undefined);
      return mine;
    },
    close: async () => {
      if (closed) return;
      closed = true;
      store.close();
    },
  };
}
