import { type Lang, LOCALES } from '#domain/language/lang.ts';
import type { Fen } from '#domain/money/money.ts';
import { type CivilDate, weekdayOf } from '#domain/time/civil-date.ts';
import { createTranslator } from './index.ts';
import { weekdayNames } from './weekday-words.ts';

export { formatClock, formatTimeRange, unbrokenHours } from './clock.ts';

/**
 * An amount in words of a price: `62.40 元`, `¥62.40`, `$62.40`. The space does not break.
 * With `whole` an amount without fen loses its decimals: `2,180 元`.
 */
export function formatMoney(
  amount: Fen,
  { currency, lang, whole = false }: { currency: string; lang: Lang; whole?: boolean },
): string {
  const absolute = Math.abs(amount);
  const units = String(Math.floor(absolute / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const number = whole && absolute % 100 === 0 ? units : `${units}.${String(absolute % 100).padStart(2, '0')}`;
  return createTranslator(lang)('format.money', { sign: amount < 0 ? '−' : '', amount: number, currency });
}

/** What amounts are counted in, as a field is labelled: `元`, `yuan`, `Canadian dollars`; the code of a rarer one. */
export const currencyName = (currency: string, lang: Lang): string => createTranslator(lang)('format.currency', { currency });

/** `11 月 25 日，周三`, `Wed 25 Nov`; with `year`, `2026 年 11 月 25 日`, `25 Nov 2026`. */
export function formatDate(
  date: CivilDate,
  { lang, year = false, weekday = false }: { lang: Lang; year?: boolean; weekday?: boolean },
): string {
  const t = createTranslator(lang);
  const plain = date.slice(0, 10);
  const [y = 0, m = 0, d = 0] = plain.split('-').map(Number);
  const words = t(year ? 'format.dateWithYear' : 'format.date', { year: y, month: monthName(m, lang), day: d });
  return weekday ? t('format.dateWithWeekday', { date: words, weekday: weekdayNames(lang)[weekdayOf(plain) - 1] ?? '' }) : words;
}

/** A month as dates name it: `11`, `Nov`. */
export const monthName = (month: number, lang: Lang): string =>
  createTranslator(lang)('format.months').split(' ')[month - 1] ?? '';

/** `430 米`, `1.2 公里`, `430 m`, `1.2 km`: to ten metres below a kilometre, to a hundred above. */
export function formatDistance(metres: number, lang: Lang): string {
  const t = createTranslator(lang);
  const near = Math.round(metres / 10) * 10;
  if (near < 1000) return t('format.metres', { count: Math.max(near, 10) });
  return t('format.kilometres', { count: metres < 99_950 ? (metres / 1000).toFixed(1) : Math.round(metres / 1000) });
}

/** A distance that was chosen, not measured: `3 公里`, `500 米`. */
export function formatRadius(metres: number, lang: Lang): string {
  return formatDistance(metres, lang).replace('.0', '');
}

/** `30 分钟`, `1.5 小时`, `2 hours`, `3 days`. */
export function formatDuration(minutes: number, lang: Lang): string {
  const t = createTranslator(lang);
  if (minutes < 60) return t('format.minutes', { count: minutes });
  return minutes % 1440 === 0 ? t('format.days', { count: minutes / 1440 }) : t('format.hours', { count: minutes / 60 });
}

/** About how long, in half hours: `30 分钟`, `1.5 小时`; never less than one. */
export const formatHalfHours = (minutes: number, lang: Lang): string =>
  formatDuration(Math.max(30, Math.round(minutes / 30) * 30), lang);

/** A child's age: `8 个月`, `1 岁 2 个月`, `8 months`, `1 year 2 months`. */
export function formatAge(months: number, lang: Lang): string {
  const t = createTranslator(lang);
  const years = Math.floor(months / 12);
  const rest = months % 12;
  return [
    ...(years > 0 ? [t('format.ageYears', { count: years })] : []),
    ...(rest > 0 || years === 0 ? [t('format.ageMonths', { count: rest })] : []),
  ].join(' ');
}

/** Whole minutes to walk a straight distance in metres, at 72 metres a minute; never less than one. */
export function walkMinutes(metres: number): number {
  return Math.max(1, Math.round(metres / 72));
}

/** Sentences one after the other, as the language sets them. */
export function joinSentences(sentences: readonly string[], lang: Lang): string {
  const t = createTranslator(lang);
  return sentences.reduce((first, second) => (first ? t('format.sentences', { first, second }) : second), '');
}

/** A time zone as people call it: `中国标准时间`, `China Standard Time`. */
export function zoneName(timeZone: string, { at, lang }: { at: string; lang: Lang }): string {
  const parts = new Intl.DateTimeFormat(LOCALES[lang], { timeZone, timeZoneName: 'long' }).formatToParts(new Date(at));
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
