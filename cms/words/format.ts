import type { Lang } from '#domain/language/lang.ts';
import type { Fen } from '#domain/money/money.ts';
import { type CivilDate, weekdayOf } from '#domain/time/civil-date.ts';

/** Keeps a figure and its unit on one line. */
const NB = '\u00a0';

const WEEKDAYS = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const SYMBOLS: Record<string, string> = { CNY: '¥', CAD: '$', USD: '$', EUR: '€', GBP: '£' };
const UNITS_ZH: Record<string, string> = { CNY: '元', CAD: '加元', USD: '美元', EUR: '欧元', GBP: '英镑' };

/**
 * An amount in words of a price: `62.40 元`, `¥62.40`, `$62.40`. The space does not break.
 * With `whole` an amount without fen loses its decimals: `2,180 元`.
 */
export function formatMoney(
  amount: Fen,
  { currency, lang, whole = false }: { currency: string; lang: Lang; whole?: boolean },
): string {
  const sign = amount < 0 ? '−' : '';
  const absolute = Math.abs(amount);
  const units = String(Math.floor(absolute / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const number = whole && absolute % 100 === 0 ? units : `${units}.${String(absolute % 100).padStart(2, '0')}`;
  if (lang === 'zh') return `${sign}${number}${NB}${UNITS_ZH[currency] ?? currency}`;
  const symbol = SYMBOLS[currency];
  return symbol ? `${sign}${symbol}${number}` : `${sign}${number}${NB}${currency}`;
}

/** `11 月 25 日，周三`, `Wed 25 Nov`; with `year`, `2026 年 11 月 25 日`, `25 Nov 2026`. */
export function formatDate(
  date: CivilDate,
  { lang, year = false, weekday = false }: { lang: Lang; year?: boolean; weekday?: boolean },
): string {
  const [y, m, d] = date.slice(0, 10).split('-').map(Number) as [number, number, number];
  const day = WEEKDAYS[lang][weekdayOf(date.slice(0, 10)) - 1];
  if (lang === 'zh') {
    const words = [...(year ? [y, '年'] : []), m, '月', d, '日'].join(NB);
    return weekday ? `${words}，${day}` : words;
  }
  return [...(weekday ? [day] : []), d, MONTHS[m - 1], ...(year ? [y] : [])].join(NB);
}

/** Minutes since midnight: 540 → `9:00`. */
export function formatClock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

/** @example formatTimeRange(540, 720) // '9:00–12:00' */
export function formatTimeRange(from: number, to: number): string {
  return `${formatClock(from)}–${formatClock(to)}`;
}

/** `430 米`, `1.2 公里`, `430 m`, `1.2 km`: to ten metres below a kilometre, to a hundred above. */
export function formatDistance(metres: number, lang: Lang): string {
  const near = Math.round(metres / 10) * 10;
  if (near < 1000) return `${Math.max(near, 10)}${NB}${lang === 'zh' ? '米' : 'm'}`;
  const kilometres = metres < 99_950 ? (metres / 1000).toFixed(1) : String(Math.round(metres / 1000));
  return `${kilometres}${NB}${lang === 'zh' ? '公里' : 'km'}`;
}

/** A distance that was chosen, not measured: `3 公里`, `500 米`. */
export function formatRadius(metres: number, lang: Lang): string {
  return formatDistance(metres, lang).replace('.0', '');
}

/** `2 小时`, `1.5 小时`, `2 hours`. */
export function formatDuration(minutes: number, lang: Lang): string {
  const hours = minutes / 60;
  return `${hours}${NB}${lang === 'zh' ? '小时' : hours === 1 ? 'hour' : 'hours'}`;
}

/** A child's age: `8 个月`, `1 岁 2 个月`, `8 months`, `1 year 2 months`. */
export function formatAge(months: number, lang: Lang): string {
  const years = Math.floor(months / 12);
  const rest = months % 12;
  if (lang === 'zh')
    return [years > 0 ? `${years}${NB}岁` : '', rest > 0 || years === 0 ? `${rest}${NB}个月` : ''].filter(Boolean).join(' ');
  const count = (number: number, unit: string) => `${number}${NB}${unit}${number === 1 ? '' : 's'}`;
  return [years > 0 ? count(years, 'year') : '', rest > 0 || years === 0 ? count(rest, 'month') : ''].filter(Boolean).join(' ');
}

/** Whole minutes to walk a straight distance in metres, at 72 metres a minute; never less than one. */
export function walkMinutes(metres: number): number {
  return Math.max(1, Math.round(metres / 72));
}
