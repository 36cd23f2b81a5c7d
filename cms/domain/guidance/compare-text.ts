import type { Paragraph } from './paragraphs.ts';

/** A piece of a paragraph: as it was, new, or no longer there. */
export interface Piece {
  is: 'same' | 'added' | 'removed';
  text: string;
}

/** A paragraph beside what it was. */
export interface Compared {
  is: 'same' | 'added' | 'removed' | 'changed';
  before?: Paragraph;
  after?: Paragraph;
  pieces: Piece[];
}

const keyOf = ({ text, picture }: Paragraph) => `${picture ?? ''}\n${text}`;

/** A text in paragraphs beside an earlier one: what stayed, what is new, what went, and what is worded otherwise. */
export function compareParagraphs(before: readonly Paragraph[], after: readonly Paragraph[]): Compared[] {
  const steps = align(before.map(keyOf), after.map(keyOf));
  const rows: Compared[] = [];
  let gone: Paragraph[] = [];
  let come: Paragraph[] = [];
  const settle = () => {
    for (let at = 0; at < Math.max(gone.length, come.length); at++) rows.push(...beside(gone[at], come[at]));
    gone = [];
    come = [];
  };
  for (const [was, is] of steps) {
    const [old, now] = [was === undefined ? undefined : before[was], is === undefined ? undefined : after[is]];
    if (old && now) {
      settle();
      rows.push({ is: 'same', before: old, after: now, pieces: [{ is: 'same', text: now.text }] });
    } else if (old) gone.push(old);
    else if (now) come.push(now);
  }
  settle();
  return rows;
}

function beside(before: Paragraph | undefined, after: Paragraph | undefined): Compared[] {
  if (!after) return before ? [{ is: 'removed', before, pieces: [{ is: 'removed', text: before.text }] }] : [];
  const added: Compared = { is: 'added', after, pieces: [{ is: 'added', text: after.text }] };
  if (!before) return [added];
  const pieces = compareWords(before.text, after.text);
  const kept = pieces.reduce((sum, { is, text }) => sum + (is === 'same' ? text.length : 0), 0);
  const isReworded = kept * 3 > Math.max(before.text.length, after.text.length);
  if (isReworded && before.picture === after.picture) return [{ is: 'changed', before, after, pieces }];
  return [...beside(before, undefined), added];
}

/**
 * What of a sentence is new and what went, word by word, or sign by sign where words have no blanks between them.
 *
 * @example compareWords('at night', 'at noon') // same 'at ', removed 'night', added 'noon'
 */
export function compareWords(before: string, after: string): Piece[] {
  const [old, now] = [wordsIn(before), wordsIn(after)];
  const pieces: Piece[] = [];
  for (const [was, is] of align(old, now)) {
    const kind = was === undefined ? 'added' : is === undefined ? 'removed' : 'same';
    const text = (is === undefined ? old[was ?? 0] : now[is]) ?? '';
    const last = pieces.at(-1);
    if (last?.is === kind) last.text += text;
    else pieces.push({ is: kind, text });
  }
  return pieces;
}

const wordsIn = (text: string): string[] => text.match(/[\p{Script=Latin}\p{N}'’-]+|\s+|./gsu) ?? [];

/** The longest run of what both have, in order; what only one has stands before what follows, the first's first. */
function align(before: readonly string[], after: readonly string[]): [number | undefined, number | undefined][] {
  const most = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  const at = (was: number, is: number) => most[was]?.[is] ?? 0;
  for (let was = before.length - 1; was >= 0; was--)
    for (let is = after.length - 1; is >= 0; is--) {
      const row = most[was];
      if (row) row[is] = before[was] === after[is] ? at(was + 1, is + 1) + 1 : Math.max(at(was + 1, is), at(was, is + 1));
    }
  const steps: [number | undefined, number | undefined][] = [];
  let [was, is] = [0, 0];
  while (was < before.length || is < after.length) {
    if (was < before.length && is < after.length && before[was] === after[is]) steps.push([was++, is++]);
    else if (was < before.length && (is >= after.length || at(was + 1, is) >= at(was, is + 1))) steps.push([was++, undefined]);
    else steps.push([undefined, is++]);
  }
  return steps;
}
