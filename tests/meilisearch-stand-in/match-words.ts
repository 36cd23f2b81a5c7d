import type { Settings } from './settings.ts';
import { type WordIndex, wordsOf } from './word-index.ts';

/** How a document answers a question. */
export interface Match {
  typos: number;
  /** The sum of the places that the attributes have among the searchable ones. */
  attribute: number;
}

export interface Matches {
  /** By document; `undefined` where nothing was asked, and so everything matches. */
  found: Map<number, Match> | undefined;
  /** Typos that the question's words may have altogether. */
  mostTypos: number;
  terms: number;
}

type Term = { phrase: string[] } | { word: string; isLast: boolean };

/** The server looks at no more. */
const MOST_TERMS = 10;

/** The documents that have every word and phrase in these attributes, and none of the words after a minus. */
export function matchWords(index: WordIndex, q: string, { on, settings }: { on: string[]; settings: Settings }): Matches {
  const { terms, without } = parseQuestion(q);
  if (terms.length === 0 && without.length === 0) return { found: undefined, mostTypos: 0, terms: 0 };
  const mostTypos = terms.reduce((sum, term) => sum + ('word' in term ? typosOf(term.word, settings) : 0), 0);
  let found: Map<number, Match> | undefined;
  for (const term of terms) {
    const here = matchTerm(index, term, { on, settings });
    found = found ? joined(found, here) : here;
  }
  for (const word of without)
    for (const attribute of on) for (const id of index.places(attribute, word)?.keys() ?? []) found?.delete(id);
  return { found: found ?? new Map(), mostTypos, terms: terms.length };
}

function parseQuestion(q: string): { terms: Term[]; without: string[] } {
  const parts = [...q.matchAll(/(-?)"([^"]*)"?|(?<=^|\s)-(\S+)|([^"\s]+)/g)];
  const without = parts.flatMap(([, , , word]) => (word ? wordsOf(word) : []));
  const terms = parts.flatMap(([, minus, phrase, , text]): Term[] => {
    if (phrase !== undefined) return minus || wordsOf(phrase).length === 0 ? [] : [{ phrase: wordsOf(phrase) }];
    return wordsOf(text ?? '').map((word) => ({ word, isLast: false }));
  });
  const last = terms.at(-1);
  if (last && 'word' in last && /[\p{L}\p{N}]$/u.test(q)) last.isLast = true;
  return { terms: terms.slice(0, MOST_TERMS), without };
}

function joined(one: Map<number, Match>, other: Map<number, Match>): Map<number, Match> {
  return new Map(
    [...one].flatMap(([id, match]) => {
      const more = other.get(id);
      return more ? [[id, { typos: match.typos + more.typos, attribute: match.attribute + more.attribute }]] : [];
    }),
  );
}

function matchTerm(index: WordIndex, term: Term, { on, settings }: { on: string[]; settings: Settings }): Map<number, Match> {
  const found = new Map<number, Match>();
  const add = (id: number, match: Match) => {
    const known = found.get(id);
    if (!known || match.typos < known.typos || (match.typos === known.typos && match.attribute < known.attribute))
      found.set(id, match);
  };
  for (const attribute of on) {
    const weight = index.attributes.indexOf(attribute);
    if ('phrase' in term) {
      for (const id of phraseIn(index, attribute, term.phrase)) add(id, { typos: 0, attribute: weight });
      continue;
    }
    const typos = settings.typoTolerance.disableOnAttributes.includes(attribute) ? 0 : typosOf(term.word, settings);
    const prefix = term.isLast && settings.prefixSearch !== 'disabled';
    for (const word of index.words(attribute)) {
      const off = typosBetween(term.word, word, { typos, prefix });
      if (off > typos) continue;
      for (const id of index.places(attribute, word)?.keys() ?? []) add(id, { typos: off, attribute: weight });
    }
  }
  return found;
}

function phraseIn(index: WordIndex, attribute: string, [first = '', ...others]: string[]): number[] {
  const begins = [...(index.places(attribute, first) ?? [])];
  const later = others.map((word) => index.places(attribute, word));
  return begins.flatMap(([id, places]) => {
    const isHere = (place: number) => later.every((where, at) => where?.get(id)?.includes(place + at + 1));
    return places.some(isHere) ? [id] : [];
  });
}

function typosOf(word: string, { typoTolerance }: Settings): number {
  const { enabled, minWordSizeForTypos, disableOnWords, disableOnNumbers } = typoTolerance;
  if (!enabled || disableOnWords.includes(word) || (disableOnNumbers && Number.isFinite(Number(word)))) return 0;
  const length = Array.from(word).length;
  return length >= minWordSizeForTypos.twoTypos ? 2 : length >= minWordSizeForTypos.oneTypo ? 1 : 0;
}

/** How many typos a word is off, as far as that may be; one in the first letter counts twice. */
function typosBetween(asked: string, word: string, { typos, prefix }: { typos: number; prefix: boolean }): number {
  if (asked === word || (prefix && word.startsWith(asked))) return 0;
  if (typos === 0) return 1;
  // Most words are told apart by this alone.
  if (typos === 1 && (asked[0] !== word[0] || (!prefix && Math.abs(asked.length - word.length) > 1))) return 2;
  const lengths = prefix ? [-2, -1, 0, 1, 2].map((more) => asked.length + more) : [word.length];
  const ways = lengths.filter((length) => length > 0 && length <= word.length && Math.abs(length - asked.length) <= typos);
  const off = ways.map((length) => distance(asked, word.slice(0, length)) + (asked[0] === word[0] ? 0 : 1));
  return Math.min(typos + 1, ...off);
}

/** Letters missed, added, mistaken, or swapped with a neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const least = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + (same ? 0 : 1));
      next.push(swapped ? Math.min(least, (before[j - 2] as number) + 1) : least);
    }
    before = row;
    row = next;
  }
  return row[b.length] as number;
}
