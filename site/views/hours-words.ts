import type { OpeningHours } from '#domain/opening.ts';
import { formatTimeRange } from '../i18n/format.ts';
import type { Translator } from '../i18n/index.ts';

/** A week's hours, a line for each: `周一–周五 7:30–18:00`. */
export function hoursLines(t: Translator, hours: readonly OpeningHours[]): string[] {
  const names = t('common.weekdaysShort').split(' ');
  return hours.map(({ weekdays, from, to }) => {
    const days = [...weekdays].map((digit) => names[Number(digit) - 1] ?? '');
    const unbroken = Number(weekdays.at(-1)) - Number(weekdays[0]) === weekdays.length - 1;
    const when = days.length > 1 && unbroken ? `${days[0]}–${days.at(-1)}` : days.join(t('common.and'));
    return `${when} ${formatTimeRange(from, to)}`;
  });
}
