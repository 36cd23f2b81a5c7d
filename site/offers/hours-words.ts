import { formatTimeRange } from '#cms/words/format.ts';
import type { Lang } from '#cms/words/index.ts';
import { weekdayWords } from '#cms/words/weekday-words.ts';
import type { OpeningHours } from '#domain/places/opening.ts';

/** A week's hours, a line for each: `周一至周五 7:30–18:00`. */
export function hoursLines(lang: Lang, hours: readonly OpeningHours[]): string[] {
  return hours.map(({ weekdays, from, to }) => `${weekdayWords(weekdays, lang)} ${formatTimeRange(from, to)}`);
}
