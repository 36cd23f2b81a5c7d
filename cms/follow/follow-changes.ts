import { type Change, tellChange } from '#cms/core/changes.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { PLACES } from '#cms/records/changes.ts';
import { CHILDREN } from '#cms/records/children.ts';
import { OF_PRICE_BOUNDS } from '#cms/records/price-ceilings.ts';
import { OF_A_FACILITY, OF_ALL_SUPPLIES } from '#cms/records/supplies.ts';
import { TEXT_COLLECTIONS, type TextCollection } from '#cms/records/text-documents.ts';
import { WAIT_RULES, WAITS } from '#cms/records/waits.ts';
import type { SearchDocument } from '#search/port.ts';
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

export function followChanges(portal: Portal): Following {
  const errands = (kind: string, work: (names: string[]) => Promise<void>) => createErrands(work, { kind, log: portal.log });
  const facilities = errands('facilities', (ids) => followFacilities(portal, ids));
  const city = errands('city', (collections) => followCity(portal, collections));
  const pages = errands('pages', tellPages);
  const texts = Object.fromEntries(
    TEXT_COLLECTIONS.map((collection) => [collection, errands(collection, (ids) => followTexts(portal, collection, ids))]),
  );
  const all: Errands[] = [facilities, city, pages, ...Object.values(texts)];

  return {
    take: ({ collection, ids, facility }) => {
      if (collection === PLACES) portal.occupancy.note(ids);
      if (FOR_QUEUES.includes(collection)) portal.queues.note();
      if (OF_THE_CITY.includes(collection)) city.ask([collection]);
      else if (collection === 'facilities') facilities.ask(ids);
      else if (OF_A_FACILITY.includes(collection)) facilities.ask(facility ? [facility] : []);
      else if (texts[collection]) texts[collection].ask(ids);
      else pages.ask([`${collection}/${facility ?? ''}`]);
    },
    done: async () => {
      for (const one of all) await one.done();
    },
    isBehind: () => all.some((one) => one.isBehind()),
    stop: async () => {
      await Promise.all(all.map((one) => one.stop()));
    },
  };
}

async function followFacilities(portal: Pick<Portal, 'documents' | 'search' | 'supplies'>, ids: string[]): Promise<void> {
  await portal.supplies.refresh(ids);
  await telling({ collection: 'facilities', ids }, async () =>
    putDocuments(portal, ids, await portal.documents.readFacilities(ids)),
  );
}

async function followTexts(
  portal: Pick<Portal, 'documents' | 'refreshReadings' | 'search'>,
  collection: TextCollection,
  ids: string[],
): Promise<void> {
  await telling({ collection, ids }, async () => {
    if (collection === 'gazetteer-places') await portal.refreshReadings();
    await putDocuments(portal, ids, await portal.documents.readTexts(collection, ids));
  });
}

async function putDocuments({ search }: Pick<Portal, 'search'>, ids: string[], documents: SearchDocument[]): Promise<void> {
  const found = new Set(documents.map(({ id }) => id));
  const gone = ids.filter((id) => !found.has(id));
  if (documents.length > 0) await search.index(documents);
  if (gone.length > 0) await search.remove(gone);
}

async function followCity(portal: Portal, collections: string[]): Promise<void> {
  for (const collection of collections) {
    const change = { collection, ids: [] };
    if (collection === 'special-days') await portal.refreshSpecialDays();
    if (OF_ALL_SUPPLIES.includes(collection)) await portal.supplies.refreshAll();
    // Seldom changed: an area stands in the document of every centre in it, and what may be asked decides its price there.
    if (collection === 'areas' || OF_PRICE_BOUNDS.includes(collection))
      await telling(change, async () => void (await portal.search.mend(portal.documents.readAll)));
    if (collection === '*') {
      portal.occupancy.forgetAll();
      await reload(portal);
    }
    await tellChange(change);
  }
}

/** Pages show what is in the database, and what search finds: those made before search has followed go once more. */
async function telling(change: Change, work: () => Promise<void>): Promise<void> {
  await tellChange(change);
  await work();
  await tellChange(change);
}

/** @param names collections, each with the id of the centre concerned after a stroke, or nothing. */
async function tellPages(names: string[]): Promise<void> {
  for (const name of names) {
    const [collection = '', facility] = name.split('/', 2);
    await tellChange({ collection, ids: [], facility: facility || undefined });
  }
}

/** Reads anew what is kept in memory and brings the search index in line with the database: after bulk work. */
async function reload(
  portal: Pick<Portal, 'documents' | 'refreshReadings' | 'refreshSpecialDays' | 'search' | 'supplies'>,
): Promise<void> {
  await portal.refreshSpecialDays();
  await portal.refreshReadings();
  await portal.supplies.refreshAll();
  await portal.search.mend(portal.documents.readAll);
}
