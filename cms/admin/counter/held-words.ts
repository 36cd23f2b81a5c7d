import { servicePeriods } from '#domain/care.ts';
import { toLocal } from '#domain/zoned-time.ts';
import { formatClock, formatDate, formatMoney, formatTimeRange } from '#site/i18n/format.ts';
import type { Portal } from '../../portal.ts';
import type { BookingRecord } from '../../records/booking.ts';
import { staffWords } from '../words.ts';

/** What counter staff tell the family. */
export interface HeldWords {
  number: string;
  /** When the hold ends, by the clock on the wall. */
  until: string;
  what: string;
  when: string;
  total: string;
  link: string;
}

export function heldWords(
  { city }: Portal,
  { booking, link, lang }: { booking: BookingRecord; link: string; lang: 'zh' | 'en' },
): HeldWords {
  const { request, occasions, from } = booking;
  // Care by the month runs to the end of its last month, working day or not.
  const to = servicePeriods(request).at(-1)?.to;
  const first = occasions[0];
  const hours = first ? formatTimeRange(first.from, first.to) : '';
  const days = to
    ? `${formatDate(from, { lang, weekday: true })}–${formatDate(to, { lang, weekday: true })}`
    : formatDate(from, { lang, weekday: true });
  return {
    number: booking.number,
    until: booking.holdUntil ? formatClock(toLocal(booking.holdUntil, city.timeZone).minute) : '',
    what: staffWords(lang).counter.forms[booking.form],
    when: `${days} ${hours}`,
    total: formatMoney(booking.total, { currency: city.currency, lang }),
    link,
  };
}
