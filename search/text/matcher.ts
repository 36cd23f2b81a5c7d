import { NAMED_PARTS, PARTS, type Part } from './indexed-text.ts';
import { canBeSlip, isOneSlip } from './one-slip.ts';
import { type Condition, RANKS } from './question.ts';
import { initialsOf, type Readings } from './readings.ts';

/** One part of a document, ready to be asked. */
interface AskedPart {
  /** Han runs, parted by `|`, so that no question reaches from one into the next. */
  han: string;
  /** Words, each after a `|`. */
  words: string;
  /** Syllables, each after a `·`; stretches parted by `|`. */
  said: string;
  initials: string;
}

export type Asked = Record<Part, AskedPart>;

const END = '|';
const START = '·';

export function askedOf(readings: Readings): Asked {
  return Object.fromEntries(PARTS.map((part) => [part, askedPart(readings, part)])) as Asked;
}

function askedPart(readings: Readings, part: Part): AskedPart {
  const { runs, stretches } = readings[part];
  return {
    han: runs.flatMap(({ han, text }) => (han ? [text] : [])).join(END),
    words: runs.map(({ han, text }) => (han ? '' : END + text)).join(''),
    said: stretches.map((stretch) => stretch.map((syllable) => START + syllable).join('')).join(END),
    initials: NAMED_PARTS.includes(part) ? stretches.map((one) => initialsOf(one).join('')).join(END) : '',
  };
}

/** The rank of a document that meets the conditions. */
export function rankOf(asked: Asked, conditions: Condition[]): number {
  const rank = RANKS.findIndex(({ quantity, parts }) => {
    const met = (condition: Condition) => meets(asked, condition, parts);
    return quantity === 'all' ? conditions.every(met) : conditions.some(met);
  });
  return rank < 0 ? RANKS.length : rank;
}

/** Whether a document meets every condition, wherever in it. */
export function isMet(asked: Asked, conditions: Condition[]): boolean {
  return conditions.every((condition) => meets(asked, condition, PARTS));
}

/** Whether a document meets a condition in these parts: what every engine's own expression comes to. */
function meets(asked: Asked, condition: Condition, parts: readonly Part[]): boolean {
  if ('all' in condition) return condition.all.every((one) => meets(asked, one, parts));
  if ('any' in condition) return condition.any.some((one) => meets(asked, one, parts));
  return parts.some((part) => holds(asked[part], condition));
}

function holds(
  { han, words, said, initials }: AskedPart,
  condition: { han: string } | { word: string } | { slip: string },
): boolean {
  if ('han' in condition) return han.includes(condition.han);
  if ('word' in condition) {
    const { word } = condition;
    return words.includes(END + word) || initials.includes(word) || saidSo(said, word);
  }
  const { slip } = condition;
  if (!canBeSlip(slip)) return false;
  return words.split(END).some((word) => beginsOneSlipFrom(word, slip)) || saidNearly(said, slip);
}

function saidSo(said: string, word: string): boolean {
  for (let start = said.indexOf(START); start >= 0; start = said.indexOf(START, start + 1)) {
    let at = start;
    let read = 0;
    while (read < word.length) {
      if (said[at] === START) at++;
      if (said[at] !== word[read]) break;
      at++;
      read++;
    }
    if (read === word.length) return true;
  }
  return false;
}

function saidNearly(said: string, slip: string): boolean {
  return said.split(END).some((stretch) => {
    const letters = stretch.replaceAll(START, '');
    let passed = 0;
    return stretch
      .split(START)
      .slice(1)
      .some((syllable) => {
        const tail = letters.slice(passed);
        passed += syllable.length;
        return beginsOneSlipFrom(tail, slip);
      });
  });
}

function beginsOneSlipFrom(text: string, slip: string): boolean {
  const lengths = [slip.length - 1, slip.length, slip.length + 1].filter((length) => length <= text.length);
  return lengths.some((length) => isOneSlip(text.slice(0, length), slip));
}
