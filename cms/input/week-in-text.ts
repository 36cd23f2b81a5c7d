import { wordsOf } from '#cms/words/index.ts';
import { LANGS } from '#domain/language/lang.ts';
import { ENROLLED_PARTS, type EnrolledPart, type WeekPattern } from '#domain/places/enrolled.ts';
import type { Weekday } from '#domain/time/civil-date.ts';

type SheetWord = keyof ReturnType<typeof sheetWords>;
const sheetWords = () => wordsOf(LANGS[0], 'sheet');

/** The words for one thing in every language, as a spreadsheet may have them. */
export const spellings = (word: SheetWord): string[] =>
  LANGS.flatMap((lang) => wordsOf(lang, 'sheet')[word].split('|')).filter(Boolean);

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const WORKING: readonly Weekday[] = [1, 2, 3, 4, 5];

type Mark = { kind: 'day'; day: Weekday } | { kind: 'part'; part: EnrolledPart } | { kind: 'until' } | { kind: 'every' };

/** Every word with what it means, the longest first: a part of a word is not taken for another. */
const MARKS: readonly (readonly [string, Mark])[] = [
  ...WEEKDAYS.flatMap((day) => [String(day), ...spellings(`day${day}`)].map((word) => [word, { kind: 'day', day }] as const)),
  ...ENROLLED_PARTS.flatMap((part) => spellings(part).map((word) => [word, { kind: 'part', part }] as const)),
  ...['-', '–', '—', '~', ...spellings('until')].map((word) => [word, { kind: 'until' }] as const),
  ...spellings('everyDay').map((word) => [word, { kind: 'every' }] as const),
].toSorted(([one], [other]) => other.length - one.length);

const NOTHING = /^[\s:,，、;；.。/&+()（）]+|^(?:and|周|星期)(?![a-z])/iu;

/**
 * The days of a week as people write them down; days without a part of the day are whole days, a part without days is
 * for Monday to Friday. `undefined` where something cannot be read, or a day stands there twice.
 *
 * @example readWeek('一三五上午，二四全天') // Monday, Wednesday, Friday: morning; Tuesday, Thursday: full_day
 */
export function readWeek(text: string): WeekPattern | undefined {
  const marks = marksOf(text.normalize('NFKC').toLowerCase());
  if (!marks || marks.length === 0) return undefined;
  const found = new Map<Weekday, EnrolledPart>();
  // `上午：一三五` says the part first, `一三五上午` the days.
  const partFirst = marks[0]?.kind === 'part';
  let part: EnrolledPart | undefined;
  let days: Weekday[] = [];
  let twice = false;
  const give = (to: readonly Weekday[]) => {
    twice ||= to.some((day, at) => found.has(day) || to.indexOf(day) < at);
    for (const day of to) found.set(day, part ?? 'full_day');
    days = [];
  };
  for (const [at, mark] of marks.entries()) {
    if (mark.kind === 'every') days.push(...WORKING);
    if (mark.kind === 'day') days.push(...(marks[at - 1]?.kind === 'until' ? daysUntil(days.at(-1), mark.day) : [mark.day]));
    if (mark.kind !== 'part') continue;
    if (partFirst) give(days);
    part = mark.part;
    if (!partFirst) give(days);
    if (!partFirst) part = undefined;
  }
  give(days.length > 0 || found.size > 0 ? days : WORKING);
  if (twice || found.size === 0) return undefined;
  return [...found].map(([weekday, part]) => ({ weekday, part })).sort((a, b) => a.weekday - b.weekday);
}

const daysUntil = (first: Weekday | undefined, last: Weekday): Weekday[] =>
  first === undefined ? [last] : WEEKDAYS.filter((day) => first < day && day <= last);

function marksOf(text: string): Mark[] | undefined {
  const marks: Mark[] = [];
  let rest = text;
  while (rest) {
    const found = MARKS.find(
      ([word]) => rest.startsWith(word) && !(/[a-z]$/.test(word) && /^[a-z]/.test(rest.slice(word.length))),
    );
    const skipped = found ? undefined : NOTHING.exec(rest)?.[0];
    if (!found && !skipped) return undefined;
    if (found) marks.push(found[1]);
    rest = rest.slice((found?.[0] ?? skipped ?? '').length);
  }
  return marks;
}
