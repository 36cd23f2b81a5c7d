import { DatabaseSync } from 'node:sqlite';
import type { Change } from '../meanwhile.ts';
import type { FacilityDocument, PlaceDocument, SearchDocument } from '../port.ts';
import { type PlaceNames, placeNames } from '../rules/place-order.ts';
import { sortKey } from '../rules/sort-key.ts';
import type { TextDocument } from '../rules/text-order.ts';
import { textOf } from '../text/indexed-text.ts';
import type { Spell } from '../text/pinyin.ts';
import { readingsOf } from '../text/readings.ts';
import { createShelf, type Shelf } from './shelf.ts';
import { createTraits, type Traits } from './traits.ts';

export interface FacilityEntry {
  document: FacilityDocument;
  key: string;
}

export interface TextEntry {
  document: TextDocument;
  key: string;
}

export interface PlaceEntry {
  document: PlaceDocument;
  names: PlaceNames;
}

/** One whole index. */
export interface Store {
  facilities: Shelf<FacilityEntry>;
  traits: Traits;
  /** Articles and policies. */
  texts: Shelf<TextEntry>;
  activities: Shelf<TextEntry>;
  places: Shelf<PlaceEntry>;
  apply(change: Change): void;
  get(id: string): SearchDocument | undefined;
  all(): SearchDocument[];
  db: DatabaseSync;
  close(): void;
}

/** In memory, or in a database that is given: what stands in that one already is there. */
export function createStore(spell: Spell, given?: DatabaseSync): Store {
  const db = given ?? new DatabaseSync(':memory:');
  const shelf = <Entry extends object>(name: string) =>
    createShelf<Entry>({ db, name, kept: given && { write: JSON.stringify, read: JSON.parse } });
  const facilities = shelf<FacilityEntry>('facilities');
  const traits = createTraits();
  const texts = shelf<TextEntry>('texts');
  const activities = shelf<TextEntry>('activities');
  const places = shelf<PlaceEntry>('places');
  for (const { document } of facilities.all()) traits.put(facilities.rowOf(document.id), document);
  const shelves = { facilities, texts, activities, places };
  const shelfOf = { facility: facilities, article: texts, policy: texts, activity: activities, place: places };

  const put = (documents: SearchDocument[]) => {
    const last = [...new Map(documents.map((document) => [document.id, document])).values()];
    for (const shelf of Object.values(shelves)) {
      shelf.remove(last.filter((document) => shelfOf[document.kind] !== shelf).map(({ id }) => id));
    }
    for (const { kind, id } of last) if (kind !== 'facility') forget(id);
    const centres = last.flatMap((one) => (one.kind === 'facility' ? [facilityEntry(one)] : []));
    facilities.put(centres);
    for (const { id, entry } of centres) traits.put(facilities.rowOf(id), entry.document);
    texts.put(last.flatMap((one) => (one.kind === 'article' || one.kind === 'policy' ? [textEntry(one)] : [])));
    activities.put(last.flatMap((one) => (one.kind === 'activity' ? [textEntry(one)] : [])));
    places.put(last.flatMap((one) => (one.kind === 'place' ? [placeEntry(one)] : [])));
  };

  const remove = (ids: string[]) => {
    for (const shelf of Object.values(shelves)) shelf.remove(ids);
    for (const id of ids) forget(id);
  };

  const forget = (id: string) => {
    const row = facilities.rowOf(id);
    if (row >= 0) traits.remove(row);
  };

  const facilityEntry = (document: FacilityDocument) => ({
    id: document.id,
    readings: readingsOf(textOf(document), spell),
    entry: { document, key: sortKey(document.name, spell) },
  });
  const textEntry = (document: TextDocument) => ({
    id: document.id,
    readings: readingsOf(textOf(document), spell),
    entry: { document, key: sortKey(document.title, spell) },
  });
  const placeEntry = (document: PlaceDocument) => ({
    id: document.id,
    readings: readingsOf(textOf(document), spell),
    entry: { document, names: placeNames(document, spell) },
  });

  return {
    ...shelves,
    traits,
    apply: (change) => ('put' in change ? put(change.put) : remove(change.gone)),
    get: (id) => (facilities.get(id) ?? texts.get(id) ?? activities.get(id) ?? places.get(id))?.document,
    all: () => Object.values(shelves).flatMap((shelf) => shelf.all().map(({ document }) => document)),
    db,
    close: () => db.close(),
  };
}
