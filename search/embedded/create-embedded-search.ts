import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { compareIndex, contentHash, countDifferences } from '../compare.ts';
import { type Change, createMeanwhile } from '../meanwhile.ts';
import type { IndexFile, OnProgress, Point, SearchDocument, SearchPort } from '../port.ts';
import { atTheDoor } from '../rules/at-the-door.ts';
import { locationOf } from '../rules/facility-filters.ts';
import { pageRange, toHits } from '../rules/facility-hits.ts';
import { bestPlaces } from '../rules/place-order.ts';
import { toTextHit } from '../rules/text-order.ts';
import { createHighlighter } from '../text/highlight.ts';
import { createSpell, type Spell } from '../text/pinyin.ts';
import { parseQuery } from '../text/query.ts';
import { findFacilities } from './find-facilities.ts';
import { findTexts } from './find-texts.ts';
import { firstInOrder } from './first-in-order.ts';
import { compareByCell } from './grid.ts';
import { createStore, type Store } from './store.ts';

const DOCUMENTS_A_TURN = 200;

/**
 * Search in this process's own memory, or where a file is given in that, which a later start takes up. `readings` are a
 * city's place names in pinyin: `{ 溱潼: 'qin tong' }`.
 */
export function createEmbeddedSearch({
  readings,
  file,
}: {
  readings?: Parameters<typeof createSpell>[0];
  file?: IndexFile;
} = {}): SearchPort {
  const spell = createSpell(readings);
  const highlight = createHighlighter(spell);
  const meanwhile = createMeanwhile();
  const emptyStore = () => createStore(spell, file?.create());
  let store = emptyStore();
  let closed = false;

  const change = async (one: Change) => {
    store.apply(one);
    meanwhile.note(one);
  };
  const hashes = () => new Map(store.all().map((document) => [document.id, contentHash(document)]));

  const replace = async (documents: SearchDocument[], changes: Change[], onProgress?: OnProgress) => {
    const next = emptyStore();
    try {
      await putInTurns(next, neighboursTogether(documents), onProgress);
      for (const one of changes) next.apply(one);
      if (closed) throw new Error('search was closed while a new index was being built');
    } catch (error) {
      next.close();
      throw error;
    }
    store.close();
    store = next;
  };

  return atTheDoor({
    index: (documents) => change({ put: documents }),
    remove: (ids) => change({ gone: ids }),
    searchFacilities: async (query) => {
      const { rows, firstAmong, facets, conditions, order } = findFacilities(store, query);
      const { from, size } = pageRange(query);
      const shown = firstInOrder(firstAmong(from + size), from + size, order).slice(from);
      return {
        total: rows.size(),
        hits: toHits(shown, query.highlight ? (document) => highlight.facility(document, conditions) : undefined),
        facets,
      };
    },
    allFacilities: async (query) => {
      const { rows, order } = findFacilities(store, query);
      return toHits(rows.array().map(order.itemOf).sort(order.compare));
    },
    searchTexts: async (query) =>
      findTexts(store, query).map(({ document, conditions }) => ({
        ...toTextHit(document),
        highlight: { title: highlight.title(document.title, conditions) },
      })),
    suggestPlaces: async (query) => {
      const terms = parseQuery(query.q);
      if (!terms) return [];
      const rows = store.places.find(store.places.conditionsFor(terms));
      return bestPlaces(rows.array().map(store.places.at), query);
    },
    counts: async () => {
      const articles = store.texts.all().filter(({ document }) => document.kind === 'article').length;
      return {
        facilities: store.facilities.size(),
        articles,
        places: store.places.size(),
        policies: store.texts.size() - articles,
        activities: store.activities.size(),
      };
    },
    get: async (id) => store.get(id),
    swap: (documents, onProgress) =>
      meanwhile.during(async (changes) =>
        replace(typeof documents === 'function' ? await documents() : documents, changes, onProgress),
      ),
    mend: (read) =>
      meanwhile.during(async (changes) => {
        const documents = await read();
        const differences = compareIndex(documents, hashes());
        if (countDifferences(differences) * 2 > documents.length) {
          await replace(documents, changes);
        } else {
          const off = new Set([...differences.missing, ...differences.different]);
          await putInTurns(
            store,
            documents.filter(({ id }) => off.has(id)),
          );
          for (const one of [{ gone: differences.surplus }, ...changes]) store.apply(one);
        }
        return differences;
      }),
    hashes: async () => hashes(),
    takeUp: (fits) =>
      meanwhile.during(async (changes) => {
        const kept = await file?.open();
        if (!kept) return false;
        const next = (await fits(kept.mark)) ? readStore(spell, kept.db) : undefined;
        if (!next || closed) {
          kept.db.close();
          return false;
        }
        for (const one of changes) next.apply(one);
        store.close();
        store = next;
        return true;
      }),
    keep: (mark) => meanwhile.during(async () => (closed ? undefined : file?.keep(store.db, mark))),
    status: () => ({ engine: 'embedded', answering: 'embedded' }),
    close: async () => {
      if (closed) return;
      closed = true;
      store.close();
    },
  });
}

/** What is whole, and yet no index, is none. */
function readStore(spell: Spell, db: DatabaseSync): Store | undefined {
  try {
    return createStore(spell, db);
  } catch {
    return undefined;
  }
}

async function putInTurns(store: Store, documents: SearchDocument[], onProgress?: OnProgress): Promise<void> {
  for (let from = 0; from < documents.length; from += DOCUMENTS_A_TURN) {
    store.apply({ put: documents.slice(from, from + DOCUMENTS_A_TURN) });
    onProgress?.(Math.min(from + DOCUMENTS_A_TURN, documents.length), documents.length);
    await nextTurn();
  }
}

function neighboursTogether(documents: readonly SearchDocument[]): SearchDocument[] {
  const placeOf = (document: SearchDocument) => (document.kind === 'facility' && locationOf(document)) || NOWHERE;
  return documents.toSorted((a, b) => compareByCell(placeOf(a), placeOf(b)));
}

/** Before all places. */
const NOWHERE: Point = { lat: -91, lng: 0 };
