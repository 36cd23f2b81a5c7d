import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { formatClock, formatDate, formatMoney, formatTimeRange } from '#cms/words/format.ts';
import { createTranslator, type Messages, wordsOf } from '#cms/words/index.ts';
import { weekdayNames, weekdayWords } from '#cms/words/weekday-words.ts';
import { MAX_PREPAID_MONTHS, servicePeriods, weekdaysOf } from '#domain/care/care.ts';
import type { Lang } from '#domain/language/lang.ts';
import { toLocal } from '#domain/time/zoned-time.ts';

/** What counter staff tell the family. */
export interface HeldWords {
  number: string;
  /** Until when the places are held, by the clock on the wall. */
  until: string;
  what: string;
  when: string;
  total: string;
  link: string;
}

export function heldWords(
  { city }: Pick<Portal, 'city'>,
  { booking, link, lang }: { booking: BookingRecord; link: string; lang: Lang },
): HeldWords {
  const { request, occasions, from } = booking;
  // Care by the month runs to the end of its last month, working day or not.
  const to = servicePeriods(request).at(-1)?.to;
  const t = createTranslator(lang);
  const first = occasions[0];
  const some = weekdaysOf(request);
  const hours = first ? formatTimeRange(first.from, first.to) : '';
  const days = to
    ? `${formatDate(from, { lang, weekday: true })}–${formatDate(to, { lang, weekday: true })}`
    : formatDate(from, { lang, weekday: true });
  return {
    number: booking.number,
    until: t('counter.held', { time: booking.holdUntil ? formatClock(toLocal(booking.holdUntil, city.timeZone).minute) : '' }),
    what: t(`care.${booking.form}`),
    when: [days, some && weekdayWords(some, lang), hours].filter(Boolean).join(' '),
    total: formatMoney(booking.total, { currency: city.currency, lang }),
    link,
  };
}

/** What the form says in the browser; `monthCounts` from none on. */
export type CounterWords = Messages['counter'] & { monthCounts: readonly string[]; weekdayNames: readonly string[] };

export function counterWords(lang: Lang): CounterWords {
  const t = createTranslator(lang);
  const counts = Array.from({ length: MAX_PREPAID_MONTHS }, (_, n) => t('counter.monthCount', { count: n + 1 }));
  return {
    ...wordsOf(lang, 'counter'),
    monthCounts: [t('counter.once'), ...counts],
    weekdayNames: weekdayNames(lang).slice(0, 5),
  };
}
