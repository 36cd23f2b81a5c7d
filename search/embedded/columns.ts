import { bigrams } from '../text/bigrams.ts';
import { type Spell, unbroken } from '../text/pinyin.ts';
import { runsOf } from '../text/runs.ts';

/** What is searched of one document. */
export interface IndexedText {
  id: string;
  /** The name: weighs most; found in pinyin and by initials. */
  title: string[];
  /** Names that go with it, such as its district: found in pinyin and by initials. */
  labels: string[];
  /** Found in pinyin, but not by initials: two letters would match nearly any address. */
  lines: string[];
  /** Found as written. */
  body: string[];
}

export interface Columns {
  title: string;
  rest: string;
  pinyin: string;
  initials: string;
  joined: string;
  /** Every syllable in `pinyin`. */
  syllables: Set<string>;
}

/** Between two stretches of syllables, so that no phrase runs over; no syllable is written so. */
const BREAK = '·';
const MOST_JOINED = 4;
const SHORTEST_JOINED = 4;

export function columnsOf({ title, labels, lines, body }: IndexedText, spell: Spell): Columns {
  const named = stretchesOf([...title, ...labels], spell);
  const spoken = [...named, ...stretchesOf(lines, spell)];
  return {
    title: asWritten(title),
    rest: asWritten([...labels, ...lines, ...body]),
    pinyin: spoken.map((stretch) => stretch.join(' ')).join(` ${BREAK} `),
    initials: named.flatMap((stretch) => bigrams(stretch.map((syllable) => syllable[0]).join(''))).join(' '),
    joined: [...new Set(named.flatMap(joinedOf))].join(' '),
    syllables: new Set(spoken.flat()),
  };
}

function asWritten(texts: string[]): string {
  return [...new Set(texts)]
    .flatMap(runsOf)
    .flatMap(({ han, text }) => (han ? bigrams(text) : [text]))
    .join(' ');
}

function stretchesOf(texts: string[], spell: Spell): string[][] {
  return [...new Set(texts)].flatMap(runsOf).flatMap(({ han, text }) => (han ? unbroken(spell(text)) : []));
}

/**
 * Up to four neighbouring syllables as one word: the vocabulary that a slip is corrected against.
 * @example joinedOf(['hai', 'ling', 'qu']) // ['hailing', 'hailingqu', 'ling', 'lingqu']
 */
function joinedOf(stretch: string[]): string[] {
  return stretch
    .flatMap((_, from) =>
      Array.from({ length: Math.min(MOST_JOINED, stretch.length - from) }, (_, more) =>
        stretch.slice(from, from + more + 1).join(''),
      ),
    )
    .filter((word) => word.length >= SHORTEST_JOINED);
}
