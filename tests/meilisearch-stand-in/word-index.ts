import type { Json } from './values.ts';

/** Where each word stands: by attribute, then by document, counted from 0; far apart where one text ends. */
export interface WordIndex {
  attributes: string[];
  places(attribute: string, word: string): ReadonlyMap<number, number[]> | undefined;
  words(attribute: string): Iterable<string>;
}

/** Between two values of one attribute, so that no phrase goes on from one to the next. */
const BETWEEN_VALUES = 8;
const NONE: ReadonlyMap<string, Map<number, number[]>> = new Map();

export function createWordIndex(documents: readonly Json[], searchable: readonly string[]): WordIndex {
  const attributes = searchable.includes('*')
    ? [...new Set(documents.flatMap((document) => Object.keys(document)))]
    : [...searchable];
  const all = new Map(attributes.map((attribute) => [attribute, placesOf(documents, attribute)]));
  return {
    attributes,
    places: (attribute, word) => all.get(attribute)?.get(word),
    words: (attribute) => (all.get(attribute) ?? NONE).keys(),
  };
}

function placesOf(documents: readonly Json[], attribute: string): Map<string, Map<number, number[]>> {
  const words = new Map<string, Map<number, number[]>>();
  for (const [id, document] of documents.entries()) {
    let at = 0;
    for (const value of [document[attribute]].flat()) {
      for (const word of wordsOf(String(value ?? ''))) {
        let places = words.get(word);
        if (!places) words.set(word, (places = new Map()));
        const known = places.get(id);
        if (known) known.push(at);
        else places.set(id, [at]);
        at++;
      }
      at += BETWEEN_VALUES;
    }
  }
  return words;
}

/** Letters and digits in a row, small; all else parts. Chinese is to be given a character at a time. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
