import type { FacilityDocument } from '#search/port.ts';
import type { Spell } from '#search/text/pinyin.ts';

/**
 * A search that looks at every centre and every character: slow, short enough to be seen to be right, and sharing
 * nothing with the engines but how Chinese is read.
 */
export interface Scanned {
  id: string;
  /** Stretches of Chinese characters, each by itself. */
  han: string[];
  /** Words of other letters and digits. */
  words: string[];
  /** Syllables of each stretch, of everything and of the names alone. */
  said: string[][];
  named: string[][];
  /** Letters as they are read from each syllable on. */
  tails: string[];
}

export function scanned(document: FacilityDocument, spell: Spell): Scanned {
  const { name, address, district, township, town } = document;
  const names = [name.zh, name.en, district.zh, district.en, township.zh, township.en, town];
  const parts = [...names, address.zh, address.en].map((text) => plain(text ?? ''));
  const han = parts.flatMap((text) => text.match(/\p{Script=Han}+/gu) ?? []);
  const namedHan = parts.slice(0, names.length).flatMap((text) => text.match(/\p{Script=Han}+/gu) ?? []);
  const said = han.flatMap((run) => inOneBreath(spell(run)));
  return {
    id: document.id,
    han,
    words: parts.flatMap((text) => text.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}]+/gu) ?? []),
    said,
    tails: said.flatMap((syllables) => syllables.map((_, at) => syllables.slice(at).join(''))),
    named: namedHan.flatMap((run) => inOneBreath(spell(run))),
  };
}

/** A character whose reading nobody knows cannot be read over. */
function inOneBreath(syllables: string[]): string[][] {
  return syllables
    .join(' ')
    .split(/ {2,}|^ | $/)
    .map((stretch) => stretch.split(' ').filter(Boolean))
    .filter((stretch) => stretch.length > 0);
}

/** Small letters without accents and apostrophes; no spaces inside Chinese. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/(\p{Script=Han})\s+(?=\p{Script=Han})/gu, '$1');
}

/** The ids that hold every term: Chinese anywhere, letters at the beginning of a word or syllable, or as initials. */
export function scan(all: readonly Scanned[], terms: readonly string[]): string[] {
  return all.filter((one) => terms.every((term) => holds(one, term))).map(({ id }) => id);
}

function holds({ han, words, named, tails }: Scanned, term: string): boolean {
  if (/^\p{Script=Han}+$/u.test(term)) return han.some((run) => run.includes(term));
  return (
    words.some((word) => word.startsWith(term)) ||
    tails.some((tail) => tail.startsWith(term)) ||
    named.some((syllables) =>
      syllables
        .map((syllable) => syllable[0])
        .join('')
        .includes(term),
    )
  );
}

/** The ids in which a word, or what is read from a syllable on, begins one slip away from these letters. */
export function scanForSlip(all: readonly Scanned[], letters: string): string[] {
  const lengths = [letters.length - 1, letters.length, letters.length + 1];
  const tried = new Map<string, boolean>();
  const near = (text: string) => {
    let is = tried.get(text);
    if (is === undefined) {
      is = lengths.some((length) => text.length >= length && oneSlip(text.slice(0, length), letters));
      tried.set(text, is);
    }
    return is;
  };
  return all.filter(({ words, tails }) => words.some(near) || tails.some(near)).map(({ id }) => id);
}

/** One letter missed, added, mistaken, or swapped with its neighbour: tried out, every way there is. */
function oneSlip(a: string, b: string): boolean {
  if (a.length < b.length) return oneSlip(b, a);
  if (a.length === b.length + 1) return Array.from(a, (_, at) => a.slice(0, at) + a.slice(at + 1)).includes(b);
  if (a.length !== b.length) return false;
  const wrong = Array.from(a).flatMap((letter, at) => (letter === b[at] ? [] : [at]));
  if (wrong.length === 1) return true;
  const [one = 0, other = 0] = wrong;
  return wrong.length === 2 && other === one + 1 && a[one] === b[other] && a[other] === b[one];
}
