import type { ArticleDocument, FacilityDocument, PlaceDocument, PolicyDocument, SearchDocument } from '../port.ts';
import type { Spell } from '../text/pinyin.ts';
import { articleText, facilityText, placeText } from './indexed-text.ts';
import { type PlaceNames, placeNames } from './place-names.ts';
import { sortKey } from './sort-key.ts';
import { createTextIndex, type TextIndex } from './text-index.ts';

export interface Shelf<Entry> {
  entries: Map<string, Entry>;
  words: TextIndex;
}

export interface FacilityEntry {
  document: FacilityDocument;
  key: string;
}

export interface TextEntry {
  document: ArticleDocument | PolicyDocument;
  key: string;
}

export interface PlaceEntry {
  document: PlaceDocument;
  names: PlaceNames;
}

/** One whole index. Each kind has words of its own, so that a slip is corrected to a word that kind has. */
export interface Store {
  facilities: Shelf<FacilityEntry>;
  texts: Shelf<TextEntry>;
  places: Shelf<PlaceEntry>;
  put(documents: SearchDocument[]): void;
  remove(ids: string[]): void;
  close(): void;
}

export function createStore(spell: Spell): Store {
  const facilities: Shelf<FacilityEntry> = { entries: new Map(), words: createTextIndex(spell) };
  const texts: Shelf<TextEntry> = { entries: new Map(), words: createTextIndex(spell) };
  const places: Shelf<PlaceEntry> = { entries: new Map(), words: createTextIndex(spell) };
  const shelves = [facilities, texts, places];
  const shelfOf = { facility: facilities, article: texts, policy: texts, place: places };

  const takeOff = (shelf: Shelf<unknown>, ids: string[]) => {
    const here = ids.filter((id) => shelf.entries.has(id));
    if (here.length === 0) return;
    shelf.words.remove(here);
    for (const id of here) shelf.entries.delete(id);
  };

  return {
    facilities,
    texts,
    places,
    put: (documents) => {
      const last = [...new Map(documents.map((document) => [document.id, document])).values()];
      for (const shelf of shelves) {
        takeOff(
          shelf,
          last.filter(({ kind }) => shelfOf[kind] !== shelf).map(({ id }) => id),
        );
      }
      const facilityDocuments = last.filter((one) => one.kind === 'facility');
      facilities.words.put(facilityDocuments.map(facilityText));
      for (const document of facilityDocuments)
        facilities.entries.set(document.id, { document, key: sortKey(document.name, spell) });

      const textDocuments = last.filter((one) => one.kind === 'article' || one.kind === 'policy');
      texts.words.put(textDocuments.map(articleText));
      for (const document of textDocuments) texts.entries.set(document.id, { document, key: sortKey(document.title, spell) });

      const placeDocuments = last.filter((one) => one.kind === 'place');
      places.words.put(placeDocuments.map(placeText));
      for (const document of placeDocuments) places.entries.set(document.id, { document, names: placeNames(document, spell) });
    },
    remove: (ids) => {
      for (const shelf of shelves) takeOff(shelf, ids);
    },
    close: () => {
      for (const { words } of shelves) words.close();
    },
  };
}
