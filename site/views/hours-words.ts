import { weekdayWords } from '#cms/weekday-words.ts';
import type { OpeningHours } from '#domain/opening.ts';
import { formatTimeRange } from '../i18n/format.ts';
import type { Lang } from '../i18n/index.ts';

/** A week's hours, a line for each: `周一至周五 7:30–18:00`. */
export function hoursLines(lang: Lang, hours: readonly OpeningHours[]): string[] {
  return hours.map(({ weekdays, from, to }) => `${weekdayWords(weekdays, lang)} ${formatTimeRange(from, to)}`);
}
