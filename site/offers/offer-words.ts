import type { SearchWish } from '#cms/input/search-wish.ts';
import { formatDate, formatTimeRange } from '#cms/words/format.ts';
import { weekdayWords } from '#cms/words/weekday-words.ts';
import { chosenWeekdays } from '#domain/care/care.ts';
import type { CareOffer } from '#domain/offers/care-offer.ts';
import type { Party } from '#domain/places/public-part.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import type { PageContext } from '../ui/page-context.ts';
import { partyParams } from './party.ts';

/** Where an offer is booked: its kind of care, its first stay, and the months. */
export function bookAddress(
  slug: string,
  { form, stays, months, weekdays }: CareOffer,
  ageMonths: number | undefined,
  party?: Party,
): string {
  const [first] = stays;
  const query = new URLSearchParams({ form, date: first?.date ?? '' });
  if (ageMonths !== undefined) query.set('ageMonths', String(ageMonths));
  if (first && (form === 'hourly' || form === 'temporary')) {
    query.set('from', formatTime(first.from));
    query.set('to', formatTime(first.to));
  }
  if (first && form === 'half_day') query.set('part', first.from < 720 ? 'morning' : 'afternoon');
  if (form === 'full_day' || form === 'half_day') query.set('months', String(months));
  if (weekdays) query.set('weekdays', weekdays);
  return `/book/${slug}?${partyParams(query, party)}`;
}

const CARRIED = ['ageMonths', 'form', 'date', 'from', 'to'];

/** A centre's page, for the child and hours that a search asked for. */
export function centreAddress(slug: string, search: URLSearchParams): string {
  const carried = [...search].filter(([name, value]) => value !== '' && CARRIED.includes(name));
  const query = new URLSearchParams(carried);
  // A centre's page is about one child: the first.
  const [first] = (query.get('ageMonths') ?? '').split(',');
  if (first) query.set('ageMonths', first);
  const days = search.get('days');
  if (days) query.set('weekdays', days);
  return query.size > 0 ? `/facilities/${slug}?${query}` : `/facilities/${slug}`;
}

/** What an offer is, as far as the search has not said it: its kind of care, its first start, its days or months. */
export function offerParts(
  { t, lang }: PageContext,
  { form, stays, months, weekdays }: CareOffer,
  { when, form: asked }: SearchWish,
): string[] {
  const [first] = stays;
  if (!first || !when) return [];
  const elsewhen = when.kind === 'window' && first.date !== when.date;
  const other = when.kind === 'soon' || elsewhen || first.from !== when.from || first.to !== when.to;
  const sameDay = when.kind === 'window' && first.date === when.date;
  // Whole weeks, to a family that needs some of their days.
  const isMore = months > 0 && when.kind === 'weekly' && chosenWeekdays(when.weekdays) !== undefined;
  return [
    asked?.length === 1 ? '' : t('search.asForm', { form: t(`care.${form}`).toLowerCase() }),
    other
      ? `${sameDay ? '' : `${formatDate(first.date, { lang, weekday: true })} `}${formatTimeRange(first.from, first.to)}`
      : '',
    months > 0
      ? t('search.monthsInAll', { count: months })
      : stays.length > 1
        ? t('search.daysInAll', { count: stays.length })
        : '',
    weekdays ? t('search.onDays', { days: weekdayWords(weekdays, lang) }) : isMore ? t('search.everyDay') : '',
  ].filter(Boolean);
}

/** The same in one line. */
export function offerWords(context: PageContext, offer: CareOffer, wish: SearchWish): string {
  return offerParts(context, offer, wish).join(context.t('common.comma'));
}

/** From when care by the month can be had as a whole: `全日托 12 月 14 日起有位`, `full day from 14 Dec`. */
export function monthWords({ t, lang }: PageContext, { form, stays: [first] }: CareOffer): string {
  return t('search.monthFrom', { form: t(`care.short_${form}`), date: formatDate(first?.date ?? '', { lang }) });
}
