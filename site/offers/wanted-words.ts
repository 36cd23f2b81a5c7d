import { formatDate, formatDuration, formatTimeRange } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { weekdayWords } from '#cms/words/weekday-words.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { WantedTime, WantedWeekly } from '#domain/offers/wanted-time.ts';

/** `11 月 25 日，周三 9:00–12:00` · `每周一至周五 8:30–12:00，11 月 30 日起 4 周` · `7 天内，任意 2 小时`. */
export function wantedWords(t: Translator, wanted: WantedTime, lang: Lang): string {
  if (wanted.kind === 'soon') return t('search.soonWords', { days: wanted.days, length: formatDuration(wanted.minutes, lang) });
  const hours = formatTimeRange(wanted.from, wanted.to);
  if (wanted.kind === 'window') return `${formatDate(wanted.date, { lang, weekday: true })} ${hours}`;
  return t('search.weeklyWords', weeklyParts(wanted, lang));
}

function weeklyParts({ weekdays, from, to, date, weeks }: WantedWeekly, lang: Lang) {
  return {
    days: weekdayWords(weekdays, lang),
    hours: formatTimeRange(from, to),
    date: formatDate(date, { lang }),
    weeks,
  };
}
