import { LANGS } from '#domain/language/lang.ts';
import type { FacilityDocument, Highlight, Range, Text, TextRanges } from '../port.ts';
import { isOneSlip } from './one-slip.ts';
import type { Spell } from './pinyin.ts';
import { type PlacedRun, placedRuns } from './placed-runs.ts';
import type { Condition } from './question.ts';

/** `from` and `to` count characters of a run. */
type Stretch = [from: number, to: number];

export interface Highlighter {
  facility(document: FacilityDocument, conditions: Condition[]): Highlight;
  title(title: Text, conditions: Condition[]): TextRanges;
}

/**
 * Finds what to mark in a hit: the characters asked for, those whose reading was typed, and, in a name, those whose
 * initials were. Worked out from the text itself, so that every engine marks the same.
 */
export function createHighlighter(spell: Spell): Highlighter {
  const mark = (text: Text, conditions: Condition[], initials: boolean) =>
    conditions.length === 0 ? {} : rangesOfText(text, conditions.flatMap(leavesOf), { spell, initials });
  return {
    facility: ({ name, address }, conditions) => ({
      name: mark(name, conditions, true),
      address: mark(address, conditions, false),
    }),
    title: (title, conditions) => mark(title, conditions, true),
  };
}

type Leaf = { han: string } | { word: string } | { slip: string };

function leavesOf(condition: Condition): Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  return [condition];
}

function rangesOfText(text: Text, leaves: Leaf[], how: { spell: Spell; initials: boolean }): TextRanges {
  const found = LANGS.flatMap((lang) => (text[lang] ? [[lang, rangesOf(text[lang], leaves, how)] as const] : []));
  return Object.fromEntries(found);
}

function rangesOf(text: string, leaves: Leaf[], how: { spell: Spell; initials: boolean }): Range[] {
  const found = placedRuns(text).flatMap((run) =>
    stretchesOf(run, leaves, how).map(([from, to]): Range => [run.places[from]?.[0] ?? 0, run.places[to - 1]?.[1] ?? 0]),
  );
  return merged(found);
}

function stretchesOf(
  { han, chars }: PlacedRun,
  leaves: Leaf[],
  { spell, initials }: { spell: Spell; initials: boolean },
): Stretch[] {
  if (!han) return leaves.flatMap((leaf) => wordStretch(chars.join(''), leaf));
  const typed = leaves.some((leaf) => !('han' in leaf));
  const syllables = typed ? spell(chars.join('')) : [];
  return leaves.flatMap((leaf) => {
    if ('han' in leaf) return hanStretches(chars, Array.from(leaf.han));
    return chars.flatMap((_, from) => saidStretch(syllables, from, leaf, initials));
  });
}

function hanStretches(written: string[], wanted: string[]): Stretch[] {
  return written.flatMap((_, from): Stretch[] =>
    wanted.every((char, at) => written[from + at] === char) ? [[from, from + wanted.length]] : [],
  );
}

function wordStretch(word: string, leaf: Leaf): Stretch[] {
  if ('han' in leaf) return [];
  if ('word' in leaf) return word.startsWith(leaf.word) ? [[0, leaf.word.length]] : [];
  const length = nearlyBegins(word, leaf.slip);
  return length ? [[0, length]] : [];
}

/** The characters from `from` on whose reading, or whose initials, were typed. */
function saidStretch(syllables: string[], from: number, leaf: { word: string } | { slip: string }, initials: boolean): Stretch[] {
  // Most characters cannot begin it.
  if ('word' in leaf && syllables[from]?.[0] !== leaf.word[0]) return [];
  const gap = syllables.indexOf('', from);
  const ahead = syllables.slice(from, gap < 0 ? undefined : gap);
  const letters = ahead.join('');
  if ('slip' in leaf) {
    const length = nearlyBegins(letters, leaf.slip);
    return length ? [[from, from + syllablesIn(ahead, length)]] : [];
  }
  const { word } = leaf;
  if (letters.startsWith(word)) return [[from, from + syllablesIn(ahead, word.length)]];
  const firsts = ahead.map((syllable) => syllable[0]).join('');
  return initials && firsts.startsWith(word) ? [[from, from + word.length]] : [];
}

function syllablesIn(syllables: string[], letters: number): number {
  let left = letters;
  const last = syllables.findIndex((syllable) => {
    left -= syllable.length;
    return left <= 0;
  });
  return last + 1;
}

/** How many letters of the text answer for the slip; 0 when none do. */
function nearlyBegins(text: string, slip: string): number {
  const lengths = [slip.length, slip.length + 1, slip.length - 1];
  return lengths.find((length) => length <= text.length && isOneSlip(text.slice(0, length), slip)) ?? 0;
}

function merged(ranges: Range[]): Range[] {
  const result: Range[] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
