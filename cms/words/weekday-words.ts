import { ENROLLED_PARTS, type WeekPattern } from '#domain/places/enrolled.ts';
import { browserWords } from './browser-words.ts';
import type { Translator } from './index.ts';

/** From Monday: `周一`, `Mon`. */
export const weekdayNames = (lang: string): string[] => browserWords(lang).weekdays.split(' ');

/**
 * Weekday digits in words; three and more in a row are a span.
 *
 * @example weekdayWords('123457', 'zh') // '周一至周五、周日'
 */
export function weekdayWords(digits: string, lang: string): string {
  const names = weekdayNames(lang);
  const { weekdaySpan, weekdayAnd: and } = browserWords(lang);
  const runs =
    digits
      .match(/1?2?3?4?5?6?7?/g)
      ?.flatMap(split)
      .filter(Boolean) ?? [];
  return runs
    .map((run) => {
      const words = [...run].map((digit) => names[Number(digit) - 1] ?? '');
      return words.length > 2
        ? weekdaySpan.replace('{from}', words[0] ?? '').replace('{to}', words.at(-1) ?? '')
        : words.join(and);
    })
    .join(and);
}

/** Digits in order, cut where one does not follow the one before. */
function split(digits: string): string[] {
  return [...digits].reduce<string[]>((runs, digit) => {
    const last = runs.at(-1);
    if (last && Number(last.at(-1)) + 1 === Number(digit)) runs[runs.length - 1] = last + digit;
    else runs.push(digit);
    return runs;
  }, []);
}

/** A child's week in words. @example weekWords(t, pattern) // '周一至周五全天' */
export const weekWords = (t: Translator, pattern: WeekPattern): string =>
  ENROLLED_PARTS.map((part) => [part, pattern.filter((one) => one.part === part).map(({ weekday }) => weekday)] as const)
    .filter(([, days]) => days.length > 0)
    .map(([part, days]) =>
      t('enrolled.weekPart', { days: weekdayWords(days.join(''), t.lang), part: t(`enrolled.part_${part}`) }),
    )
    .join(t('enrolled.weekAnd'));
