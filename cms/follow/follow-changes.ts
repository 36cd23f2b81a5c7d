import { type Change, tellChange } from '#cms/core/changes.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { PLACES } from '#cms/records/changes.ts';
import { CHILDREN } from '#cms/records/children.ts';
import { OF_PRICE_BOUNDS } from '#cms/records/price-ceilings.ts';
import { OF_A_FACILITY, OF_ALL_SUPPLIES } from '#cms/records/supplies.ts';
import { TEXT_COLLECTIONS, type TextCollection } from '#cms/records/text-documents.ts';
import { WAIT_RULES, WAITS } from '#cms/records/waits.ts';
import type { SearchDocument, Told } from '#search/port.ts';
import { createErrands, type Errands } from './errands.ts';

/** Brings what this process keeps in memory, and the search index, up to date with what the change log says (promise 9). */
export interface Following {
  take(change: Change): void;
  /** Settles when everything that was taken has been followed. */
  done(): Promise<void>;
  /** Whether something that was taken has not been followed yet. */
  isBehind(): boolean;
  stop(): Promise<void>;
}

const FOR_QUEUES = [CHILDREN, WAITS, WAIT_RULES, '*'];
/** What concerns the whole city at once. */
const OF_THE_CITY = ['special-days', 'areas', '*', ...OF_ALL_SUPPLIES];
/** Seldom changed: an area stands in the document of every centre in it, and what may be asked decides its price there. */
const OF_SEARCH = ['areas', '*', ...OF_PRICE_BOUNDS];
/** What is found by its own document. */
const FOUND = ['facilities', ...TEXT_COLLECTIONS] as const;

export function followChanges(portal: Portal): Following {
  const errands = (kind: string, work: (names: string[]) => Promise<void>) => createErrands(work, { kind, log: portal.log });
  // What search is told of comes apart: an engine that is slow keeps no page that is old.
  // An engine that several processes share is told by the one that has written it.
  const own = new Set<string>();
  const found = Object.fromEntries(
    FOUND.map((collection) => [
      collection,
      errands(`${collection} in search`, (ids) => putInSearch(portal, { collection, ids, own })),
    ]),
  ) as Record<(typeof FOUND)[number], Errands>;
  const index = errands('search', (collections) => mendSearch(portal, collections));
  const facilities = errands('facilities', async (ids) => {
    await portal.supplies.refresh(ids);
    await tellChange({ collection: 'facilities', ids });
    found.facilities.ask(ids);
  });
  const city = errands('city', async (collections) => {
    for (const collection of collections) await followCity(portal, collection);
    index.ask(collections.filter((one) => OF_SEARCH.includes(one)));
  });
  const pages = errands('pages', tellPages);
  const texts = errands('texts', async (names) => {
    for (const [collection, ids] of byCollection(names)) {
      await tellChange({ collection, ids });
      found[collection].ask(ids);
    }
  });
  // In this order: one may ask for what comes after it.
  const all: Errands[] = [facilities, city, pages, texts, ...Object.values(found), index];

  return {
    take: ({ collection, ids, facility, elsewhere }) => {
      const noted = (some: string[]) => {
        if (!elsewhere) for (const id of some) own.add(id);
        return some;
      };
      if (collection === PLACES) portal.occupancy.note(ids);
      if (FOR_QUEUES.includes(collection)) portal.queues.note();
      if (OF_THE_CITY.includes(collection)) city.ask([collection]);
      else if (collection === 'facilities') facilities.ask(noted(ids));
      else if (OF_A_FACILITY.includes(collection)) facilities.ask(noted(facility ? [facility] : []));
      else if (isOfTexts(collection)) texts.ask(noted(ids).map((id) => `${collection}/${id}`));
      else pages.ask([`${collection}/${facility ?? ''}`]);
    },
    done: async () => {
      for (const one of all) await one.done();
    },
    isBehind: () => all.some((one) => one.isBehind()),
    stop: async () => {
      for (const one of all) await one.stop();
    },
  };
}

const isOfTexts = (collection: string): collection is TextCollection =>
  (TEXT_COLLECTIONS as readonly string[]).includes(collection);

/** @param names collections, each with an id after a stroke */
function byCollection(names: readonly string[]): [TextCollection, string[]][] {
  const groups = Object.groupBy(names, (name) => name.slice(0, name.indexOf('/')));
  return Object.entries(groups).map(([collection, some = []]) => [
    collection as TextCollection,
    some.map((name) => name.slice(collection.length + 1)),
  ]);
}

/** Pages show what search finds as well: those made before it has followed go once more. */
async function putInSearch(
  portal: Pick<Portal, 'documents' | 'refreshReadings' | 'search'>,
  { collection, ids, own }: { collection: (typeof FOUND)[number]; ids: string[]; own: Set<string> },
): Promise<void> {
  const { documents } = portal;
  const mine = new Set(ids.filter((id) => own.delete(id)));
  if (collection === 'gazetteer-places') await portal.refreshReadings();
  const read = collection === 'facilities' ? documents.readFacilities(ids) : documents.readTexts(collection, ids);
  const there = new Map((await read).map((document) => [document.id, document]));
  await tellSearch(portal, { ids: [...mine], there });
  await tellSearch(portal, { ids: ids.filter((id) => !mine.has(id)), there }, { elsewhere: true });
  await tellChange({ collection, ids });
}

async function tellSearch(
  { search }: Pick<Portal, 'search'>,
  { ids, there }: { ids: string[]; there: Map<string, SearchDocument> },
  told?: Told,
): Promise<void> {
  const put = ids.flatMap((id) => there.get(id) ?? []);
  const gone = ids.filter((id) => !there.has(id));
  if (put.length > 0) await search.index(put, told);
  if (gone.length > 0) await search.remove(gone, told);
}

/** What is kept in memory of what concerns the whole city. */
async function followCity(portal: Portal, collection: string): Promise<void> {
  if (collection === 'special-days' || collection === '*') await portal.refreshSpecialDays();
  if (collection === '*') portal.occupancy.forgetAll();
  if (collection === '*' || OF_ALL_SUPPLIES.includes(collection)) await portal.supplies.refreshAll();
  await tellChange({ collection, ids: [] });
}

/** Brings the search index in line with the database: after bulk work, and where every centre's document may be another. */
async function mendSearch(
  portal: Pick<Portal, 'documents' | 'refreshReadings' | 'search'>,
  collections: readonly string[],
): Promise<void> {
  if (collections.includes('*')) await portal.refreshReadings();
  await portal.search.mend(portal.documents.readAll);
  for (const collection of collections) await tellChange({ collection, ids: [] });
}

/** @param names collections, each with the id of the centre concerned after a stroke, or nothing. */
async function tellPages(names: string[]): Promise<void> {
  for (const name of names) {
    const [collection = '', facility] = name.split('/', 2);
    await tellChange({ collection, ids: [], facility: facility || undefined });
  }
}
